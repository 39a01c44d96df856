class A {
  private static final Logger log = LoggerFactory.getLogger(A.class);
  void f(Patient patient, User user) {
    log.info("admitted {}", patient.getDiagnosis());  // FLOW log
    log.warn("for " + user.getEmail());  // FLOW log
    String text = String.format("for %s", user.getSsn());
    log.error(text);  // FLOW log
    HttpRequest.BodyPublishers.ofString(user.getPhoneNumber());  // FLOW http
  }
  void g(Patient patient, User user) {
    // log.info(user.getEmail());
    log.info("user.getEmail()");
    log.info("id {}", user.getId());
    log.info("m {}", mask(user.getEmail()));
    log.info("m {}", user.getEmail().length());
    log.info("m {}", user.getEmail() != null);
    log.info("m {}", user.isEmailVerified());
    log.info("n {}", service.findByEmail(user.getEmail()));
  }
  void h(String text) { log.info(text); }
}

class Customer {
  private String email;
  private LocalDate birthDate;
}

class B {
  void f(Customer c, Order order) {
    log.info("for {}", c);  // FLOW log
    log.info("for {}", order);
  }
  void g(Order c) {
    log.info("for {}", c.size());
  }
}
