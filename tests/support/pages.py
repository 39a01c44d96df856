"""Repositories that show what the HTML report has to show, for its tests and for tests/page."""

import os
import random
import subprocess

import shapes

DATE = "2026-11-22"
FIRST = "Anna Petra Jonas Lukas Marie Sofia Emil Paul Nora Jana".split()
LAST = "Lindental Vogt Brunner Keller Huber Weiss Koch Sommer Winter Falk".split()


def key(name):
    return shapes.made("AKIA<[A-Z2-7]{16}>", name)


def password(name):
    return shapes.made("kuh7<[A-Za-z0-9]{10}>", name)


def people(count, seed):
    made = random.Random(seed)
    lines = ["name,email,phone,date_of_birth"]
    for i in range(count):
        first, last = made.choice(FIRST), made.choice(LAST)
        lines.append(f"{first} {last},{first.lower()}.{last.lower()}{i}@wohnbau-lindental.de,"
                     f"+49 30 {made.randrange(1000000, 9999999)},19{made.randrange(50, 99)}-03-1{i % 9}")
    return "\n".join(lines) + "\n"


SHOP = {
    "LICENSE": "Copyright 2025 Lindental GmbH. All rights reserved.\n",
    "CLAUDE.md": "# notes\n",
    ".cursorrules": "be kind\n",
    "src/storage.py": f'AWS_ACCESS_KEY_ID = "{key("a")}"\npassword = "{password("b")}"\n',
    "src/models.py": "class Customer:\n    first_name = Text()\n    last_name = Text()\n"
                     "    birth_date = Date()\n    email = Text()\n    iban = Text()\n",
    "src/pay/pay.py": "# waybill:allow generic-password reason: rotated in May\n"
                      f'password = "{password("c")}"\n',
    "data/customers.csv": people(60, 1),
    "data/legacy/export.csv": people(40, 2),
    "tests/test_pay.py": 'card = "4111 1111 1111 1111"\nmail = "joe@example.com"\n',
    "deploy/prod.env": "".join(f"KEY_{i}={key(str(i))}\n" for i in range(30)),
    "assets/logo.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "large.txt": b"x" * 9000,
}

CLINIC = {
    **SHOP,
    ".waybill.yml": "owner: enterprise\neu: required\n"
                    "agreements:\n  dpa_signed: [{plan: anthropic-api, date: 2026-03-01}]\n",
    "package.json": '{"name": "ward", "private": true, "dependencies": '
                    '{"fhir-kit-client": "1.0.0", "node-hl7-client": "1.0.0"}}\n',
    "cards.csv": "name,card_number\nA B,4539578763621486\n",
}

# Names that would be markup, script or an attribute, or would hide or turn around what follows.
HOSTILE_NAMES = (
    b"<script>alert(1)<\xe2\x88\x95script>.env",
    b"</code></th></td></table><script>alert(1)</script>/x.env",
    b"<img src=x onerror=alert(1)>.env",
    b"' onmouseover='alert(1).env",
    b'" onmouseover="alert(1).env',
    b"&lt;b&gt;&amp;&#60;.env",
    b"</style><style>body{display:none}.env",
    b"<!--.env", b"-->.env", b"]]>.env",
    b"javascript:alert(1)/y.env",
    b"\x1b[31mred\x1b[0m.env",
    "\u202egnp.exe.env".encode(),
    b"two\nlines\r.env",
    b"\xff\xfe no utf-8 \x9b.env",
    b"##[error]x.env",
    b"back\\slash\\n.env",
    b"d" * 200 + b"/" + b"e" * 200 + b".env",
)

HOSTILE = {
    **{name: f'"<b>_password" = "{password("d")}"\nAWS_KEY={key("e")}\n' for name in HOSTILE_NAMES},
    ".waybill.yml": "owner: startup\n",
}

# Name: files, arguments.
REPOSITORIES = {
    "shop": (SHOP, ["--max-file-size", "8K"]),
    "clinic": (CLINIC, []),
    "clean": ({"README.md": "# A tool\n"}, ["--owner", "personal"]),
    "<hostile> & 'more'": (HOSTILE, []),
}


def write(root, files):
    for name, content in files.items():
        path = os.path.join(os.fsencode(root), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())


def make(root, repository, program, *arguments):
    """Makes a repository at `root`, and gives the page about it."""
    files, own = repository
    os.makedirs(root)
    subprocess.run(["git", "init", "-q", "-b", "main"], cwd=root, check=True)
    write(root, files)
    done = subprocess.run([program, "scan", "--format", "html", "--date", DATE, *own, *arguments],
                          cwd=root, capture_output=True, timeout=120, check=False)
    if done.returncode not in (0, 3):
        raise AssertionError(done.stderr.decode("utf-8", "replace"))
    return done.stdout.decode("utf-8")
