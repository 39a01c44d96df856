"""What must not be in any output: a value in whatever form, and what a terminal or a log would act upon."""

import base64
import urllib.parse

SHOWN = 6  # the longest public prefix of the values here, as of "xoxb-" or "AKIA"
PART = 8


def forms(value):
    """The value as it might have got out, with the name of the form."""
    raw = value.encode()
    yield "raw", value
    yield "reversed", value[::-1]
    yield "hex", raw.hex()
    yield "hex in capitals", raw.hex().upper()
    yield "percent", urllib.parse.quote(value, safe="")
    yield "percent throughout", "".join(f"%{byte:02X}" for byte in raw)
    yield "escapes", "".join(f"\\x{byte:02x}" for byte in raw)
    for before in range(3):  # where it begins within four letters of base64
        coded = base64.b64encode(b"\0" * before + raw + b"\0\0").decode()
        yield "base64", coded[4:4 + 4 * ((len(raw) + before) // 3 - 1)]
    # Not a good part of it, either.
    for at in range(SHOWN, len(value) - PART + 1):
        yield "a part", value[at:at + PART]


def leak_of(text, values):
    """How one of the values stands in the text, or None."""
    for number, value in enumerate(values):
        for form, shown in forms(value):
            if shown in text:
                return f"value {number}, {form}"
    return None


# C0 but the line feed, DEL, C1; then what turns text around, hides in it or ends a line (Unicode 15).
UNSAFE = {*range(32), *range(0x7F, 0xA0), 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F),
          *range(0x2060, 0x2070), 0xFEFF} - {10}


def unsafe_in(text):
    return sorted({hex(ord(c)) for c in text if ord(c) in UNSAFE})
