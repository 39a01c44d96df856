package a

import "log"

func f(u User, p Patient) {
	log.Printf("for %s", u.Email)  // FLOW log
	msg := fmt.Sprintf("is %s", p.Diagnosis)
	logger.Info(msg)  // FLOW log
	logger.Info("x", zap.String("ssn", u.SSN))  // FLOW log
	http.Post(url, "text/plain", strings.NewReader(u.PhoneNumber))  // FLOW http
	resp, err := client.CreateChatCompletion(ctx, openai.ChatCompletionRequest{Messages: []M{{Content: p.Diagnosis}}})  // FLOW ai
}

func g(u User) {
	// log.Printf("for %s", u.Email)
	log.Printf("u.Email")
	log.Printf("for %d", u.ID)
	log.Printf("for %s", maskEmail(u.Email))
	log.Printf("for %d", len(u.Email))
	log.Printf("for %v", u.Email == "")
	log.Printf("for %v", u.EmailVerified)
}

func h(msg string) {
	log.Printf(msg)
}

type Customer struct {
	Email     string
	BirthDate string
}

func i(c *Customer, o Order) {
	log.Printf("%v", c) // FLOW log
	log.Printf("%v", o)
	log.Printf("%v", c.ID)
}
