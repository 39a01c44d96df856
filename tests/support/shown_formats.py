"""The formats that `waybill help scan` lists."""

import os
import re
import subprocess


def names():
    text = subprocess.run([os.environ["WAYBILL"], "help", "scan"], capture_output=True,
                          encoding="utf-8", check=True).stdout
    section = text.split("What --format and --report write:\n")[1].split("\n\n")[0]
    return re.findall(r"^  (\S+)", section, re.MULTILINE)
