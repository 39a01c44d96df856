package a
import "github.com/sashabaranov/go-openai"
func f(c *openai.Client, p Patient) {
	resp, err := c.CreateChatCompletion(ctx, openai.ChatCompletionRequest{  // FLOW ai
		Messages: []openai.ChatCompletionMessage{{Role: "user", Content: "x " + p.Diagnosis}},
	})
	prompt := fmt.Sprintf("is %s", p.Diagnosis)
	req := openai.ChatCompletionRequest{Messages: []openai.ChatCompletionMessage{{Content: p.Diagnosis}}}
	resp, err = c.CreateChatCompletion(ctx, req)  // FLOW ai
}
