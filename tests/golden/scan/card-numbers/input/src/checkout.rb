# Takes orders.
class Checkout
  def initialize(gateway)
    @gateway = gateway
  end

  def pay(order)
    @gateway.charge(order.amount)
  end
end
