//! COMMENT
/* COMMENT /* nested COMMENT */ COMMENT */
use std::fs; // COMMENT

/// COMMENT
#[derive(Deserialize)]
pub struct Patient {
    pub FIELD__Patient__1: String,
    #[serde(rename = "STRING")]
    FIELD__Patient__2: Option<NaiveDate>,
}

const PASSWORD: &str = "VALUE__PASSWORD";
static RAW: &str = r#"STRING "quoted"
VALUE__RAW"#;

fn run<'a>(CODEWORD_user: &'a str) -> Result<()> {
    let mut token: String = "VALUE__token \" STRING".to_string();
    let NAME__local = b"STRING";
    self.secret = "VALUE__secret".into();
    plain = "VALUE__plain";
    let patient = Patient { name: "VALUE__name".into(), CODEWORD_shorthand };
    client.connect("ARGUMENT__client_connect", CODEWORD_x)?;
    Login::new(["ARGUMENT__Login__new"], |_| { let inner = "VALUE__inner"; });
    println!("ARGUMENT__println STRING {}", CODEWORD_y);
    let quote = '"'; let CODEWORD_z = '"';
    Ok(()) // COMMENT
}
