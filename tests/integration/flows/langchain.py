from langchain_openai import ChatOpenAI
from langchain_core.messages import HumanMessage
llm = ChatOpenAI()
def f(patient):
    llm.invoke([HumanMessage(content=f"Explain {patient.diagnosis}")])  # FLOW ai-client
    chain.invoke({"notes": patient.diagnosis})  # FLOW ai-client
    prompt = f"""
    Patient: {patient.date_of_birth}
    Notes: {patient.diagnosis}
    """
    return llm.invoke(prompt)  # FLOW ai-client
