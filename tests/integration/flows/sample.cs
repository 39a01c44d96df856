class A {
  void F(User user, Patient patient) {
    _logger.LogInformation("for {Email}", user.Email);  // FLOW log
    _logger.LogInformation($"for {user.PhoneNumber}");  // FLOW log
    var text = $"has {patient.Diagnosis}";
    client.CompleteChatAsync(new UserChatMessage(text));  // FLOW ai
    await http.PostAsJsonAsync("/x", new { Email = user.Email });  // FLOW http
  }
  void G(User user) {
    // _logger.LogInformation(user.Email);
    _logger.LogInformation("user.Email");
    _logger.LogInformation("{Id}", user.Id);
    _logger.LogInformation("{M}", Mask(user.Email));
    _logger.LogInformation("{N}", user.Email.Length);
    _logger.LogInformation("{N}", string.IsNullOrEmpty(user.Email));
    _logger.LogInformation("{N}", user.EmailConfirmed);
  }
  void H(string text) { _logger.LogInformation(text); }
}

class Customer {
  public string Email { get; set; }
  public DateTime BirthDate { get; set; }
}
class B {
  void F(Customer c, Order order) {
    _logger.LogInformation("{C}", c);  // FLOW log
    _logger.LogInformation("{O}", order);
  }
}
