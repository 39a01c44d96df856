import Stripe from "stripe";

const stripe = new Stripe("{{sk_live_<[A-Za-z0-9]{24}>}}");

export async function charge(amount: number, customer: string) {
    return stripe.paymentIntents.create({ amount, customer, currency: "eur" });
}
