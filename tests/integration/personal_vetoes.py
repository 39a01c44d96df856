"""What every scanner of personal data has been laughed at for, by name.

Each test is a repository of one kind of text that looks like personal data and is none, or is nobody's. Beside it
stands one real value, which must be found, so that nothing is quiet because nothing was read; and no other may be
reported as live with medium or high confidence. Values are made here, none is stored.
"""

import json
import unittest

import shapes
from project import WAYBILL, Project

SSN = "<[2-5]{1}><[1-9]{2}>-<[1-9]{2}>-<[1-9]{4}>"


class Repository(Project):
    def setUp(self):
        super().setUp()
        self.made = 0

    def of(self, shape):
        """A value of this shape: another one for each call, the same ones on every run."""
        self.made += 1
        return shapes.made(shape, f"{self.id()}{self.made}")

    def values(self, files):
        """All findings of values in a repository of these files."""
        return [f for f in self.findings_in(files) if f["kind"] == "personal" and f["evidence"] == "value"]

    def printed(self, *how):
        done = self.run_in([WAYBILL, "scan", "--fail-on", "never", *how])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("personal-records", done.stdout)
        return done.stdout + done.stderr

    def assert_nobody(self, files, standing=None):
        """No live finding but the real one's; with `standing`, and at least one that stands so."""
        found = self.values({**files, "src/real.py": f'ssn = "{self.of(SSN)}"\n'})
        live = [f for f in found if f["standing"] == "live" and f["confidence"] != "low"]
        said = [f"{f['path']}:{f['line']} {f['rule']} {f['preview']} {f['why']}" for f in live
                if f["path"] != "src/real.py"]
        self.assertEqual(said, [])
        self.assertEqual([f["rule"] for f in live], ["us-ssn"])
        if standing:
            self.assertIn(standing, [f["standing"] for f in found])


class Numbers(Repository):
    def test_timestamps_as_cards(self):
        stamps = [self.of("1<[5-7]{1}><[0-9]{11}>") for _ in range(60)]
        self.assert_nobody({
            "src/log.json": json.dumps([{"time": int(s), "ts": s, "card_created_at": int(s + "000")}
                                        for s in stamps]),
            "src/log.csv": "time,until\n" + "".join(f"{s}000,{s}\n" for s in stamps),
            "src/clock.go": "var stamps = []int64{" + ", ".join(s + "000000" for s in stamps) + "}\n",
        })

    def test_decimals_and_coordinates(self):
        of = self.of
        points = [(of("-12<[0-9]{1}>.<[0-9]{14}>"), of("37.<[0-9]{15}>")) for _ in range(60)]
        self.assert_nobody({
            "src/points.geojson": json.dumps({"type": "LineString", "coordinates": [
                [float(x), float(y)] for x, y in points]}),
            "src/points.csv": "name,latitude,longitude\n" + "".join(
                f"Old Mill,{y},{x}\n" for x, y in points),
            "src/path.svg": '<svg><path d="M' + " ".join(f"{x} {y}" for x, y in points) + '"/></svg>\n',
            "src/weights.py": "W = [" + ", ".join(of("0.<[0-9]{16}>") for _ in range(60)) + "]\n",
        })

    def test_version_numbers_and_reserved_addresses_of_networks(self):
        self.assert_nobody({
            "src/versions.txt": "openssl 1.1.1.8\nchrome 120.0.6099.109\nv10.2.3.4\nAssembly 4.0.0.0\n",
            "src/hosts.yml": "hosts: [192.0.2.17, 198.51.100.4, 203.0.113.250, 127.0.0.1, 10.0.0.5]\n"
                             "v6: ['2001:db8::1', '::1', 'fe80::1']\nmac: '00:00:5E:00:53:1F'\n",
        })

    def test_published_test_cards_and_specimens(self):
        self.assert_nobody({
            "src/pay.py": """
                CARDS = ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "4242424242424242"]
                SSN = "078-05-1120"
                IBAN = "DE89 3704 0044 0532 0130 00"
                NHS = "nhs number 943 476 5919"
            """,
        }, standing="synthetic")

    def test_telephones_of_fiction(self):
        self.assert_nobody({
            "src/contact.yml": "phone: (202) 555-0143\ntel: '+1 415-555-0199'\n"
                               "mobile: '+44 7700 900123'\nphone2: +44 20 7946 0018\n",
        }, standing="synthetic")


class Addresses(Repository):
    def test_images_for_dense_screens(self):
        self.assert_nobody({
            "src/style.css": "a { background: url(icon@2x.png) } b { background: url('img/logo@3x.webp') }\n",
            "src/app.js": "const icons = ['icon@2x.png', 'flag_de@2x.gif', 'a-b.c@1.5x.svg'];\n",
        })

    def test_scopes_of_packages(self):
        self.assert_nobody({
            "package.json": json.dumps({"dependencies": {"@angular/core": "^16.2.0", "@types/node": "20"}}),
            "src/cdn.html": '<script src="https://cdn.jsdelivr.net/npm/vue@3.2.1/dist/vue.js"></script>\n'
                            '<script src="https://unpkg.com/@acme/app@latest.js"></script>\n',
            "go.sum": "github.com/acme/x@v1.2.3 h1:abc=\n",
            "src/java.java": "@Entity @Table.Name class A { @org.acme.Tag int x; }\n",
        })

    def test_noreply_and_roles(self):
        domain = self.of("<[a-z]{9}>.de")
        self.assert_nobody({
            "src/mail.py": f'SENDER = "noreply@{domain}"\nREPLY = "do-not-reply@{domain}"\n'
                           f'HELP = "support@{domain}"\nTO = "123+kim@users.noreply.github.com"\n'
                           f'LIST = "app-devel@{domain}"\nREMOTE = "git@{domain}:acme/app.git"\n',
        })

    def test_reserved_domains(self):
        self.assert_nobody({
            "src/users.py": "USERS = ['kim.lee@example.com', 'ro@sub.example.org', 'a.b@mail.test',\n"
                            "         'li@host.invalid', 'wu@app.localhost', 'xi@example.co.uk']\n",
        })

    def test_authors_and_trailers(self):
        of = self.of
        def who():
            return f"{of('<[A-Z]{1}><[a-z]{5}>')} {of('<[A-Z]{1}><[a-z]{7}>')} <{of('<[a-z]{6}>@<[a-z]{9}>.org')}>"
        self.assert_nobody({
            "LICENSE": f"MIT License\n\nCopyright (c) 2019 {who()}\n",
            "AUTHORS": "".join(who() + "\n" for _ in range(40)),
            "CONTRIBUTORS.md": "".join(f"* {who()}\n" for _ in range(40)),
            "MAINTAINERS": "".join(f"M:\t{who()}\n" for _ in range(40)),
            ".mailmap": "".join(f"{who()} {who()}\n" for _ in range(40)),
            "debian/changelog": "".join(f"app (1.{i}) unstable; urgency=low\n\n  * Change\n\n -- {who()}  "
                                        "Mon, 01 Jan 2024 00:00:00 +0000\n\n" for i in range(20)),
            "0001-fix.patch": f"From: {who()}\nSubject: x\n\nSigned-off-by: {who()}\nReviewed-by: {who()}\n"
                              f"Co-authored-by: {who()}\nAcked-by: {who()}\n",
            "src/a.c": f"/*\n * Copyright 2020 {who()}\n * Author: {who()}\n */\n",
            "setup.py": f'setup(name="x", author="Kim", author_email="{of("<[a-z]{6}>@<[a-z]{9}>.org")}")\n',
            "package.json": json.dumps({"name": "x", "author": who(), "contributors": [
                {"name": "Kim Lee", "email": of("<[a-z]{6}>@<[a-z]{9}>.org"), "url": "https://x.y"},
                {"name": "Ro Li", "email": of("<[a-z]{6}>@<[a-z]{9}>.org"), "url": "https://x.z"}]}),
            "composer.lock": json.dumps({"packages": [
                {"name": f"acme/p{i}", "authors": [{"name": "Ro Li", "email": of("<[a-z]{6}>@<[a-z]{9}>.org"),
                                                    "homepage": "https://x.z"}]} for i in range(30)]}, indent=4),
            "plugin.json.cmake": f'{{"KPlugin": {{"Authors": [\n  {{\n    "Email": "{of("<[a-z]{6}>@<[a-z]{9}>.org")}"\n  }}\n]}}}}\n',
            "app.desktop.in": f'X-Plugin-Author=Ro Li\nX-Plugin-Email={of("<[a-z]{6}>@<[a-z]{9}>.org")}\n',
        })

    def test_matrices_of_numbers(self):
        self.assert_nobody({
            "level.stl": "(tiles\n  0 0 2384 2385 2998 2389 0 0 0\n  44 4100 4168 4169 4101 0 0 0 4161\n)\n",
            "tiles.strf": "".join(f"      {n} {n + 1} {n + 2} {n + 3}\n" for n in range(3000, 5000, 4)),
        })


class Tables(Repository):
    def test_lists_of_the_world(self):
        self.assert_nobody({
            "data/countries.csv": "name,capital,phone_code,postal_code_format,currency,region\n"
                                  "New Zealand,Wellington,64,####,NZD,Oceania\n"
                                  "South Africa,Cape Town,27,####,ZAR,Africa\n",
            "data/countries.json": json.dumps([
                {"name": "New Zealand", "nationality": "New Zealander", "phone": "64", "latitude": -41.0},
                {"name": "South Africa", "nationality": "South African", "phone": "27", "latitude": -29.0}]),
            "data/zones.csv": "name,city,latitude,longitude\nEurope Berlin,Berlin,52.5,13.3\n"
                              "Asia Tokyo,Tokyo,35.6,139.6\n",
            "data/products.csv": "name,price,zip_code_from,currency\nRed Shirt,10,10115,EUR\nBlue Shirt,12,10117,EUR\n",
            "data/shops.json": json.dumps([
                {"name": "Old Mill", "street_address": "Lindenstr. 4", "city": "Bonn"},
                {"name": "New Mill", "street_address": "Lindenstr. 5", "city": "Bonn"}]),
        })

    def test_headers_schemas_and_labels(self):
        self.assert_nobody({
            "data/template.csv": "first_name,last_name,email,date_of_birth,phone\n",
            "data/types.csv": "first_name,email,date_of_birth\nstring,string,date\nvarchar,varchar,date\n",
            "src/schema.json": json.dumps({"properties": {
                k: {"type": "string", "example": "text"} for k in ("first_name", "email", "date_of_birth")}}),
            "src/labels.json": json.dumps({"first_name": "First Name", "last_name": "Last Name",
                                           "email": "E-mail address", "date_of_birth": "Date of birth"}),
            "src/form.js": "const fields = [{name: 'firstName', label: 'First Name', type: 'text'},\n"
                           "                {name: 'email', label: 'Email', type: 'email'}];\n",
            "src/insert.sql": "INSERT INTO customer (first_name, email, date_of_birth) VALUES (?, ?, ?);\n"
                              "INSERT INTO customer (first_name, email, date_of_birth) VALUES (:a, :b, :c), ($1, $2, $3);\n",
            "src/mask.json": json.dumps([{"last_name": "***", "email": "k***@***.de", "ssn": "***-**-1234"}] * 3),
        })

    def test_contributors_and_maintainers(self):
        people = [{"name": self.of("<[A-Z]{1}><[a-z]{4}> <[A-Z]{1}><[a-z]{6}>"), "country": "DE",
                   "email_address": self.of("<[a-z]{6}>@<[a-z]{9}>.org").replace(".org", ".example")}
                  for _ in range(30)]
        self.assert_nobody({
            "data/team.json": json.dumps({"maintainers": people, "contributors": people}),
        })

    def test_specimens(self):
        self.assert_nobody({
            "data/people.csv": "first_name,last_name,email,date_of_birth,phone\n"
                               "John,Doe,john.doe@example.com,1980-02-01,202-555-0143\n"
                               "Jane,Roe,jane.roe@example.org,1971-11-30,202-555-0144\n",
            "data/kunden.yml": "- vorname: Max\n  nachname: Mustermann\n  geburtsdatum: 01.02.1980\n"
                               "- vorname: Erika\n  nachname: Mustermann\n  geburtsdatum: 12.08.1964\n",
        }, standing="synthetic")

    def test_generators(self):
        rows = [(self.of("<[A-Z]{1}><[a-z]{6}>"), self.of("<[a-z]{6}>@<[a-z]{9}>.de"), f"19{i}-02-01")
                for i in range(50, 80)]
        lines = "".join(",".join(row) + "\n" for row in rows)
        self.assert_nobody({
            "data/MOCK_DATA.csv": "first_name,email,date_of_birth\n" + lines,
            "data/seed.csv": "# generated with @faker-js/faker\nfirst_name,email,date_of_birth\n" + lines,
            "data/seed.py": "from faker import Faker\nROWS = " + repr(
                [dict(zip(("first_name", "email", "date_of_birth"), row)) for row in rows]) + "\n",
            "data/seed.rb": "require 'factory_bot'\nROWS = [" + ",\n".join(
                f"{{ first_name: '{a}', email: '{b}', date_of_birth: '{c}' }}" for a, b, c in rows) + "]\n",
        }, standing="synthetic")


class Persons(Repository):
    """The same tables with persons in them are found, once each, and show none of it."""

    def test_each_format(self):
        rows = [(self.of("<[A-Z]{1}><[a-z]{6}>"), self.of("<[a-z]{6}>@<[a-z]{9}>.de"),
                 f"19{50 + i % 40}-02-01", self.of(SSN)) for i in range(200)]
        keys = ("last_name", "email", "date_of_birth", "ssn")
        objects = [dict(zip(keys, row)) for row in rows]
        files = {
            "data/a.csv": ",".join(keys) + "\n" + "".join(",".join(row) + "\n" for row in rows),
            "data/a.tsv": "\t".join(keys) + "\n" + "".join("\t".join(row) + "\n" for row in rows),
            "data/a.txt": ";".join(keys) + "\n" + "".join(";".join(row) + "\n" for row in rows),
            "data/a.json": json.dumps(objects),
            "data/indented.json": json.dumps({"customers": objects}, indent=2),
            "data/a.jsonl": "".join(json.dumps(o) + "\n" for o in objects),
            "data/a.yml": "".join("- " + "\n  ".join(f"{k}: '{v}'" for k, v in o.items()) + "\n" for o in objects),
            "data/a.xml": "<all>" + "".join("<customer>" + "".join(f"<{k}>{v}</{k}>" for k, v in o.items())
                                            + "</customer>\n" for o in objects) + "</all>",
            "data/insert.sql": "".join(f"INSERT INTO customer ({', '.join(keys)}) VALUES {row!r};\n" for row in rows),
            "data/copy.sql": f"COPY public.customer ({', '.join(keys)}) FROM stdin;\n"
                             + "".join("\t".join(row) + "\n" for row in rows) + "\\.\n",
            "data/frame.py": "df = pd.DataFrame(" + repr({k: [o[k] for o in objects] for k in keys}) + ")\n",
            "data/tuples.py": f"df = pd.DataFrame({rows!r}, columns={list(keys)!r})\n",
        }
        found = self.values(files)
        self.assertEqual(sorted(f["path"] for f in found), sorted(files))
        shown = json.dumps(found) + "".join(self.printed(*how) for how in (
            ("--format", "text", "--verbose"), ("--format", "jsonl")))
        for f in found:
            with self.subTest(f["path"]):
                self.assertEqual((f["rule"], f["type"], f["confidence"], f["severity"], f["standing"]),
                                 ("personal-records", "records", "high", "critical", "live"))
                self.assertEqual(f["preview"], "")
                self.assertIn("columns: name, e-mail address, date of birth, national id", f["why"])
                self.assertTrue(any(w.startswith("200 persons") for w in f["why"]), f["why"])
        for row in rows:
            for value in row:
                self.assertNotIn(value, shown)


if __name__ == "__main__":
    unittest.main()
