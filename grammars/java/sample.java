/* COMMENT */
package org.example;

/** COMMENT for a class. */
@Table(name = "VALUE__name")
public class Patient extends Person {
    private static final String PASSWORD = "VALUE__PASSWORD";
    private String FIELD__Patient__1;
    @Column("ARGUMENT__Column") protected LocalDate FIELD__Patient__2 = CODEWORD.now(), FIELD__Patient__3;
    String text = """
        STRING over lines "quoted"
        VALUE__text""";

    Patient(String NAME__parameter) {
        this.token = "VALUE__token"; // COMMENT
        String NAME__local = "STRING \" STRING" + CODEWORD_x + "VALUE__NAME__local";
        secret = "VALUE__secret";
        client.connect("ARGUMENT__connect", List.of("ARGUMENT__of"));
        props.setProperty("db.password", "VALUE__db_password");
        new Login("ARGUMENT__Login", () -> { var inner = "VALUE__inner"; });
        char c = '"'; int CODEWORD_n = 1; char d = '"';
    }

    record Visit(String FIELD__Visit__1, @Nullable int FIELD__Visit__2) {}

    interface Level { String LOW = "VALUE__LOW"; }
}
