"""The smallest sample of each standard that regulated data travel in gives the pattern that is made for it.

Samples are written from the standards themselves, with made-up names and numbers.
"""

import json
import os
import subprocess
import tempfile
import unittest

WAYBILL = os.path.abspath(os.environ["WAYBILL"])

ISA = ("ISA*00*          *00*          *ZZ*SUBMITTERID    *ZZ*RECEIVERID     "
       "*240101*1200*^*00501*000000001*0*T*:~")


def x12(functional, guide, body):
    return f"{ISA}\nGS*{functional}*SUB*RCV*20240101*1200*1*X*{guide}~\n{body}\n"


HEALTH = {
    # HL7 version 2
    "HL7 v2 message": ("in/a.txt",
        "MSH|^~\\&|LAB|ACME|EHR|ACME|20240101||ADT^A01|1|P|2.5\r", "hl7-message"),
    "HL7 v2 batch": ("in/b.txt", "FHS|^~\\&|LAB|ACME\rBHS|^~\\&|LAB|ACME\r", "hl7-message"),
    "HL7 v2 patient segment alone": ("in/c.txt",
        "PID|1||4711^^^ACME^MR||ROE^JANE^Q||19700101|F\r", "hl7-patient-segment"),
    "HL7 v2 segments alone": ("in/d.txt",
        "OBR|1|A|B|24331-1^LIPID\rOBX|1|NM|2093-3^CHOL||182|mg/dL|\r", "hl7-segments"),
    "HL7 v2 transport": ("src/net.py", 'END = b"\\x1c\\x0d"\n', "hl7-transport"),
    "HL7 v2 file": ("in/e.hl7", "anything", "hl7-file"),
    "Mirth channel": ("ch.xml",
        "<channel><inboundDataType>HL7V2</inboundDataType></channel>", "mirth-channel"),
    # HL7 version 3, CDA
    "C-CDA document": ("in/ccd.txt", '<ClinicalDocument xmlns="urn:hl7-org:v3">'
                       '<templateId root="2.16.840.1.113883.10.20.22.1.1"/></ClinicalDocument>',
                       "clinical-document health-code-system"),
    # FHIR
    "FHIR in JSON": ("p.json", '{"resourceType": "Patient", "id": "1"}', "fhir-resource"),
    "FHIR in XML": ("p.xml",
        '<Patient xmlns="http://hl7.org/fhir"><id value="1"/></Patient>', "fhir-xml-resource"),
    "FHIR in lines": ("p.ndjson", '{"resourceType":"Condition","id":"1"}\n', "fhir-resource"),
    "US Core profile": ("p.ts",
        'const u = "http://hl7.org/fhir/us/core/StructureDefinition/us-core-patient";\n',
        "health-code-system"),
    "SMART scopes": ("app.js", "scope = 'launch/patient patient/*.read'\n", "smart-on-fhir"),
    "CDS Hooks": ("h.json", '{"hook": "patient-view", "hookInstance": "1"}', "cds-hooks"),
    "Bulk export": ("b.sh",
        "curl $BASE/Group/1/\\$export; curl https://h.test/fhir/Patient/$everything\n",
        "fhir-operation"),
    "CQL": ("m.cql",
        "library M version '1'\nusing FHIR version '4.0.1'\n", "clinical-quality-language"),
    # Code systems by address and by object identifier
    "LOINC": ("c.json", '{"system": "http://loinc.org"}', "health-code-system"),
    "SNOMED CT": ("c.json", '{"system": "http://snomed.info/sct"}', "health-code-system"),
    "RxNorm": ("c.json",
        '{"system": "http://www.nlm.nih.gov/research/umls/rxnorm"}', "health-code-system"),
    "CPT": ("c.json", '{"system": "http://www.ama-assn.org/go/cpt"}', "health-code-system"),
    "ICD-10": ("c.json", '{"system": "http://hl7.org/fhir/sid/icd-10-cm"}', "health-code-system"),
    "NPI": ("c.json", '{"system": "http://hl7.org/fhir/sid/us-npi"}', "health-code-system"),
    "LOINC by OID": ("c.xml", '<code codeSystem="2.16.840.1.113883.6.1"/>', "health-oid"),
    "SNOMED CT by OID": ("c.xml", '<code codeSystem="2.16.840.1.113883.6.96"/>', "health-oid"),
    "RxNorm by OID": ("c.xml", '<code codeSystem="2.16.840.1.113883.6.88"/>', "health-oid"),
    "LOINC codes": ("c.py", 'LOINC = "2345-7"\nloinc = "718-7"\n', "loinc-code"),
    "SNOMED CT codes": ("c.py", "snomed = 73211009\nsctid = 22298006\n", "snomed-code"),
    "ICD-10 code": ("c.py", 'icd10 = "E11.9"\n', "icd-10-code"),
    # DICOM
    "DICOM file": ("i/1.dcm",
        b"\0" * 128 + b"DICM\x02\0\0\0UL\x04\0\xc6\0\0\0", "dicom-file dicom-header"),
    "DICOM file without extension": ("i/IM0001",
        b"\0" * 128 + b"DICM\x02\0\0\0UL\x04\0\xc6\0\0\0", "dicom-header"),
    "DICOM attributes": ("i/dump.txt",
        "(0010,0010) PN [ROE^JANE]\n(0010,0020) LO [1]\n", "dicom-attributes"),
    "DICOM in JSON": ("i/d.json", '{"00100010": {"vr": "PN"}}', "dicom-json"),
    "DICOM identifiers": ("i/d.py", 'CT = "1.2.840.10008.5.1.4.1.1.2"\n', "dicom-uid"),
    "EDF recording": ("n.edf",
        b"0       " + b"X" * 80 + b"Startdate".ljust(80) + b"02.03.0212.00.00", "biosignal-file"),
    # X12 of HIPAA
    "X12 270": ("e.txt",
        x12("HS", "005010X279A1", "ST*270*0001*005010X279A1~"),
        "x12-interchange x12-health-transaction"),
    "X12 271": ("e.txt",
        x12("HB", "005010X279A1", "ST*271*0001~"), "x12-interchange x12-health-transaction"),
    "X12 276": ("e.txt",
        x12("HR", "005010X212", "ST*276*0001~"), "x12-interchange x12-health-transaction"),
    "X12 277": ("e.txt",
        x12("HN", "005010X212", "ST*277*0001~"), "x12-interchange x12-health-transaction"),
    "X12 278": ("e.txt",
        x12("HI", "005010X217", "ST*278*0001~"), "x12-interchange x12-health-transaction"),
    "X12 834": ("e.txt",
        x12("BE", "005010X220A1", "ST*834*0001~"), "x12-interchange x12-health-transaction"),
    "X12 835": ("e.txt",
        x12("HP", "005010X221A1", "ST*835*0001~"), "x12-interchange x12-health-transaction"),
    "X12 837": ("e.txt",
        x12("HC", "005010X222A1", "ST*837*0001~\nNM1*IL*1*ROE*JANE****MI*1~\nDMG*D8*19700101*F~"),
                "x12-interchange x12-health-transaction x12-claim-segment"),
    "X12 of logistics": ("e.txt", x12("PO", "005010", "ST*850*0001~"), "x12-interchange"),
    # Pharmacies
    "NCPDP SCRIPT": ("rx.xml",
        '<Message xmlns="http://www.ncpdp.org/schema/SCRIPT"><Body><NewRx/></Body></Message>',
        "ncpdp-script"),
    "NCPDP D.0": ("rx.txt",
        "610066D0B1123456789010119876543210000020240101ACME      \n", "ncpdp-telecommunication"),
    # Research
    "OMOP": ("o.sql",
        "CREATE TABLE condition_occurrence (a INT);\nCREATE TABLE visit_occurrence (a INT);\n",
        "omop-table"),
    "i2b2": ("o.sql", "SELECT * FROM observation_fact;\n", "clinical-warehouse-table"),
    "CDISC": ("ae.R", 'ae[, c("USUBJID", "AEDECOD")]\n', "cdisc-variables"),
    "CDISC transport": ("m5/dm.xpt",
        "HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!", "cdisc-file"),
    "openEHR": ("a.txt", "openEHR-EHR-OBSERVATION.blood_pressure.v2", "openehr-archetype"),
    "REDCap": ("d.py", 'cols = ["record_id", "redcap_event_name"]\n', "redcap-project"),
    "VCF": ("g.txt", "##fileformat=VCFv4.2\n", "genome-variants"),
    # Phones
    "HealthKit": ("H.swift", "let t = HKQuantityTypeIdentifier.heartRate\n", "apple-health"),
    "Health Connect": ("M.xml",
        '<uses-permission android:name="android.permission.health.READ_STEPS"/>', "android-health"),
}

OTHERS = {
    "finger minutiae": ("e/1.fmr", b"FMR\0 20\0\0\0\0.", "biometric-record"),
    "face record": ("e/1.bin", b"FAC\x00010\0\0\0\0.", "biometric-record"),
    "WSQ image": ("e/1.wsq", b"\xff\xa0\xff\xa4\0", "fingerprint-image"),
    "ANSI/NIST-ITL": ("e/1.eft", "1.001:223\x1d1.002:0500\x1d", "nist-biometric-file"),
    "SIF": ("s.xml",
        '<StudentPersonal xmlns="http://www.sifassociation.org/datamodel/na/4.x"/>',
        "sif-namespace"),
    "LTI": ("l.py",
        'x = claim["https://purl.imsglobal.org/spec/lti/claim/roles"]\n', "ims-namespace"),
    "OneRoster": ("r/users.csv", "sourcedId,status,role\n", "oneroster-file"),
    "Ed-Fi": ("e.py", 'get("/ed-fi/studentSchoolAssociations")\n', "ed-fi-resource"),
    "xAPI": ("x.json",
        '{"verb": {"id": "http://adlnet.gov/expapi/verbs/completed"}}', "learning-record"),
    "PESC": ("t.xml",
        '<CollegeTranscript xmlns="urn:org:pesc:message:CollegeTranscript:v1.6.0"/>',
        "transcript-standard"),
    "vCard": ("c.txt", "BEGIN:VCARD\nVERSION:4.0\nEND:VCARD\n", "vcard"),
    "LDIF": ("d.txt",
        "dn: uid=jroe,dc=acme\nobjectClass: person\ntelephoneNumber: 1\n", "ldif-person"),
    "mbox": ("m.mbox", "From jroe@acme.test Mon Jan  1 00:00:00 2024\n\n", "mailbox"),
    "HAR": ("h.har", '{"log": {"entries": []}}', "traffic-capture"),
    "pcap": ("h.pcap", b"\xd4\xc3\xb2\xa1\x02\0\x04\0", "traffic-capture"),
    "dump": ("d.sql", "INSERT INTO `customers` VALUES (1);\n", "user-table-dump"),
    "ACORD": ("a.py", 'form = "ACORD 125"\n', "insurance-form"),
    "payroll": ("a.py", 'form = "Form W-2"\n', "employment-record"),
}


def rules_in(root, samples):
    """Scans all samples at once, each in a folder of its own; the rules found in each."""
    names = sorted(samples)
    for number, name in enumerate(names):
        path, content, _ = samples[name]
        path = os.path.join(root, f"{number:02}", path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
    run = subprocess.run([WAYBILL, "scan", "--no-git", "--format", "jsonl", "."], cwd=root,
                         capture_output=True, text=True, timeout=120, check=False)
    found = {name: set() for name in names}
    for line in run.stdout.splitlines():
        finding = json.loads(line)
        number = int(finding["path"].removeprefix("./").split("/")[0])
        found[names[number]].add(finding["rule"])
    return found


class Standards(unittest.TestCase):
    def check(self, samples):
        with tempfile.TemporaryDirectory() as root:
            found = rules_in(root, samples)
        for name, (_, _, expected) in samples.items():
            with self.subTest(name):
                self.assertLessEqual(set(expected.split()), found[name])

    def test_health_care(self):
        self.check(HEALTH)

    def test_biometrics_education_and_persons(self):
        self.check(OTHERS)

    def test_logistics_is_no_health_care(self):
        with tempfile.TemporaryDirectory() as root:
            found = rules_in(root, {"x": HEALTH["X12 of logistics"]})
        self.assertNotIn("x12-health-transaction", found["x"])


if __name__ == "__main__":
    unittest.main()
