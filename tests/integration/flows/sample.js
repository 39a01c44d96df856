import OpenAI from "openai";
const openai = new OpenAI();
async function f(user, patient) {
  console.log("new user", user.email);  // FLOW log
  console.log(`new user ${user.phoneNumber}`);  // FLOW log
  const body = JSON.stringify({ ssn: user.ssn, id: user.id });
  await fetch("/api", { method: "POST", body });  // FLOW http-script
  const prompt = `Diagnosis: ${patient.diagnosis}`;
  await openai.chat.completions.create({ messages: [{ role: "user", content: prompt }] });  // FLOW ai
  analytics.identify(user.id, { email: user.email });  // FLOW analytics
  console.log(user["birthDate"]);  // FLOW log
  const { email } = user;
  logger.info({ email }, "hello");  // FLOW log
}
function g(user) {
  // console.log(user.email)
  console.log("user.email");
  console.log(user.id);
  console.log(maskEmail(user.email));
  console.log(!!user.email, user.email.length);
  console.log(user.email ? "yes" : "no");
  console.log(user.emailVerified);
  logger.info("x", { hasEmail: !!user.email });
  users.forEach((u) => { send(u.email); console.log("sent"); });
  console.log(await db.find({ email: user.email }));
}
function h(body) { console.log(body); }
