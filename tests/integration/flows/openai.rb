require "openai"
def f(patient)
  client = OpenAI::Client.new
  client.chat(parameters: { messages: [{ role: "user", content: "Is #{patient.diagnosis}" }] })  # FLOW ai-client
end
