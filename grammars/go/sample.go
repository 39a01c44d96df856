// COMMENT
package main

/* COMMENT */
import "STRING/path"

const password = "VALUE__password"

const (
	NAME__limit        = 3
	apiKey      string = "VALUE__apiKey"
)

var token, pin string
var raw = `STRING
over lines VALUE__raw \`

type Patient struct {
	FIELD__Patient__1               string `json:"STRING"`
	FIELD__Patient__2, FIELD__Patient__3 *time.Time
	Address                        struct {
		FIELD__Patient__4 []byte // COMMENT
	}
}

func (p *Patient) login(CODEWORD_user string) error {
	secret := "VALUE__secret" + CODEWORD_x
	p.hash = "VALUE__hash"
	headers["x-token"] = "VALUE__x_token"
	r, CODEWORD_err := '"', fmt.Errorf("ARGUMENT__Errorf: %w \" STRING", CODEWORD_y)
	conf := Config{Name: "VALUE__Name", Inner: map[string]string{"inner-key": "VALUE__inner_key"}}
	list := []string{"VALUE__list"}
	client.Do(func() { local := "VALUE__local" }, "ARGUMENT__Do")
	return nil
}
