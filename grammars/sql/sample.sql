-- COMMENT
/* COMMENT
   over lines */
CREATE TABLE clinic.patients (
  FIELD__patients__1 SERIAL PRIMARY KEY,
  FIELD__patients__2 VARCHAR(255) NOT NULL DEFAULT 'STRING', -- COMMENT
  "FIELD__patients__3" CHAR(9),
  `FIELD__patients__4` INT
);
ALTER TABLE visits ADD COLUMN FIELD__visits__1 DATE;
INSERT INTO patients (CODEWORD_a, CODEWORD_b) VALUES ('STRING', 'STRING '' STRING'), (E'STRING', 'x');
UPDATE patients SET password = 'VALUE__password' WHERE email = 'VALUE__email';
CREATE USER bob WITH PASSWORD 'STRING';
SELECT CODEWORD_c, digest('ARGUMENT__digest') AS CODEWORD_d FROM patients WHERE token LIKE 'VALUE__token';
