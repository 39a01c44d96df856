"""A file of the tree that is made from something else: it must say what that says."""

import difflib
import os
import sys


def differs(name, made, maker):
    """Whether the file is not what is made, and prints how. With WAYBILL_UPDATE_GOLDEN=1 it is written anew first."""
    path = os.path.join(os.environ["WAYBILL_SOURCE"], name)
    if os.environ.get("WAYBILL_UPDATE_GOLDEN"):
        with open(path, "w", encoding="utf-8") as file:
            file.write(made)
    with open(path, encoding="utf-8") as file:
        there = file.read()
    sys.stdout.writelines(difflib.unified_diff(there.splitlines(True), made.splitlines(True), name, maker, n=0))
    return there != made
