#!/usr/bin/env python3
"""STRING: a module's documentation is a string."""
import os  # COMMENT beside code

PASSWORD = "VALUE__PASSWORD"
NAME__timeout = retries = 3 if CODEWORD_ready else 5
token: str = 'VALUE__token STRING'
blob = """STRING over
several lines VALUE__blob"""
raw = r"\STRING" b"STRING" "STRINGS joined"
message = f"STRING {CODEWORD_user.name!r:>10} STRING {format(CODEWORD_x, 'STRING')}"

settings = {
    # COMMENT in a dictionary
    "KEY__host": "STRING",
    "api-key": "VALUE__api_key",
    "nested": {"inner.secret": ["VALUE__inner_secret"]},
    CODEWORD_key: "STRING",
}
settings["subscript"] = "VALUE__subscript"
os.environ["DB_PASSWORD"] = "VALUE__DB_PASSWORD"
client = connect("ARGUMENT__connect", password="VALUE__password", retries=CODEWORD_n)
session.auth.login(user, ["ARGUMENT__session_auth_login"], get("ARGUMENT__get"))
if (walrus := "VALUE__walrus"):
    pass


class Patient(models.Model):
    """STRING"""

    FIELD__Patient__1 = models.EmailField(max_length=254)
    FIELD__Patient__2: str = "STRING"
    FIELD__Patient__3: Mapped[str] = mapped_column("ARGUMENT__mapped_column")
    FIELD__Patient__4: date
    with_default: str = "VALUE__with_default"

    class Meta:
        FIELD__Meta__1 = "patients"

    def login(self, secret="VALUE__secret", *, pin: str = "VALUE__pin"):
        NAME__local = "STRING VALUE__NAME__local"
        self.attribute = "VALUE__attribute"
        # COMMENT
        return CODEWORD_result


visits = Table("visits", metadata, Column("FIELD__visits__1", String), Column("id", Integer))
op.create_table("claims", sa.Column("FIELD__claims__1", sa.String(20), nullable=False))
callback = lambda CODEWORD_x: CODEWORD_x + "STRING"
