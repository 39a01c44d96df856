from mistralai import Mistral
def f(client, patient):
    client.chat.complete(model="m", messages=[{"role": "user", "content": patient.diagnosis}])  # FLOW ai-client
