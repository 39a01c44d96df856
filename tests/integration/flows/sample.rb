def f(user, patient)
  logger.info("for #{user.email}")  # FLOW log
  Rails.logger.info "for #{user.ssn}"  # FLOW log
  text = "has #{patient.diagnosis}"
  client.chat.completions.create(messages: [{ content: text }])  # FLOW ai
  HTTParty.post(url, body: { email: user.email })  # FLOW http
end

def g(user)
  # logger.info(user.email)
  logger.info("user.email")
  logger.info(user.id)
  logger.info(mask(user.email))
  logger.info(user.email.length)
  logger.info(user.email.present?)
  logger.info("x") if user.email
  logger.info 'user #{user.email}'
end

def h(text)
  logger.info(text)
end
