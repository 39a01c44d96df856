"""Which domain a repository is judged to be of: whole small repositories, each of one kind.

The same marker says different things in a parser, a checker of compliance and a hospital. What decides is
where markers stand and how many kinds there are.
"""

import json
import os
import subprocess
import tempfile
import unittest

WAYBILL = os.path.abspath(os.environ["WAYBILL"])

MESSAGE = "MSH|^~\\&|LAB|ACME|EHR|ACME|20240101||ORU^R01|1|P|2.5\rPID|1||4711||ROE^JANE||19700101|F\r"

REPOSITORIES = {
    "a parser of HL7": ("none", {
        "package.json": '{"name": "node-hl7-parser", "version": "1.0.0", "private": true}\n',
        "src/parser.js": f"const sample = {json.dumps(MESSAGE)};\nmodule.exports = parse;\n",
        "src/segments.js": "const END = '\\x1c\\r';\nfunction pid(s) { return 'PID|1||4711||ROE^JANE|'; }\n",
        "test/adt.hl7": MESSAGE,
        "test/parser.test.js": f"parse({json.dumps(MESSAGE)});\n",
        "README.md": "# HL7 parser\n\nMSH|^~\\&|\n\n## HIPAA\n",
    }),
    "a parser whose package has a name of its own": ("none", {
        "pyproject.toml": '[project]\nname = "segmentum"\n',
        "segmentum/parser.py": f"HEAD = {json.dumps(MESSAGE)}\n",
        "tests/test_parser.py": f"assert parse({json.dumps(MESSAGE)})\n",
    }),
    "a checker of compliance": ("none", {
        "README.md": "# HIPAA, PCI DSS and FERPA in CI\n\n## Protected Health Information\n",
        "docs/hipaa.md": "# HIPAA rules\n",
        "templates/report.html": "<h2>HIPAA controls</h2>\n<p>all good</p>\n",
        "rules/words.py": "WORDS = ['HIPAA', 'PHI', 'FERPA']\n",
    }),
    "a checker with all formats in one list": ("none", {
        "rules.py": "RULES = {\n  'hl7': 'MSH|^~\\\\&|LAB|',\n"
                    "  'iso': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.03',\n"
                    "  'sif': 'http://www.sifassociation.org/datamodel/na/4.x',\n}\n",
    }),
    "a telehealth app": ("health", {
        "package.json": '{"name": "visits", "dependencies": {"fhir-kit-client": "^1.9.0"}}\n',
        "src/patient.ts": "export const system = 'http://hl7.org/fhir/sid/us-npi';\n"
                          "const p = { resourceType: 'Patient' };\n",
        "src/models.py": "class Patient(models.Model):\n    patient_id = models.CharField()\n"
                         "    birth_date = models.DateField()\n    diagnosis = models.CharField()\n",
    }),
    "a hospital that has a parser": ("health", {
        "pyproject.toml": '[project]\nname = "ward"\ndependencies = ["hl7apy"]\n',
        "ward/parser.py": f"HEAD = {json.dumps(MESSAGE)}\n",
    }),
    "a bank": ("finance", {
        "src/pain.py": "NS = {'d': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.03'}\n",
        "src/models.py": "class Account(models.Model):\n    iban = models.CharField()\n"
                         "    account_holder = models.CharField()\n    balance = models.DecimalField()\n",
    }),
    "a web shop": ("none", {
        "package.json": '{"name": "shop", "dependencies": {"stripe": "^14.0.0", "express": "^4"}}\n',
        "src/pay.js": "const stripe = require('stripe')(process.env.STRIPE_KEY);\n",
    }),
    "a university": ("other-regulated", {
        "requirements.txt": "canvasapi==3.2.0\n",
        "app/lti.py": 'r = claim["https://purl.imsglobal.org/spec/lti/claim/roles"]\n',
        "app/templates/privacy.html": "<h2>FERPA</h2>\n<p>These records are protected by FERPA.</p>\n",
    }),
    "an app for children": ("other-regulated", {
        "app/Ads.kt": "val c = Builder().setTagForChildDirectedTreatment(1).build()\n",
        "app/schema.sql": "CREATE TABLE kid (parental_consent_at TIMESTAMP);\n",
    }),
    "a learning platform with face recognition, each a little": ("none", {
        "requirements.txt": "canvasapi==3.2.0\ndeepface==0.0.79\n",
    }),
    "a marked repository": ("other-regulated", {
        "src/guidance.c": "// CUI//SP-CTI//NOFORN\nint main(void) { return 0; }\n",
    }),
    "a marked document": ("other-regulated", {
        "docs/design.md": "CUI//SP-CTI\n\n# Design\n",
        "src/main.c": "int main(void) { return 0; }\n",
    }),
    "a document about marking": ("none", {
        "docs/marking.md": "# How we mark\n\nSome\n\nlines\n\nlater:\n\n    CUI//SP-CTI\n",
    }),
    "nothing of the kind": ("none", {
        "src/main.c": "int main(void) { return 0; }\n",
        "package.json": '{"name": "left", "dependencies": {"left-pad": "1"}}\n',
    }),
}


def assessment_of(files):
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text)
        run = subprocess.run([WAYBILL, "scan", "--no-git", "--format", "json", "."], cwd=root,
                             capture_output=True, text=True, timeout=120, check=False)
        if run.returncode != 0:
            raise AssertionError(f"exit {run.returncode}: {run.stderr}")
        return json.loads(run.stdout)


class Domains(unittest.TestCase):
    def test_each_repository_is_of_its_domain(self):
        for name, (sector, files) in REPOSITORIES.items():
            with self.subTest(name):
                report = assessment_of(files)
                rules = sorted({f["rule"] for f in report["findings"]})
                self.assertEqual(report["assessment"]["sector"], sector, rules)

    def test_regulations_are_summed_in_the_assessment(self):
        report = assessment_of(REPOSITORIES["a telehealth app"][1])
        sums = {r["name"]: r["findings"] for r in report["assessment"]["regulations"]}
        self.assertGreaterEqual(sums["HIPAA"], 3)
        self.assertIn("GDPR Art. 9", sums)
        named = [name for f in report["findings"] if f["counts"] for name in f["regulations"]]
        for name, count in sums.items():
            self.assertGreaterEqual(count, named.count(name), name)

    def test_a_payment_provider_is_no_card_data(self):
        report = assessment_of(REPOSITORIES["a web shop"][1])
        self.assertEqual(report["assessment"]["regulations"], [])
        self.assertNotIn("high", report["assessment"]["tier"])


if __name__ == "__main__":
    unittest.main()
