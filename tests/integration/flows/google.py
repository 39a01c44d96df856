from google import genai
def f(client, patient):
    client.models.generate_content(model="g", contents=f"Explain {patient.medication}")  # FLOW ai-client
    prompt = "Explain " + patient.diagnosis
    response = client.models.generate_content(model="g", contents=[prompt])  # FLOW ai-client
