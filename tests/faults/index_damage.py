#!/usr/bin/env python3
"""Damages the index in every way and asks again: the answers stay those of the files."""
import glob
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
import indexes
from faultkit import Suite, message

BIRDS = ["heron", "egret", "falcon", "osprey", "kestrel", "harrier", "merlin", "plover"]
QUERIES = ["heron", "egret falcon", "osprey OR merlin", '"grey heron"', "role:user", "-heron falcon", "kest*", "plover", "error", "test",
           "the", "file", "function", "build", "why does", "TODO", "README", "git commit", "tool:bash", "merlin.cs"]


def small_vault(suite, vault):
    for number in range(6):
        session = suite.new(vault)
        text = b"".join(
            message(f"b{number}.{i}", f"The grey {suite.random.choice(BIRDS)} sat on src/{suite.random.choice(BIRDS)}.cs, test {i}") for i in range(30))
        code, _, err = suite.run(vault, "session", "append", session, "--json", text=text)
        assert code == 0, err


def answers(suite, vault, env=None):
    told = []
    for query in [None, *QUERIES]:
        command = ["session", "list"] if query is None else ["session", "search", "--", query] if query.startswith("-") else ["session", "search", query]
        at = command.index("--") if "--" in command else len(command)
        command[at:at] = ["--json"]
        out, err = run_before_dashes(suite, vault, command, env)
        try:
            document = json.loads(out)
        except ValueError:
            told.append(f"no JSON for {query}: {out[:200]} {err[:300]}")
            continue
        for name in ("took_ms", "index", "vault"):
            document.pop(name, None)
        told.append(json.dumps(document, sort_keys=True))
    return told


def run_before_dashes(suite, vault, command, env):
    at = command.index("--") if "--" in command else len(command)
    full = [suite.binary, *command[:at], "--vault", vault, *command[at:]]
    done = subprocess.run(full, env=env or suite.environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return done.stdout, done.stderr


def index_files(vault):
    return [path for path in glob.glob(os.path.join(vault, ".crucible", "index", "**"), recursive=True) if os.path.isfile(path)]


def rewrite(change):
    def damage(suite, vault):
        for path in index_files(vault):
            with open(path, "rb") as file:
                content = file.read()
            with open(path, "wb") as file:
                file.write(change(suite, content))
    return damage


def delete(suite, vault):
    shutil.rmtree(os.path.join(vault, ".crucible", "index"))


def current_garbage(suite, vault):
    for path in index_files(vault):
        if os.path.basename(path) == "CURRENT":
            with open(path, "wb") as file:
                file.write(b"../../../etc/passwd\n")


def of_engine(change):
    """Damage that each engine takes in its own way."""
    return lambda suite, vault: getattr(indexes.of(suite), change)(suite, vault)


def file_for_folder(suite, vault):
    delete(suite, vault)
    with open(os.path.join(vault, ".crucible", "index"), "wb") as file:
        file.write(b"no folder")


def reindex(suite, vault):
    code, out, err = suite.run(vault, "session", "reindex", "--full")
    suite.check(code == 0, f"reindex --full: {code} {out[:300]} {err[:300]}")


DAMAGES = {
    "deleted": delete,
    "empty files": rewrite(lambda suite, content: b""),
    "random bytes": rewrite(lambda suite, content: suite.random.randbytes(len(content))),
    "half files": rewrite(lambda suite, content: content[:len(content) // 2]),
    "a page overwritten": rewrite(lambda suite, content: content[:4096] + suite.random.randbytes(min(4096, max(0, len(content) - 4096))) + content[8192:]),
    "CURRENT garbage": current_garbage,
    "older schema": of_engine("older_schema"),
    "half of its files gone": of_engine("half"),
    "a file for the folder": file_for_folder,
    "reindexed": reindex,
}


def dotnet_root():
    """The folder that the program finds its runtime in."""
    named = os.environ.get("DOTNET_ROOT")
    found = os.path.dirname(os.path.realpath(shutil.which("dotnet") or "/usr/share/dotnet/dotnet"))
    return named if named and os.path.isdir(os.path.join(named, "shared")) else found


def readable_program(suite):
    """The program and its runtime at a place where every user may read them; a build often lies below a closed home."""
    place = os.path.join(suite.work, "program")
    if not os.path.isdir(place):
        shutil.copytree(os.path.dirname(os.path.realpath(suite.binary)), place)
        for part in ("host", os.path.join("shared", "Microsoft.NETCore.App")):
            shutil.copytree(os.path.join(dotnet_root(), part), os.path.join(suite.work, "dotnet", part))
        subprocess.run(["chmod", "-R", "a+rX", place, os.path.join(suite.work, "dotnet")], check=True)
        os.chmod(suite.work, 0o755)
        wrapper = os.path.join(suite.work, "as-nobody")
        with open(wrapper, "w", encoding="utf-8") as file:
            file.write("#!/bin/sh\n"
                       f'export DOTNET_ROOT="{suite.work}/dotnet" HOME=/\n'
                       f'exec setpriv --reuid=65534 --regid=65534 --clear-groups "{place}/{os.path.basename(suite.binary)}" "$@"\n')
        os.chmod(wrapper, 0o755)
    return os.path.join(suite.work, "as-nobody")


def read_only(suite, vault, wanted, name):
    """Somebody else's vault, which may be read and not written: the answers are the same, and no file is touched."""
    if os.geteuid() != 0 or not shutil.which("setpriv"):
        print(f"not run: {name}, read-only copy (needs root and setpriv)")
        return
    wrapper = readable_program(suite)
    tried = subprocess.run([wrapper, "--version"], capture_output=True, check=False, env=suite.environment())
    if not suite.check(tried.returncode == 0, f"nobody cannot run the program: {tried.stderr[:500]}"):
        return
    for without_index in (False, True):
        copy = os.path.join(suite.work, "readonly")
        shutil.copytree(vault, copy, symlinks=True)
        if without_index:
            delete(suite, copy)
        subprocess.run(["chmod", "-R", "a+rX,a-w", copy], check=True)
        before = tree(copy)
        own, suite.binary = suite.binary, wrapper
        compare(suite, f"{name}: read-only copy {'without index' if without_index else ''}, as nobody", wanted, answers(suite, copy))
        code, _, err = suite.run(copy, "session", "append", first_session(copy), "no")
        suite.check(code == 77 and err, f"{name}: an append as nobody ends with {code} {err[:300]}")
        suite.binary = own
        suite.check(tree(copy) == before, f"{name}: a read-only copy was changed")
        subprocess.run(["chmod", "-R", "u+w", copy], check=True)
        shutil.rmtree(copy)


def first_session(vault):
    return sorted(os.listdir(os.path.join(vault, ".crucible", "sessions")))[0]


def tree(vault):
    return sorted((folder, *sorted((name, os.path.getsize(os.path.join(folder, name))) for name in names)) for folder, _, names in os.walk(vault))


def differences(wanted, got):
    return [(query, a, b) for query, a, b in zip(["(list)", *QUERIES], wanted, got) if a != b]


def compare(suite, what, wanted, got):
    wrong = differences(wanted, got)
    detail = ""
    if wrong:
        query, a, b = wrong[0]
        at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        detail = f"{query}: …{a[max(0, at - 80):at + 80]}… is …{b[max(0, at - 80):at + 80]}…"
    suite.check(not wrong, f"{what}: {len(wrong)} answers differ: {detail}")


def check_mistakes(suite, name, vault, wanted):
    """An index that tells something false and takes itself for fresh: the comparison must see it."""
    engine = indexes.of(suite)
    if not engine.can_lie:
        hidden = suite.new(vault)
        code, _, err = suite.run(vault, "session", "append", hidden, "--json", text=message("lie", " ".join(BIRDS)))
        suite.check(code == 0 and differences(wanted, answers(suite, vault)), f"{name}: another answer is not noticed {err[:300]}")
        shutil.rmtree(os.path.join(vault, ".crucible", "sessions", hidden))
        return
    for what, statement in {
        "one message more": "UPDATE session SET messages = messages + 1",
        "other titles": "UPDATE session SET title = 'A lie', own_title = 1",
        "lost messages": "DELETE FROM entry WHERE id % 3 = 0",
    }.items():
        suite.run(vault, "session", "reindex", "--full")
        engine.lie(vault, statement)
        found = differences(wanted, answers(suite, vault))
        suite.check(found, f"{name}: an index with {what} is not noticed")
    delete(suite, vault)


def grep_agrees(suite, vault, name):
    words = BIRDS[:4] if name == "small" else ["error", "README"]
    for word in words:
        grep = subprocess.run(["grep", "-rniw", word, os.path.join(vault, ".crucible", "sessions")], capture_output=True, check=False).stdout
        code, out, _ = suite.run(vault, "session", "search", word, "--json")
        suite.check(bool(grep) == (code == 0 and json.loads(out)["total"] > 0), f"{name}: '{word}' is found by one of search and grep only")


def torture(suite, name, vault):
    wanted = answers(suite, vault, suite.environment(CRU_ENGINE="scan"))
    compare(suite, f"{name}: index", wanted, answers(suite, vault))
    for damage, make in DAMAGES.items():
        make(suite, vault)
        compare(suite, f"{name}: {damage}", wanted, answers(suite, vault))
        if damage == "a file for the folder":
            os.remove(os.path.join(vault, ".crucible", "index")) if os.path.isfile(os.path.join(vault, ".crucible", "index")) else None
            suite.run(vault, "session", "reindex", "--full")
    read_only(suite, vault, wanted, name)
    grep_agrees(suite, vault, name)
    check_mistakes(suite, name, vault, wanted)
    print(f"{name}: {len(DAMAGES) + 3} states x {len(QUERIES) + 1} answers")


def main():
    suite = Suite(__doc__)
    if suite.args.ci:
        del QUERIES[8:]
    small = os.path.join(suite.work, "small")
    small_vault(suite, small)
    torture(suite, "small", small)
    data = suite.source_data()
    if data is None or not os.path.isdir(data):
        print("not run: real sessions (shared/data/claude-code stands nowhere above)")
    else:
        real = os.path.join(suite.work, "real")
        code, _, err = suite.run(real, "session", "import", data, "--from", "claude-code")
        suite.check(code in (0, 1), f"import: {code} {err[:300]}")
        torture(suite, "real", real)
    suite.finish()


main()
