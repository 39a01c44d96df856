import { generateText } from "ai";
import { ChatOpenAI } from "@langchain/openai";
import { GoogleGenerativeAI } from "@google/generative-ai";
export async function POST(req: Request) {
  const { diagnosis, email } = await req.json();
  const { text } = await generateText({ model, prompt: `Explain ${diagnosis}` });  // FLOW ai
  const result = await model.generateContent(`Explain ${diagnosis}`);  // FLOW ai-client
  const res = await model.invoke([new HumanMessage(`mail ${email}`)]);  // FLOW ai-client
  return new Response(text);
}
