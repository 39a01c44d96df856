package a
import "github.com/anthropics/anthropic-sdk-go"
func f(client *anthropic.Client, p Patient) {
	message, err := client.Messages.New(ctx, anthropic.MessageNewParams{  // FLOW ai-client
		Messages: []anthropic.MessageParam{
			anthropic.NewUserMessage(anthropic.NewTextBlock(p.Diagnosis)),
		},
	})
}
