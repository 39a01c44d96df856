import dev.langchain4j.model.chat.ChatModel;
class A {
  String g(Patient patient) {
    String prompt = "Explain " + patient.getDiagnosis();
    return chatModel.chat(prompt);  // FLOW ai-client
  }
}
