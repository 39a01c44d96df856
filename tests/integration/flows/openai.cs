using OpenAI.Chat;
class A {
  async Task F(Patient patient) {
    ChatCompletion completion = await client.CompleteChatAsync($"Explain {patient.Diagnosis}");  // FLOW ai
    var messages = new List<ChatMessage> { new UserChatMessage(patient.Diagnosis) };  // FLOW ai
  }
}
