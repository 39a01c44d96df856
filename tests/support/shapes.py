"""Shapes, as in the texts of patterns/: what looks live is spelled out only while a test runs.

In a file of a test `{{AKIA<[A-Z2-7]{16}>}}` stands for AKIA and 16 characters of the class, and
`{{4<[0-9]{14}><check luhn>}}` for a number with its check digit. The same text with the same seed
gives the same characters on every run.
"""

import re
import zlib

MARKED = re.compile(rb"\{\{(.*?)\}\}", re.DOTALL)
PART = re.compile(rb"<\[((?:\\.|[^\]\\])+)\]\{(\d+)\}>|<check (\w+)>", re.DOTALL)
MASK = (1 << 64) - 1


def members(characters):
    """The bytes of a class: single ones and ranges, `\\]` and `\\\\` escaped."""
    found = set()
    for first, last in re.findall(rb"\\?(.)(?:-(.))?", characters, re.DOTALL):
        found.update(range(first[0], (last or first)[0] + 1))
    return sorted(found)


def luhn(digits):
    total = 0
    for place, digit in enumerate(reversed(digits)):
        twice = int(digit) * (2 if place % 2 == 0 else 1)
        total += twice // 10 + twice % 10
    return str(-total % 10)


CHECKS = {b"luhn": luhn}


class Shapes:
    """Spells shapes out, each differently from the one before. `seed` is any text."""

    def __init__(self, seed):
        self.state = zlib.crc32(seed.encode())

    def random(self):  # splitmix64
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = ((self.state ^ self.state >> 30) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ z >> 27) * 0x94D049BB133111EB) & MASK
        return z ^ z >> 31

    def expand(self, shape):
        """The bytes of one shape, given without the braces around it."""
        out = b""
        end = 0
        for part in PART.finditer(shape):
            characters, count, check = part.groups()
            out += shape[end:part.start()]
            end = part.end()
            if check:
                out += CHECKS[check](re.search(rb"\d*$", out).group().decode()).encode()
            else:
                choice = members(characters)
                out += bytes(choice[self.random() % len(choice)] for _ in range(int(count)))
        return out + shape[end:]


def expand(text, seed):
    """The bytes of `text` with all that stands in double braces spelled out."""
    shapes = Shapes(seed)
    return MARKED.sub(lambda marked: shapes.expand(marked.group(1)), text)


def made(shape, seed=""):
    """One shape spelled out, as text."""
    return Shapes(seed).expand(shape.encode()).decode()
