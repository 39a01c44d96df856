import com.openai.client.OpenAIClient;
class A {
  String f(Patient patient) {
    var params = ChatCompletionCreateParams.builder()
        .addUserMessage("Explain " + patient.getDiagnosis())  // FLOW ai-client
        .build();
    return client.chat().completions().create(params);
  }
  String g(Patient patient) {
    String prompt = "Explain " + patient.getDiagnosis();
    return chatModel.generate(prompt);  // FLOW ai-client
  }
}
