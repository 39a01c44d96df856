describe Checkout do
  it "takes a Visa" do
    expect(checkout.pay(card_number: "4242424242424242")).to be_paid
  end

  it "refuses a stolen card" do
    expect(checkout.pay(card_number: "4000 0000 0000 0002")).to be_refused
  end
end
