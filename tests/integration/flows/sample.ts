import Anthropic from "@anthropic-ai/sdk";
class S {
  constructor(private readonly logger: Logger, private client: Anthropic) {}
  async f(user: User, patient: Patient): Promise<void> {
    this.logger.info(`for ${user.email}`);  // FLOW log
    const payload: Body = { phone: user.phoneNumber };
    await axios.post("/x", payload);  // FLOW http
    await this.client.messages.create({ messages: [{ role: "user", content: `has ${patient.diagnosis}` }] });  // FLOW ai-client
    console.log(user?.ssn);  // FLOW log
  }
  g(user: User) {
    // this.logger.info(user.email);
    this.logger.info("user.email");
    this.logger.info(user.id);
    this.logger.info(redact(user.email));
    this.logger.info(String(user.email.length));
    this.logger.info(user.email === "");
    this.logger.info(typeof user.email);
  }
  h(payload: Body) { console.log(payload); }
}

interface Customer {
  email: string;
  birthDate: string;
}
function whole(customer: Customer, order: Order) {
  console.log(customer);  // FLOW log
  console.log(order, customer.id, customer ? 1 : 2);
}
