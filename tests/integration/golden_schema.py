"""docs/waybill.schema.json is what the program prints. With WAYBILL_UPDATE_GOLDEN=1 it is written anew."""

import os
import subprocess
import sys

import generated


def made():
    return subprocess.run([os.environ["WAYBILL"], "init", "--schema"], check=True, capture_output=True,
                          encoding="utf-8").stdout


if __name__ == "__main__":
    sys.exit(generated.differs("docs/waybill.schema.json", made(), "what is printed"))
