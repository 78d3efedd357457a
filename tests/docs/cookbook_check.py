#!/usr/bin/env python3
"""Runs the recipes of docs/cookbook.md with the published program, as a reader would.

    CRU_BINARY=… python3 tests/docs/cookbook_check.py [--ci]

The `sh run` blocks of a section run one after the other in one copy of the sample vault; the `text` block below each is
what must come out. CRU_UPDATE_GOLDEN=1 writes what came out into the page instead: then look at the difference.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "faults" / "lib"))
from faultkit import Suite

PAGE = ROOT / "docs" / "cookbook.md"
RECIPE = re.compile(r"```sh run\n(?P<script>.*?)```\n\n```text\n(?P<output>.*?)```", re.DOTALL)
TOOLS = ("git", "jq")


def environment(suite, folder):
    """A person's: the program on the path, a home of its own, and a clock and letters that are always the same."""
    bin_folder = pathlib.Path(suite.work) / "bin"
    bin_folder.mkdir(exist_ok=True)
    if not (bin_folder / "cru").exists():
        (bin_folder / "cru").symlink_to(pathlib.Path(suite.binary).resolve())
    home = pathlib.Path(suite.work) / "home"
    home.mkdir(exist_ok=True)
    own = {"PATH": f"{bin_folder}:{os.environ['PATH']}", "HOME": str(home), "LC_ALL": "C.UTF-8", "PWD": str(folder),
           "CRU_NOW": "2024-02-01T12:00:00Z", "CRU_SEED": "7", "TZ": "UTC", "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
    return {**suite.environment(), **own}


def run(suite, script, folder):
    """What a block prints; where it fails, what it said and its exit code stand behind that."""
    answer = subprocess.run(["bash", "-euo", "pipefail", "-c", script], cwd=folder, env=environment(suite, folder),
                            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    failure = f"{answer.stderr}exit code {answer.returncode}\n" if answer.returncode else ""
    return (answer.stdout + failure).replace(str(folder), "/home/ann/notes")


def sections(text):
    """The page from heading to heading; what a block printed may look like one."""
    parts, is_fenced = [""], False
    for line in text.splitlines(keepends=True):
        is_fenced ^= line.startswith("```")
        if line.startswith("## ") and not is_fenced:
            parts.append("")
        parts[-1] += line
    return parts


def replay(suite, section, number, check):
    folder = pathlib.Path(suite.work) / f"section-{number}"
    shutil.copytree(ROOT / "sample-vault", folder, ignore=shutil.ignore_patterns("index", "locks"))

    def answered(recipe):
        output = run(suite, recipe["script"], folder)
        check(output == recipe["output"], f"{section.splitlines()[0]}\n{recipe['script']}printed\n{output}and not\n{recipe['output']}")
        return f"```sh run\n{recipe['script']}```\n\n```text\n{output}```"

    return RECIPE.sub(answered, section)


def notices_a_mistake(suite):
    """A page that is wrong must not pass."""
    seen = []
    for recipe in ("cru session shwo\n```\n\n```text\n", "cru session last\n```\n\n```text\nchat-another\n"):
        replay(suite, f"## Wrong\n\n```sh run\n{recipe}```\n", f"wrong-{len(seen)}", lambda ok, _: seen.append(ok))
    suite.check(seen == [False, False], "a recipe that fails, or prints something else, was not noticed")


def main():
    suite = Suite(__doc__)
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"not run: docs/cookbook.md, for want of {', '.join(missing)}")
        suite.finish()
    written = PAGE.read_text(encoding="utf-8")
    blocks = written.count("```sh run")
    replayed = "".join(replay(suite, section, number, suite.check) for number, section in enumerate(sections(written)))
    suite.check(blocks == suite.passed + suite.failed > 0, f"{blocks} blocks are marked to be run, {suite.passed + suite.failed} were")
    notices_a_mistake(suite)
    if os.environ.get("CRU_UPDATE_GOLDEN") == "1":
        PAGE.write_text(replayed, encoding="utf-8")
    suite.finish()


main()
