"""The smallest sample of each standard by which banks, card networks and offices exchange data.

Each sample stands in a file of its own in one repository, and must be told by the pattern of its
standard; beside it stands what only begins like one and must not. Routing numbers are Wells Fargo's
and Citadel's published ones, card numbers those that are published for tests.
"""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

import shapes

WAYBILL = os.path.abspath(os.environ["WAYBILL"])
SOH = "\x01"


def fix(*fields, separator=SOH):
    """A FIX message with its length and its sum, which is over SOH whatever separates the fields."""
    body = "".join(field + SOH for field in fields)
    message = f"8=FIX.4.4{SOH}9={len(body)}{SOH}{body}"
    message += f"10={sum(message.encode()) % 256:03}{SOH}"
    return message.replace(SOH, separator)


def ach(entry_hash):
    """One batch with one entry; the two controls have the hash of its receiver's routing number."""
    records = (
        "101 121042882 1234567892401011200A094101" + f"{'ACME BANK':23}{'ROE PAYROLL':23}" + " " * 8,
        f"5220{'ROE PAYROLL':16}{'':20}1234567890PPD{'PAYROLL':10}{'':6}240101   1121042880000001",
        f"622121042882{'12345':17}0000100000{'ID1':15}{'RICHARD ROE':22}  0121042880000001",
        f"8220000001{entry_hash:010}{0:012}{100000:012}1234567890{'':25}121042880000001",
        f"9000001000001{1:08}{entry_hash:010}{0:012}{100000:012}{'':39}",
    )
    assert all(len(record) == 94 for record in records)
    return "\n".join(records) + "\n"


MT103 = ("{1:F01BANKBEBBAXXX2222123456}{2:I103BANKDEFFXXXXN}{4:\r\n:20:REF\r\n:23B:CRED\r\n"
         ":32A:240101EUR100,\r\n:50K:/12\r\nROE\r\n:59:/34\r\nDOE\r\n:71A:SHA\r\n-}\n")
MT940 = (":20:STARTUMS\n:25:10020030/1234567\n:28C:5/1\n:60F:C240101EUR1234,56\n"
         ":61:2401020102D12,5NMSCNONREF\n:86:Rent\n:62F:C240102EUR1222,06\n")
MT942 = ":20:INTRA\n:25:10020030/1234567\n:28C:5/1\n:34F:EURD0,\n:13D:2401021530+0100\n:90D:1EUR12,5\n"
PAIN = ('<?xml version="1.0"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03">\n'
        "<CstmrCdtTrfInitn><GrpHdr/></CstmrCdtTrfInitn></Document>\n")
BAI2 = ("01,122099999,123456789,040621,0200,1,65,,2/\n02,031001234,122099999,1,040620,2359,,2/\n"
        "03,0123456789,,010,+4350000,,/\n16,115,450000,S,1,2,3/\n49,4800000,3/\n98,4800000,1,5/\n"
        "99,4800000,1,7/\n")
OFX_SGML = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\n\n<OFX><BANKMSGSRSV1><STMTTRN></STMTTRN></OFX>\n"
OFX_XML = '<?xml version="1.0"?>\n<?OFX OFXHEADER="200" VERSION="211" SECURITY="NONE"?>\n<OFX></OFX>\n'
WIRE = ("{1500}30        T {1510}1000{1520}20240410Source08000001{2000}000000012345"
        "{3100}121042882Wells Fargo NA*{3400}231380104Citadel*{3600}CTR\n")
ISO8583 = ("# a message of ISO 8583\nmessage = '0200" "7010000000000000" "164000000000000002"
           "000000000000010000123456'\n")
TLV = "de55 = 9F2608{{<[0-9A-F]{16}>}}9F2701809F3602025795050000000000\n"
HOLDINGS = "name,isin,units\n" + "".join(f"{c},US0378331005,1\n" for c in "ABCDEFGHIJ")

# What must be told, by file: its text and the pattern's id.
FOUND = {
    "in/mt103.txt": (MT103, "swift-mt-message"),
    "in/mt940.txt": (MT940, "swift-mt-amount"),
    "in/mt942.txt": (MT942, "swift-mt-amount"),
    "in/day.sta": (MT940, "swift-mt-file"),
    "in/pain.xml": (PAIN, "iso-20022-message"),
    "in/elements.xml": ("<FIToFICstmrCdtTrf></FIToFICstmrCdtTrf>\n", "iso-20022-elements"),
    "in/statement.xml": ('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>\n',
                         "iso-20022-message"),
    "in/fix.log": (fix("35=A", "49=BUYER", "56=SELLER") + "\n", "fix-message"),
    "in/fix-pipes.log": (fix("35=A", "49=BUYER", separator="|") + "\n", "fix-message"),
    "in/fix-carets.log": (fix("35=A", "49=BUYER", separator="^A") + "\n", "fix-message"),
    "conf/session.cfg": ("[SESSION]\nBeginString=FIX.4.4\nSenderCompID=B\nTargetCompID=S\n",
                         "fix-session-configuration"),
    "conf/FIX44.xml": ("<fix type='FIX' major='4' minor='4'></fix>\n", "fix-data-dictionary"),
    "in/payroll.txt": (ach(12104288), "nacha-file"),
    "in/payroll.ach": (ach(12104288), "nacha-file-name"),
    "in/cash.txt": (BAI2, "bai2-file"),
    "in/bank.txt": (OFX_SGML, "ofx-statement"),
    "in/bank.xml": (OFX_XML, "ofx-statement"),
    "in/bank.qfx": (OFX_SGML, "bank-statement-file"),
    "in/account.txt": ("!Type:Bank\nD01/02/2024\nT-12.50\n^\n", "qif-export"),
    "in/hbci.txt": ("HNHBK:1:3+000000000123+300+0+1'HKIDN:2:2+280:10020030+1+0+0'\n", "fints-message"),
    "in/ebics.xml": ('<ebicsRequest xmlns="urn:org:ebics:H004"/>\n', "ebics-request"),
    "in/wire.txt": (WIRE, "fedwire-message"),
    "in/letter.txt": ("0103T231380104121042882202410032359NContoso bank\n", "image-cash-letter"),
    "in/coda.cod": ("0000018011572505        00099449\n", "coda-statement"),
    "in/bacs.txt": ("HDR1A123456S\nUHL1 24003999999    000000001 DAILY  001\n", "bacs-file"),
    "in/credit.txt": ("0426HEADER01INNOVIS   EQUIFAX   EXPERIAN\n", "metro2-file"),
    "in/trade.xml": ('<FpML xmlns="http://www.fpml.org/FpML-5/confirmation"/>\n',
                     "trade-and-loan-namespace"),
    "in/filing.xml": ('<xbrl xmlns="http://www.xbrl.org/2003/instance"/>\n', "xbrl-filing"),
    "in/tax.xml": ('<c xmlns:crs="urn:oecd:ties:crs:v2"/>\n', "tax-account-report"),
    "in/holdings.csv": (HOLDINGS, "securities-table"),
    "src/host.py": (ISO8583, "iso-8583-message"),
    "src/packager.xml": ('<isopackager><isofield id="2" length="19"/></isopackager>\n',
                         "iso-8583-packager"),
    "in/chip.txt": (TLV, "chip-data-objects"),
    "in/card.txt": ("emv 5A0A6200000000000000000F\n", "card-chip-data"),
    "in/track2.txt": (";5200000000000007=29121010000012345?\n", "card-stripe-data"),
    "in/track1.txt": ("%B5200000000000007^ROE/RICHARD^29121011234?\n", "card-stripe-data"),
    "src/key.txt": ("B0080P0TE00N0000{{<[0-9A-F]{64}>}}\n", "tr31-key-block"),
    "in/passengers.txt": ("UNH+PAX001+PAXLST:D:05B:UN:IATA'\n", "passenger-message"),
}

# What only begins like one: no live finding of medium confidence may come of it.
LEFT = {
    "a.txt": "{1:F01} and {2:I32, 3:F64}\n",
    "b.txt": ":60F: is the opening balance, :62F: the closing one\n",
    "c.txt": "urn:iso:std:iso:20022:tech:xsd: is where it begins\n",
    "d.txt": "8=FIX and 9=length\n",
    "e.txt": "101 is a number, and so is 094101\n",
    "f.txt": "01,02,03\n02,03,04\n99,1,2\n",
    "g.txt": "see http://www.fpml.org/about\n",
    "h.txt": "{2000} {3100} {3400}\n",
    "i.txt": "de55 = 9F2608{{<[0-9A-F]{40}>}}\n",
    "j.txt": "B0088P0TE00N0000{{<[0-9A-F]{64}>}}\n",
    "k.txt": ISO8583.replace("0200" "7010", "0200" "7110"),
    "l.txt": HOLDINGS.replace("005", "004"),
    "m.txt": ";5200000000000000=29121010000012345?\n",
    "n.bam.bai": "BAI\x02",
}


class Standards(unittest.TestCase):
    def scan(self, files):
        root = tempfile.mkdtemp(prefix="waybill-standards-")
        self.addCleanup(shutil.rmtree, root)
        subprocess.run(["git", "init", "-q", root], check=True)
        for name, text in files.items():
            path = os.path.join(root, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(shapes.expand(text.encode(), name))
        done = subprocess.run([WAYBILL, "scan", root, "--format", "jsonl"], capture_output=True,
                              encoding="utf-8", check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_each_sample_is_told_by_its_pattern(self):
        told = {(f["path"], f["rule"]) for f in self.scan({n: t for n, (t, _) in FOUND.items()})}
        missing = [(name, rule) for name, (_, rule) in FOUND.items() if (name, rule) not in told]
        self.assertEqual(missing, [])

    def test_what_only_begins_like_one_is_left_alone(self):
        self.assertEqual([(f["path"], f["rule"]) for f in self.scan(LEFT)], [])

    def test_a_total_that_does_not_hold_lowers_a_file(self):
        files = {"good.txt": ach(12104288), "bad.txt": ach(12104289)}
        confidence = {f["path"]: f["confidence"] for f in self.scan(files) if f["rule"] == "nacha-file"}
        self.assertEqual(confidence, {"good.txt": "high", "bad.txt": "medium"})

    def test_a_sum_that_does_not_hold_lowers_a_message(self):
        message = fix("35=A", "49=BUYER")
        files = {"good.log": message, "bad.log": message.replace("BUYER", "BUYES")}
        confidence = {f["path"]: f["confidence"] for f in self.scan(files)}
        self.assertEqual(confidence, {"good.log": "high", "bad.log": "medium"})


if __name__ == "__main__":
    unittest.main()
