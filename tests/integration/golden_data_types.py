"""docs/data-types.md is what the patterns say. With WAYBILL_UPDATE_GOLDEN=1 it is written anew."""

import glob
import os
import subprocess
import sys
import tempfile

import generated

SOURCE = os.environ["WAYBILL_SOURCE"]
TABLES = os.path.join(os.environ["WAYBILL_BUILD"], "scanner/tables/waybill-tables")


def made():
    patterns = sorted(glob.glob("patterns/personal/*.yml", root_dir=SOURCE) +
                      glob.glob("patterns/regulated/*.yml", root_dir=SOURCE))
    with tempfile.TemporaryDirectory() as folder:
        page = os.path.join(folder, "page")
        subprocess.run([TABLES, "data-types", page, *patterns], cwd=SOURCE, check=True)
        with open(page, encoding="utf-8") as file:
            return file.read()


if __name__ == "__main__":
    sys.exit(generated.differs("docs/data-types.md", made(), "what the patterns say"))
