"""docs/data-types.md is what the patterns say. With WAYBILL_UPDATE_GOLDEN=1 it is written anew."""
import difflib
import glob
import os
import subprocess
import sys
import tempfile

SOURCE = os.environ["WAYBILL_SOURCE"]
TABLES = os.path.join(os.environ["WAYBILL_BUILD"], "scanner/tables/waybill-tables")
PAGE = os.path.join(SOURCE, "docs/data-types.md")


def made():
    patterns = sorted(glob.glob("patterns/personal/*.yml", root_dir=SOURCE) +
                      glob.glob("patterns/regulated/*.yml", root_dir=SOURCE))
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page")
        subprocess.run([TABLES, "data-types", page, *patterns], cwd=SOURCE, check=True)
        with open(page, encoding="utf-8") as file:
            return file.read()


def main():
    page = made()
    if os.environ.get("WAYBILL_UPDATE_GOLDEN"):
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(page)
    with open(PAGE, encoding="utf-8") as file:
        there = file.read()
    sys.stdout.writelines(difflib.unified_diff(there.splitlines(True), page.splitlines(True),
                                               "docs/data-types.md", "what the patterns say", n=0))
    return there != page


if __name__ == "__main__":
    sys.exit(main())
