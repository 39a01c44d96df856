"""Tiers by folder: what is told of a folder is what a scan of that folder alone tells."""

import json
import unittest

from project import Project, key, secret


def customers(count):
    return "name,email,phone\n" + "".join(
        f"Pat Miller,pat{i}@gmail{i}.net,+1 415 {200 + i} {1000 + i}\n" for i in range(count))


class ByFolder(Project):
    def folders(self, *options):
        report = json.loads(self.waybill("scan", "--format", "json", *options))
        return {folder["path"]: folder for folder in report["folders"]}

    def fill(self):
        return self.commit({
            "README.md": "# A\n", "web/a.py": key("web"), "web/js/a.js": "x()\n",
            "data/customers.csv": customers(30), "data/code/a.py": "x = 1\n",
            "docs/a.md": "# B\n", "tools/deep/one/two/three/few.csv": customers(5),
        })

    def test_a_folder_is_told_as_if_it_were_scanned_alone(self):
        self.fill()
        # Folders that differ from docs/ in nothing but a marking, or the trade that they are of.
        self.commit({"marked/a.md": "SECRET//NOFORN\n", "school/requirements.txt": "canvasapi==3.2.0\n",
                     "school/lti.py": 'roles = claim["https://purl.imsglobal.org/spec/lti/claim/roles"]\n'})
        for owner in ("personal", "startup", "oss"):
            folders = self.folders("--owner", owner, "--by-folder=1")
            paths = ["data", "docs", "marked", "school", "tools", "web"]
            self.assertEqual(list(folders), [".", *paths])
            for path in paths:
                alone = json.loads(self.waybill("scan", "--format", "json", "--owner", owner, path))
                told = folders[path]
                self.assertEqual(told["tier"], alone["assessment"]["tier"])
                self.assertEqual(told["rows"], alone["assessment"]["rows"])
                self.assertEqual(told["files"], alone["coverage"]["files"])
                self.assertIs(told["whole"], True)
                for verdict in ("acceptable", "conditional", "not-acceptable"):
                    self.assertEqual(
                        told["plans"][verdict.replace("-", "_")],
                        [plan["id"] for plan in alone["advice"] if plan["verdict"] == verdict])

    def test_a_folder_is_divided_down_to_the_depth(self):
        self.fill()
        folders = self.folders("--owner", "personal", "--by-folder")
        self.assertEqual(
            {path: (folder["tier"], folder["whole"]) for path, folder in folders.items()},
            {".": ("low", False), "data": ("high", True), "docs": ("low", True),
             "tools": ("medium", True), "web": ("medium", True)})
        self.commit({"data/code/seed/more.csv": customers(25), "tools/clean/a.py": "x = 1\n"})
        folders = self.folders("--owner", "personal", "--by-folder=4")
        self.assertEqual(
            {path: folder["tier"] for path, folder in folders.items()},
            {".": "low", "data": "high", "data/code": "low", "data/code/seed": "high",
             "docs": "low", "tools": "low", "tools/deep": "medium", "web": "medium"})

    def test_the_jobs_and_the_source_make_no_difference(self):
        head = self.fill()
        self.assertEqual(self.folders("--owner", "startup", "--by-folder", "-j1"),
                         self.folders("--owner", "startup", "--by-folder", "-j4"))
        self.assertEqual(self.folders("--owner", "startup", "--by-folder"),
                         self.folders("--owner", "startup", "--by-folder", "--rev", head))

    def test_messages_are_in_no_folder(self):
        self.write({"a/a.txt": "a\n", "b/b.txt": "b\n"})
        self.git("add", "-A")
        self.git("commit", "-qm", "use " + secret("message"))
        text = self.waybill("scan", "--owner", "personal", "--history", "--by-folder")
        self.assertIn("1 finding in a message of a commit is in no folder.", text)
        self.assertIn("None is medium by itself, as the repository is", " ".join(text.split()))
        folders = self.folders("--owner", "personal", "--history", "--by-folder")
        self.assertEqual({path: f["tier"] for path, f in folders.items()}, {"a": "low", "b": "low"})

    def test_nothing_is_told_unless_asked_for(self):
        self.fill()
        self.assertEqual(self.folders("--owner", "startup"), {})
        self.assertNotIn("By folder", self.waybill("scan", "--owner", "startup"))


if __name__ == "__main__":
    unittest.main()
