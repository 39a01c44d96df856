import litellm
from litellm import completion
import ollama
def f(user):
    completion(model="x", messages=[{"role": "user", "content": user.email}])  # FLOW ai-client
    litellm.completion(model="x", messages=[{"content": user.email, "role": "user"}])  # FLOW ai
    ollama.chat(model="x", messages=[{"role": "user", "content": f"{user.ssn}"}])  # FLOW ai
    messages = [
        {"role": "system", "content": "You are"},
        {"role": "user", "content": f"Write to {user.first_name} at {user.email}"},
    ]
    ollama.generate(model="x", messages=messages)  # FLOW ai
async def g(client, request):
    data = await request.json()
    await client.chat.completions.create(model="x", messages=[{"role": "user", "content": data["diagnosis"]}])  # FLOW ai
def h(row):
    resp = openai.chat.completions.create(  # FLOW ai
        model="gpt-4o",
        messages=[
            {"role": "system", "content": SYSTEM},
            {"role": "user", "content": "Summarise: {}".format(row["medical_history"])},
        ],
    )
    logger.info("got %s", resp)
