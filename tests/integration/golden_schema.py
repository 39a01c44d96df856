"""docs/waybill.schema.json is what the program prints. With WAYBILL_UPDATE_GOLDEN=1 it is written anew."""

import difflib
import os
import subprocess
import sys

PAGE = os.path.join(os.environ["WAYBILL_SOURCE"], "docs/waybill.schema.json")


def main():
    schema = subprocess.run([os.environ["WAYBILL"], "init", "--schema"], check=True,
                            capture_output=True, encoding="utf-8").stdout
    if os.environ.get("WAYBILL_UPDATE_GOLDEN"):
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(schema)
    with open(PAGE, encoding="utf-8") as file:
        there = file.read()
    sys.stdout.writelines(difflib.unified_diff(there.splitlines(True), schema.splitlines(True),
                                               "docs/waybill.schema.json", "what is printed", n=0))
    return there != schema


if __name__ == "__main__":
    sys.exit(main())
