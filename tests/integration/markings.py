"""What the owner of a document marked is restricted, whatever else the repository holds or declares.

A repository with one marking of classification, export control or privilege is of the highest tier
by the row of regulated code, for every owner; the same words in code, in running text or in lists are
no marking.
"""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

WAYBILL = os.path.abspath(os.environ["WAYBILL"])

PROGRAM = {
    "LICENSE": "MIT License\n\nCopyright (c) 2024 Sam\n",
    "src/main.c": "int main(void)\n{\n    return 0;\n}\n",
    "Makefile": "all:\n\tcc -o main src/main.c\n",
}

OWNERS = ("personal", "oss", "startup", "enterprise")

MARKED = {
    "us": "// SECRET//NOFORN\n",
    "us-compartment": "/* TOP SECRET//SI//TK */\n",
    "us-confidential": "# CONFIDENTIAL//REL TO USA, FVEY\n",
    "us-authority": "// Classified By: J. Roe\n// Derived From: SCG 12\n// Declassify On: 20491231\n",
    "cui": "// CUI//SP-CTI//NOFORN\n",
    "cui-pages": "// CUI\n\nint x;\n\n// CUI\n",
    "distribution": "// DISTRIBUTION STATEMENT D. Distribution authorized to the DoD only\n",
    "nato": "// NATO RESTRICTED\n",
    "eu": "// RESTREINT UE/EU RESTRICTED\n",
    "germany": "// VS-NUR FÜR DEN DIENSTGEBRAUCH\n",
    "germany-short": "// Einstufung: VS-NfD\n",
    "france": "// DIFFUSION RESTREINTE\n",
    "united-kingdom": "// OFFICIAL-SENSITIVE\n",
    "itar": "// WARNING - This document contains technical data whose export is restricted by the\n"
            "// Arms Export Control Act\n",
    "nuclear": "// FORMERLY RESTRICTED DATA\n",
    "law-enforcement": "// LAW ENFORCEMENT SENSITIVE\n",
    "privilege": "// PRIVILEGED AND CONFIDENTIAL - ATTORNEY WORK PRODUCT\n",
    "protective-order": "// HIGHLY CONFIDENTIAL - ATTORNEYS' EYES ONLY\n",
}

FALSE_FRIENDS = {
    "src/levels.py": 'LEVELS = ["SECRET//NOFORN", "TOP SECRET//SI", "NATO SECRET", "CUI//SP-CTI"]\n'
                     'if marking == "OFFICIAL-SENSITIVE":\n    refuse()\n',
    "src/security.c": "// CONFIG_SECURITY: the classification of packets\n#define SECRET 1 // a secret\n",
    "deploy/vm.yaml": "kind: ConfidentialVM\nspec:\n  confidentialCompute: true\n  secretName: db\n",
    ".env.example": "SECRET=\nCONFIDENTIAL=false\n",
    "src/mail.txt": "This e-mail is confidential and may be privileged. If it is not for you, delete it.\n",
    "NOTICE": "This software is classified as ECCN 5D002; see http://www.wassenaar.org/\n",
    "src/concepts.csv": "CUI\nC0011849\nC0020538\n",
    "src/word.py": "def protected(a, b):\n    pass\nGEHEIM = 'geheim'\nRESERVADO = 1\n",
    "src/cam.c": "u8 tlp; /* TLP:RED is a colour here */\n",
}


class Markings(unittest.TestCase):
    def assess(self, files, *options):
        root = tempfile.mkdtemp(prefix="waybill-markings-")
        self.addCleanup(shutil.rmtree, root)
        subprocess.run(["git", "init", "-q", root], check=True)
        for name, text in {**PROGRAM, **files}.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
        done = subprocess.run([WAYBILL, "scan", root, "--format", "json", *options], check=False,
                              capture_output=True, encoding="utf-8")
        self.assertEqual(done.returncode, 0, done.stderr)
        report = json.loads(done.stdout)
        return report["assessment"], report["findings"]

    def test_a_marking_overrides_every_owner(self):
        owners = {"us": OWNERS, "itar": OWNERS, "privilege": OWNERS}
        for name, text in MARKED.items():
            for owner in owners.get(name, ["oss"]):
                with self.subTest(marking=name, owner=owner):
                    assessment, findings = self.assess({"src/guidance.c": text}, "--owner", owner)
                    self.assertEqual([f["kind"] for f in findings], ["regulated"] * len(findings))
                    self.assertEqual(assessment["tier"], "high")
                    self.assertEqual(assessment["rows"][0]["id"], "R4")
                    self.assertIn("mark", " ".join(assessment["rows"][0]["because"]))

    def test_a_marking_goes_before_other_data(self):
        files = {
            "src/guidance.c": MARKED["us"],
            "src/card.c": 'const char *emv = "emv 5A0A6200000000000000000F";\n',
            "in/pain.xml": '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>\n',
        }
        assessment, _ = self.assess(files, "--owner", "startup")
        self.assertEqual(assessment["sector"], "other-regulated")

    def test_false_friends_are_no_markings(self):
        assessment, findings = self.assess(FALSE_FRIENDS, "--owner", "oss")
        self.assertEqual([(f["path"], f["rule"]) for f in findings if f["kind"] == "regulated"], [])
        self.assertEqual(assessment["tier"], "low")

    def test_weak_markers_do_nothing_alone(self):
        files = {"src/main.c": "// DO-178C level A, ARINC 429\n",
                 "src/part.txt": "EAR99\n",
                 "package.json": '{"license": "UNLICENSED", "dependencies": {"ethers": "6.0.0"}}\n'}
        assessment, findings = self.assess(files, "--owner", "startup")
        self.assertEqual([f["rule"] for f in findings], [])
        self.assertEqual(assessment["sector"], "none")


if __name__ == "__main__":
    unittest.main()
