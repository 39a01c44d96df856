#!/usr/bin/env python3
"""Whose a repository is: what a careful reader would say of it, and what is inferred.

Each case is a repository with files, remotes and a history, and the owners that a reader would call
it; several where the repository does not tell. Two errors are never made: public code is not called a
company's, and a company's code is not called public or personal, which would lower its tier.
"""

import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))

import shapes  # noqa: E402
from project import Project  # noqa: E402

MIT = "MIT License\n\nCopyright (c) 2024 {}\n\nPermission is hereby granted, free of charge, to any person\n"
APACHE = "                                 Apache License\n                           Version 2.0, January 2004\n"
GPL = "                    GNU GENERAL PUBLIC LICENSE\n                       Version 3, 29 June 2007\n"
CLOSED = "Copyright (c) 2026 Example GmbH. All rights reserved.\n\nProprietary and confidential.\n"
BANNER = "// Copyright (c) 2026 Example GmbH\n// Proprietary and confidential. Do not distribute.\n"
OPEN_BANNER = "// SPDX-License-Identifier: Apache-2.0\n"

SAM = [("Sam Doe", "sam.doe@gmail.com")] * 8


def company(people, domain="firma.de", commits=3):
    """A history by so many colleagues."""
    return [(f"P{i} Name", f"p{i}@{domain}") for i in range(people)] * commits


CROWD = [(f"C{i}", f"c{i}@{'gmail.com' if i % 2 else f'site{i}.net'}") for i in range(16)] * 2

COMMUNITY = {
    "CONTRIBUTING.md": "Welcome.\n", "CODE_OF_CONDUCT.md": "Be kind.\n",
    ".github/ISSUE_TEMPLATE/bug.yml": "name: Bug\n",
    "SECURITY.md": "Report vulnerabilities privately.\n",
}

# name: (owners that are right, files, remotes, history)
CASES = {
    # Personal.
    "dotfiles": ("personal", {".zshrc": "alias ll='ls -l'\n", ".vimrc": "set nu\n",
                              ".gitconfig": "[core]\n", ".tmux.conf": "set -g mouse on\n"},
                 ["git@github.com:samdoe/dotfiles.git"], SAM),
    "dotfiles in a folder for each program": (
        "personal", {"zsh/.zshrc": "a\n", "vim/.vimrc": "b\n", "git/.gitconfig": "c\n"}, [], SAM),
    "a notebook of one's own": ("personal", {"README.md": "# Plots\n\nA side project.\n",
                                             "plot.py": "print(1)\n"}, [], SAM),
    "a web app as its generator makes it": (
        "personal", {"package.json": '{"name": "my-app", "version": "0.1.0", "private": true}\n',
                     "pages/index.js": "export default () => null\n"},
        ["https://github.com/samdoe/my-app.git"], SAM),
    "a homelab": ("personal", {"k8s/pihole.yaml": "kind: Deployment\n",
                               "k8s/nas.yaml": "kind: Deployment\n"},
                  ["ssh://git@gitea.local:2222/sam/lab.git"], SAM),
    "homework": ("personal|unknown", {"README.md": "My homework for week 3.\n", "a.py": "x = 1\n"},
                 [], [("Sam", "sam@cs.example.edu")] * 6),
    "one person with a domain of their own": (
        "unknown", {"main.go": "package main\n"}, [], [("Sam", "sam@samdoe.name")] * 8),
    # Open source.
    "a library of one person": (
        "oss", {"LICENSE": MIT.format("Sam Doe"), "README.md": "# x\n",
                "Cargo.toml": '[package]\nname = "x"\nlicense = "MIT"\n'},
        ["https://github.com/samdoe/x"], SAM),
    "a project of many": ("oss", {"COPYING": GPL, "AUTHORS": "Many.\n", "src/a.c": "int a;\n"},
                          ["https://gitlab.gnome.org/GNOME/x.git"], CROWD),
    "a company's open project": (
        "oss|unknown", {"LICENSE": APACHE, "CODEOWNERS": "* @firma/core @firma/web\n", **COMMUNITY,
                **{f"pkg/{i}.go": OPEN_BANNER + "package x\n" for i in range(6)}},
        ["https://github.com/firma/x.git"], company(12)),
    "a company's open monorepo": (
        "oss|unknown", {"LICENSE": MIT.format("Firma, Inc."), "package.json": '{"private": true}\n',
                        "vercel.json": "{}\n", ".github/workflows/ci.yml": "runs-on: self-hosted\n",
                        "CODEOWNERS": "* @firma/a\n/b @firma/b\n/c @firma/c\n/d @firma/d\n",
                        **COMMUNITY},
        ["https://github.com/firma/x.git"], company(14)),
    "open with an enterprise edition": (
        "oss", {"LICENSE": "Portions of this software are licensed as follows:\n\nAll content under ee/ "
                           "is licensed as in ee/LICENSE.\nThe rest under the MIT Expat license.\n",
                "ee/LICENSE": CLOSED, "README.md": "## License\nMIT Expat license.\n",
                "CONTRIBUTING.md": "Hi.\n"}, ["https://gitlab.com/firma/x.git"], CROWD),
    "a package of Debian": ("oss", {"debian/copyright": "Format: x\n\nFiles: *\nLicense: GPL-2+\n", "debian/control": "Source: x\n"},
                            ["https://salsa.debian.org/debian/x.git"], CROWD),
    "headers and no licence file": (
        "oss", {f"src/{i}.c": OPEN_BANNER + "int a;\n" for i in range(5)}, [], CROWD),
    "an academic package": (
        "oss", {"LICENSE": "BSD 3-Clause License\n\nCopyright (c) 2024, Regents of the University\n"
                           "All rights reserved.\n\nRedistribution and use in source and binary forms\n",
                "pyproject.toml": '[project]\nname = "x"\nlicense = {text = "BSD-3-Clause"}\n'},
        ["https://github.com/lab/x"], [("Sam", "sam@uni.example.edu"), ("Kim", "kim@gmx.de")] * 6),
    # Companies.
    "a startup's app": (
        "startup", {"package.json": '{"name": "web", "private": true}\n', "vercel.json": "{}\n",
                    ".github/workflows/deploy.yml": "environment: production\n"},
        ["git@github.com:firma/web.git"], company(3)),
    "a startup with the generator's licence": (
        "startup", {"package.json": '{"name": "api", "license": "ISC"}\n', "Procfile": "web: node .\n"},
        ["git@github.com:firma/api.git"], company(2)),
    "a framework's skeleton in a company": (
        "startup|unknown", {"composer.json": '{"name": "laravel/laravel", "type": "project", '
                                             '"license": "MIT"}\n', "README.md": "## License\nMIT license\n"},
        ["git@bitbucket.org:firma/shop.git"], company(4)),
    "from a template with its licence": (
        "startup|unknown", {"LICENSE": MIT.format("Template Author"), "vercel.json": "{}\n",
                            "package.json": '{"license": "MIT", "private": true}\n'},
        ["git@github.com:firma/site.git"], company(3)),
    "a monolith": (
        "enterprise", {"LICENSE": CLOSED, "Jenkinsfile": "@Library('shared') _\npipeline {}\n",
                       "CODEOWNERS": "/a @f/a\n/b @f/b\n/c @f/c\n/d @f/d\n",
                       **{f"src/{i}.java": BANNER + "class A {}\n" for i in range(5)}},
        ["ssh://git@git.firma.de:7999/core/monolith.git"], company(15)),
    "a hospital's own": (
        "enterprise", {"docs/compliance/ROPA.md": "x\n", "docs/DPIA-2026.md": "x\n",
                       "pom.xml": "<project><distributionManagement><repository>\n"
                                  "<url>https://nexus.klinik.de/releases</url></repository>\n"},
        ["https://gitlab.klinik.de/it/his.git"], company(6, "klinik.de")),
    "an agency's work for a client": (
        "startup", {"README.md": "# Portal\n\nFor internal use only. Property of Client AG.\n",
                    "src/a.php": "<?php\n// Copyright 2026 Client AG\n"},
        ["git@gitlab.com:agency/client-portal.git"], [("Kim", "kim@agency.example.net")] * 9),
    "a contractor who writes from home": (
        "startup|unknown", {"package.json": '{"license": "UNLICENSED", "private": true}\n'}, [], SAM),
    "a contractor with a private registry": (
        "startup|enterprise|unknown",
        {".npmrc": "@firma:registry=https://npm.firma.de/\n//npm.firma.de/:_authToken=${TOKEN}\n",
         "package.json": '{"name": "@firma/ui"}\n'}, ["git@github.com:firma/ui.git"], SAM),
    "a contractor on a company's server": (
        "startup|enterprise|unknown", {"main.py": "x = 1\n"}, ["https://git.firma.de/a/b.git"], SAM),
    "enterprise cloud": ("startup|enterprise|unknown", {"main.py": "x = 1\n"},
                         ["https://firma.ghe.com/a/b.git"], SAM),
    "Azure": ("startup|enterprise", {"azure-pipelines.yml": "trigger: [main]\n", "a.cs": "class A {}\n"},
              ["git@ssh.dev.azure.com:v3/firma/p/r"], company(4)),
    "a fork of open code in a company": (
        "unknown|startup|enterprise",
        {"LICENSE": MIT.format("Upstream"), "package.json": '{"license": "MIT"}\n', **COMMUNITY,
         ".github/FUNDING.yml": "github: up\n"},
        ["https://git.firma.de/forks/x.git", "https://github.com/upstream/x.git"], CROWD),
    "a fork with proprietary additions": (
        "unknown|startup|enterprise",
        {"LICENSE": APACHE, "CONTRIBUTING.md": "Hi.\n",
         **{f"core/{i}.go": OPEN_BANNER + "package x\n" for i in range(6)},
         **{f"firma/{i}.go": BANNER + "package x\n" for i in range(4)}},
        ["git@github.com:firma/x.git"], CROWD),
    "open parts in a closed monorepo": (
        "startup|enterprise", {"LICENSE.md": CLOSED, "packages/sdk/LICENSE": MIT.format("Firma"),
                               "packages/sdk/package.json": '{"license": "MIT"}\n'},
        ["git@github.com:firma/mono.git"], company(5)),
    "other people's scripts in a company's site": (
        "startup|unknown",
        {**{f"js/lib{i}.js": "/*! lib | MIT License */\n" for i in range(6)},
         **{f"app/{i}.php": "<?php\necho 1;\n" for i in range(9)}},
        ["git@github.com:firma/site.git"], company(2)),
    "the code may be read, not used": (
        "startup|unknown", {"LICENSE": "Business Source License 1.1\n\nLicensor: Firma, Inc.\n"
                                       "Change License: GNU General Public License v2.0 or later\n",
                            "CONTRIBUTING.md": "Hi.\n"}, ["https://github.com/firma/db.git"], CROWD),
    "rights reserved in German": (
        "startup|enterprise", {"LICENSE": "© 2026 Beispiel GmbH. Alle Rechte vorbehalten.\n"}, [],
        company(3)),
    "a founder alone": (
        "unknown|startup", {"package.json": '{"name": "app", "private": true}\n', "fly.toml": "app = 1\n",
                            "terraform/main.tf": "resource {}\n", "docker-compose.prod.yml": "services:\n"},
        ["git@github.com:samdoe/app.git"], SAM),
    "a device with the maker's drivers": (
        "startup|unknown",
        {**{f"Drivers/HAL/hal_{i}.c": "/* SPDX-License-Identifier: BSD-3-Clause */\n" for i in range(30)},
         **{f"App/{i}.c": "int a;\n" for i in range(4)}, "README.md": "Drivers: BSD 3-Clause.\n"},
        ["git@github.com:firma/pump.git"], company(2)),
    "a shop made with open code": (
        "startup|unknown",
        {"LICENSE.txt": "Open Software License (\"OSL\") v. 3.0\n", "composer.json":
         '{"name": "magento/project-community-edition", "type": "project", "license": ["OSL-3.0"]}\n'},
        ["git@bitbucket.org:firma/shop.git"], company(3)),
    "a site made with open code": (
        "startup|unknown",
        {"license.txt": "WordPress - Web publishing software\n\nThis program is free software; GNU "
                        "General Public License\n", "wp-config-sample.php": "<?php\n"},
        ["git@github.com:firma/www.git"], company(2)),
    "the licences of what it uses": (
        "startup|unknown", {"THIRD-PARTY-LICENSES.txt": MIT.format("Others"),
                            "licenses/jquery.txt": MIT.format("Others"), "main.py": "x = 1\n"},
        ["git@github.com:firma/app.git"], company(2)),
    "packaged for a company's own machines": (
        "startup|unknown", {"debian/copyright": "Files: *\nCopyright: Firma GmbH\nLicense: proprietary\n",
                            "debian/control": "Source: agent\n"}, [], company(3)),
    # Nothing to go by.
    "nothing": ("unknown", {"a.txt": "x\n"}, [], [("Sam", "sam@localhost")]),
}


class Owner(Project):
    def make(self, files, remotes, history):
        self.write(files)
        for number, url in enumerate(remotes):
            self.git("remote", "add", f"r{number}", url)
        self.git("add", "-A")
        for number, (name, address) in enumerate(history):
            done = self.run_in(["git", "commit", "-q", "--allow-empty", "-m", str(number)],
                               GIT_AUTHOR_NAME=name, GIT_AUTHOR_EMAIL=address)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_no_address_is_told(self):
        self.make({"a.txt": "x\n"}, ["https://kim:geheim@git.firma.de/a/b.git"], SAM)
        for arguments in (["scan"], ["scan", "--verbose"], ["scan", "--format", "json"]):
            said = self.waybill(*arguments)
            self.assertIn("git.firma.de", said)
            for word in ("sam.doe", "geheim", "kim"):
                self.assertNotIn(word, said)

    def test_a_line_says_what_would_settle_it(self):
        self.make({"LICENSE": MIT.format("Sam"), "setup.py": 'setup(license="MIT")\n'}, [], SAM)
        inferred = self.scan()["assessment"]["inferred"]
        self.assertEqual(inferred["settle"][0]["line"], "owner: oss")
        self.assertIn("To settle the owner, one line in .waybill.yml: owner: oss", self.waybill("scan"))
        self.commit({".waybill.yml": inferred["settle"][0]["line"] + "\n"})
        assessment = self.scan()["assessment"]
        self.assertEqual(assessment["inferred"]["settle"], [])
        self.assertEqual(assessment["declared"]["owner"], "oss")
        self.assertEqual(assessment["declared"]["verified"], False)
        said = self.waybill("scan")
        self.assertIn("Owner: oss, declared.", said)
        self.assertIn("What is declared is not verified.", said)
        self.assertNotIn("To settle", said)

    def test_a_change_is_of_what_it_changes(self):
        self.make({"LICENSE": MIT.format("Sam"), "setup.py": 'setup(license="MIT")\n'}, [], SAM)
        self.commit({"src/a.py": "x = 1\n"})
        self.write({"src/a.py": "x = 2\n"})
        self.git("add", "-A")
        whole = self.scan()["assessment"]
        for arguments in (["--since", "HEAD~1"], ["--range", "HEAD..HEAD"], ["--staged"]):
            assessment = self.scan(*arguments)["assessment"]
            self.assertEqual((assessment["owner"], assessment["tier"]), (whole["owner"], whole["tier"]))
            self.assertIn("LICENSE is the MIT licence",
                          [s["words"] for s in assessment["inferred"]["signals"]])
            self.assertIn("in what was read", self.waybill("scan", *arguments))

    def test_a_declaration_that_the_signs_speak_against_is_told(self):
        self.make({"LICENSE": CLOSED}, [], SAM)
        self.commit({".waybill.yml": "owner: personal\n"})
        inferred = self.scan()["assessment"]["inferred"]
        self.assertTrue(inferred["against_declared"])
        self.assertEqual(inferred["signs_say"], "startup")
        self.assertIn("Owner: personal, declared. Some signs speak against that. Signs: LICENSE reserves all "
                      "rights;", " ".join(self.waybill("scan").split()))
        self.write({".waybill.yml": "owner: enterprise\n"})
        self.assertFalse(self.scan()["assessment"]["inferred"]["against_declared"])

    def test_all_that_is_declared_is_shown_as_declared_and_not_verified(self):
        lists = {"tools_in_use": "in use", "approved": "approved"}
        agreements = {"dpa_signed": "DPA signed", "baa_signed": "BAA signed", "training_off":
                      "training switched off", "audit_log": "audit log kept",
                      "terms_reviewed": "terms reviewed"}
        self.commit({"a.txt": "x\n", ".waybill.yml":
                     "owner: enterprise\nsector: health\neu: required\nmode: contract\n"
                     "bulk_persons: 7\ntools_in_use: [anthropic-api]\n"
                     "policy:\n  approved: [anthropic-api]\nagreements:\n"
                     + "".join(f"  {key}: [anthropic-api]\n" for key in agreements)})
        declared = self.scan()["assessment"]["declared"]
        plan = [{"plan": "anthropic-api", "date": ""}]
        self.assertEqual(declared, {"owner": "enterprise", "sector": "health", "eu": "required",
                                    "mode": "contract", "bulk_persons": 7, "verified": False,
                                    **{key: plan for key in [*lists, *agreements]}})
        for output in (["scan"], ["advise"]):
            said = " ".join(self.waybill(*output).split())
            for words in ("Owner: enterprise, declared.", "Sector: health, declared.",
                          "EU hosting: required, declared.", "under the sector's contracts, declared.",
                          "customer data from 7 persons on.", "What is declared is not verified.",
                          *(f"Declared: {what}: anthropic-api" for what in
                            [*lists.values(), *agreements.values()])):
                self.assertIn(words, said)

    def test_a_sector_that_data_make_is_told_beside_another_declared_one(self):
        cards = "".join(f"{i},{shapes.made('4<[0-9]{14}><check luhn>', str(i))}\n" for i in range(9))
        self.commit({"export/orders.csv": "id,card_number\n" + cards,
                     ".waybill.yml": "owner: startup\nsector: health\n"})
        assessment = self.scan()["assessment"]
        self.assertEqual(assessment["sector"], "finance")
        self.assertEqual(assessment["declared"]["sector"], "health")
        self.assertEqual(assessment["rows"][0]["id"], "R4")
        self.assertIn("Sector: finance, inferred from what was found; health is declared.",
                      " ".join(self.waybill("scan").split()))

    def test_the_same_whatever_the_number_of_workers(self):
        self.make({**{f"k8s/{i}.yaml": "kind: Deployment\n" for i in range(60)},
                   **{f"src/{i}.java": BANNER for i in range(60)}, **COMMUNITY}, [], SAM)
        one = self.waybill("scan", "--format", "json", "--jobs", "1")
        for jobs in ("2", "5"):
            self.assertEqual(self.waybill("scan", "--format", "json", "--jobs", jobs), one)


def add_case(name, right, files, remotes, history):
    def test(self):
        self.make(files, remotes, history)
        assessment = self.scan()["assessment"]
        signs = "\n".join(f"{s['points_to']:10} {s['weight']} {s['words']}"
                          for s in assessment["inferred"]["signals"])
        self.assertIn(assessment["owner"], right.split("|"), f"{name}\n{signs}")
    setattr(Owner, "test_" + "".join(c if c.isalnum() else "_" for c in name), test)


for case, parts in CASES.items():
    add_case(case, *parts)

if __name__ == "__main__":
    unittest.main()
