#!/usr/bin/env python3
"""Every command in every state of the index: the exit code and the answer are those without an index."""
import glob
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
import indexes
from faultkit import Suite, message

NOW = "2026-01-01T12:00:00Z"
# What tells of the index itself, of time, or of the folder that a copy lies in; `information` counts findings of the index too.
PASSED_OVER = ("index_checked", "index", "took_ms", "elapsed_ms", "vault", "index_behind", "progress", "information")
THREADS = 4  # most cells wait: for a process to start, or for a lock


# The states. Each takes a vault whose index is up to date, and returns what is to be closed behind the commands.

def index_folder(vault):
    return os.path.join(vault, ".crucible", "index", "tern-4k2q")


def fresh(suite, vault):
    pass


def absent(suite, vault):
    shutil.rmtree(os.path.join(vault, ".crucible", "index"))


def rewrite(content):
    def change(suite, vault):
        for path in indexes.of(suite).files(vault):
            size = os.path.getsize(path)
            with open(path, "wb") as file:
                file.write(content(suite, size))
    return change


def of_engine(change):
    """A state that each engine makes in its own way."""
    return lambda suite, vault: getattr(indexes.of(suite), change)(suite, vault)


def other_generation(version):
    """Another version's index: the folder's name says who can read it."""
    def change(suite, vault):
        folder = index_folder(vault)
        name = f"{indexes.of(suite).name}-{version}"
        (old,) = [one for one in os.listdir(folder) if one != "CURRENT"]
        os.rename(os.path.join(folder, old), os.path.join(folder, name))
        with open(os.path.join(folder, "CURRENT"), "w", encoding="utf-8") as file:
            file.write(name + "\n")
    return change


def locked(suite, vault):
    """Another process holds the index's lock and writes in the index."""
    lock = os.path.join(vault, ".crucible", "locks", "index.lock")
    holder = subprocess.Popen(["flock", "-x", lock, "-c", "echo held; exec sleep 600"], stdout=subprocess.PIPE, start_new_session=True)
    holder.stdout.readline()
    let_go = indexes.of(suite).write(vault)

    def close():
        os.killpg(holder.pid, 9)
        holder.wait()
        holder.stdout.close()
        let_go()
    return close


def read_only(suite, vault):
    """Root passes by modes: a file where a folder should be made, and a database that says it is not to be written."""
    folder = index_folder(vault)
    subprocess.run(["chmod", "-R", "a-w", folder], check=True)
    immutable = subprocess.run(["chattr", "-R", "+i", folder], capture_output=True, check=False).returncode == 0
    if not immutable and os.geteuid() == 0:
        return "no right to make files immutable here"

    def close():
        if immutable:
            subprocess.run(["chattr", "-R", "-i", folder], check=True)
        subprocess.run(["chmod", "-R", "u+w", folder], check=True)
    return close


def foreign(suite, vault):
    """Another machine's index was synced here; there is none of our own."""
    os.rename(index_folder(vault), os.path.join(vault, ".crucible", "index", "wren-7x2p"))


def half_built(suite, vault):
    """A build died: its generation lies there, and the one before is current."""
    engine = indexes.of(suite)
    (folder,) = indexes.generations(vault, engine.name)
    stem, number = os.path.basename(folder).rsplit("-", 1)
    half = os.path.join(os.path.dirname(folder), f"{stem}-{int(number) + 1}")
    os.mkdir(half)
    engine.copy_part(folder, half)


def half_built_first(suite, vault):
    half_built(suite, vault)
    os.remove(os.path.join(index_folder(vault), "CURRENT"))


def beside_another(suite, vault):
    """Another engine's index lies beside this one's."""
    folder = index_folder(vault)
    os.mkdir(os.path.join(folder, "strange-1-1-9"))
    with open(os.path.join(folder, "CURRENT"), "a", encoding="utf-8") as file:
        file.write("strange-1-1-9\n")


def another_alone(suite, vault):
    """Only another engine has an index here."""
    (own,) = indexes.generations(vault, indexes.of(suite).name)
    beside_another(suite, vault)
    shutil.rmtree(own)
    with open(os.path.join(index_folder(vault), "CURRENT"), "w", encoding="utf-8") as file:
        file.write("strange-1-1-9\n")


def current(content):
    def change(suite, vault):
        with open(os.path.join(index_folder(vault), "CURRENT"), "wb") as file:
            file.write(content.replace(b"ENGINE", indexes.of(suite).name.encode()))
    return change


STATES = {
    "fresh": fresh,
    "absent": absent,
    "0 bytes": rewrite(lambda suite, size: b""),
    "random": rewrite(lambda suite, size: suite.random.randbytes(size)),
    "older schema": of_engine("older_schema"),
    "newer schema": of_engine("newer_schema"),
    "older generation": other_generation("0-1-1"),
    "newer generation": other_generation("99-99-7"),
    "locked": locked,
    "read-only": read_only,
    "foreign": foreign,
    "half-built": half_built,
    "half-built, the first": half_built_first,
    "half of its files gone": of_engine("half"),
    "beside another engine's": beside_another,
    "another engine's alone": another_alone,
    "CURRENT garbage": current(b"../../../etc/passwd\n"),
    "CURRENT empty": current(b""),
    "CURRENT names a missing folder": current(b"ENGINE-1-1-77\n"),
}

# The commands: what is typed, and what is given to standard input. Each runs in a copy of its own; a command that the
# program does not know yet is passed over and named, so that a new one needs a line here only.

COMMANDS = {
    "list": (["list", "--json"], b""),
    "search": (["search", "heron", "--json"], b""),
    "search in vain": (["search", "ostrich", "--json"], b""),
    "search the session": (["search", "heron ladder", "--json"], b""),
    "show": (["show", "chat-one", "--json"], b""),
    "show nothing": (["show", "chat-nowhere", "--json"], b""),
    "append": (["append", "chat-one", "--json"], message("m9", "a late heron")),
    "new": (["new", "--id", "chat-new", "--json"], b""),
    "import": (["import", "{source}", "--from", "claude-code", "--json"], b""),
    "stats": (["stats", "--json"], b""),
    "grep": (["grep", "heron", "--json"], b""),
    "cleanup": (["cleanup", "--older-than", "30d", "--dry-run", "--json"], b""),
    "cleanup of a query": (["cleanup", "heron", "--older-than", "30d", "--dry-run", "--json"], b""),
    "delete": (["delete", "chat-one", "--json"], b""),
    "delete with children": (["delete", "chat-one", "--include-children", "--json"], b""),
    "archive": (["archive", "chat-one", "--json"], b""),
    "restore": (["restore", "chat-old", "--json"], b""),
    "verify": (["verify", "--json"], b""),
    "verify --deep": (["verify", "--deep", "--json"], b""),
    "reindex": (["reindex", "--json"], b""),
    "reindex --full": (["reindex", "--full", "--json"], b""),
}

# Where the right answer is another one than without an index: (command, state) or command alone.
BUSY = 75
OTHER_CODES = {
    ("reindex --full", "locked"): BUSY,
    ("reindex --full", "read-only"): None,  # told as a failure of the disk or of the right to write
}
# In these an index is there that cannot be used: `verify` says so, and of no other.
UNUSABLE = {"0 bytes", "random", "older schema", "newer schema", "older generation", "newer generation", "half of its files gone",
            "CURRENT garbage", "CURRENT empty", "CURRENT names a missing folder"}
# Commands whose answer tells of the index itself: only the exit code is compared.
OF_THE_INDEX = {"reindex", "reindex --full"}


def make_vault(suite):
    vault = os.path.join(suite.work, "vault")
    for name, extra in {"one": [], "two": [], "child": ["--field", "parent_session_id=chat-one"], "old": []}.items():
        code, _, err = suite.run(vault, "session", "new", "--id", f"chat-{name}", *extra, env=environment(suite))
        assert code == 0, err
        text = b"".join(message(f"{name}.{i}", words) for i, words in enumerate([f"The grey heron of {name}", "A ladder", f"test {name}"]))
        code, _, err = suite.run(vault, "session", "append", f"chat-{name}", "--json", text=text, env=environment(suite, CRU_NOW="2025-06-01T12:00:00Z"))
        assert code == 0, err
    code, _, err = suite.run(vault, "session", "delete", "chat-old", env=environment(suite))
    assert code == 0, err
    code, _, err = suite.run(vault, "session", "reindex", env=environment(suite))
    assert code == 0, err
    return vault


def make_source(suite):
    source = os.path.join(suite.work, "source")
    os.mkdir(source)
    identity = "11111111-2222-4333-8444-555555555555"
    record = {"parentUuid": None, "isSidechain": False, "userType": "external", "cwd": "/home/ann/app", "sessionId": identity, "version": "2.1.20",
              "gitBranch": "main", "type": "user", "message": {"role": "user", "content": "Where is the heron?"}, "uuid": "u1",
              "timestamp": "2026-01-05T10:00:00.000Z"}
    with open(os.path.join(source, identity + ".jsonl"), "w", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n")
    return source


def environment(suite, **more):
    return suite.environment(**{"CRU_NOW": NOW, "CRU_SEED": "7", **more})


def shown(value, vault):
    """An answer without what tells of the index, of time, and of where the copy lies."""
    if isinstance(value, dict):
        return {key: shown(inner, vault) for key, inner in value.items() if key not in PASSED_OVER}
    if isinstance(value, list):
        return [shown(inner, vault) for inner in value if not is_of_index(inner)]
    return value.replace(vault, "VAULT") if isinstance(value, str) else value


def is_of_index(value):
    return isinstance(value, dict) and str(value.get("code", "")).startswith("index-")


def ask(suite, vault, command, source, **more):
    words, text = COMMANDS[command]
    arguments = [word.replace("{source}", source) for word in words]
    code, out, err = suite.run(vault, "session", *arguments, text=text, env=environment(suite, **more))
    # A failure is told on standard error, as JSON too.
    told = out or b"\n".join(line for line in err.split(b"\n") if line.startswith(b"{"))
    try:
        document = json.loads(told) if told.strip() else None
    except ValueError:
        document = f"no JSON: {told[:300]}"
    findings = document.get("findings", []) if isinstance(document, dict) else []
    return code, shown(document, vault), err, {finding["code"] for finding in findings if is_of_index(finding)}


def sessions(vault):
    """What lies in vault, trash and archive, byte by byte."""
    found = {}
    for part in ("sessions", "trash", "archive"):
        folder = os.path.join(vault, ".crucible", part)
        for path in glob.glob(os.path.join(folder, "**", "*.md"), recursive=True):
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def is_unknown(err):
    return b"nrecognized" in err or b"unknown" in err.lower() or b"no command" in err.lower()


def check_cell(suite, vault, state, command, source, wanted):
    """Runs a command in a state; what was checked, as pairs of outcome and words, and why it could not run, or None."""
    copy = tempfile.mkdtemp(prefix="copy-", dir=suite.work)
    shutil.copytree(vault, copy, symlinks=True, dirs_exist_ok=True)
    close = STATES[state](suite, copy)
    if isinstance(close, str):
        shutil.rmtree(copy)
        return [], close
    try:
        code, answer, err, of_index = ask(suite, copy, command, source)
        files = sessions(copy)
    finally:
        if close:
            close()
    wanted_code, wanted_answer, wanted_files = wanted
    expected = OTHER_CODES.get((command, state), wanted_code)
    where = f"{command}, index {state}"
    fits = code == expected or (expected is None and code in (73, 74, 75, 77))
    checks = [(fits, f"{where}: exit {code}, not {expected}: {err[:400]}")]
    if fits and command not in OF_THE_INDEX:
        checks.append((answer == wanted_answer, f"{where}: {json.dumps(answer)[:600]} is not {json.dumps(wanted_answer)[:600]}"))
    if command.startswith("verify"):
        named = {"index-unusable"} if state in UNUSABLE else set()
        checks.append((of_index == named, f"{where}: it names {of_index}, not {named}"))
    checks.append((files == wanted_files, f"{where}: the files are not those without an index"))

    # Whatever the index was, the next question has the right answer.
    if command in ("append", "delete", "reindex", "reindex --full"):
        after = ask(suite, copy, "search", source)[:2]
        checks.append((after == ask(suite, copy, "search", source, CRU_ENGINE="scan")[:2], f"{where}: a wrong answer after it"))
    shutil.rmtree(copy)
    return checks, None


def reference(suite, vault, command, source):
    """The answer without an index; None where the program does not know the command."""
    copy = tempfile.mkdtemp(prefix="copy-", dir=suite.work)
    shutil.copytree(vault, copy, symlinks=True, dirs_exist_ok=True)
    shutil.rmtree(os.path.join(copy, ".crucible", "index"))
    code, answer, err, _ = ask(suite, copy, command, source, CRU_ENGINE="scan")
    files = sessions(copy)
    shutil.rmtree(copy)
    return None if code == 64 and is_unknown(err) else (code, answer, files)


def check_lies(suite, vault):
    """An index that looks fresh and tells something false: `verify --deep` names it."""
    engine = indexes.of(suite)
    if not engine.can_lie:
        print(f"not run: lies of the index of {engine.name} (this suite cannot write its files; SoundnessCheck's tests do)")
        return
    for what, statement in {
        "one message more": "UPDATE session SET messages = messages + 1",
        "other titles": "UPDATE session SET title = 'A lie', own_title = 1",
        "lost messages": "DELETE FROM entry WHERE id % 3 = 0",
    }.items():
        copy = os.path.join(suite.work, "copy")
        shutil.copytree(vault, copy, symlinks=True)
        engine.lie(copy, statement)
        code, out, err = suite.run(copy, "session", "verify", "--deep", "--json", env=environment(suite))
        codes = {finding["code"] for finding in json.loads(out or b'{"findings":[]}')["findings"]}
        suite.check(code == 1 and codes == {"index-wrong"}, f"an index with {what} is told as {code} {codes} {err[:300]}")
        shutil.rmtree(copy)


def check_control(suite, vault, source):
    """The comparison sees an answer that is wrong: of a vault that lost a session, and one that lost a word."""
    right = {command: reference(suite, vault, command, source) for command in ("list", "search", "show")}
    other = os.path.join(suite.work, "other")
    shutil.copytree(vault, other, symlinks=True)
    for path in glob.glob(os.path.join(other, ".crucible", "sessions", "chat-one", "*.md")):
        with open(path, "rb") as file:
            text = file.read()
        with open(path, "wb") as file:
            file.write(text.replace(b"grey heron", b"grey egret"))
    for command, wanted in right.items():
        got = reference(suite, other, command, source)
        suite.check(got != wanted, f"{command}: a wrong answer is not seen")
    shutil.rmtree(other)


def main():
    suite = Suite(__doc__)
    begun = time.monotonic()
    vault, source = make_vault(suite), make_source(suite)
    with ThreadPoolExecutor(THREADS) as threads:
        references = dict(zip(COMMANDS, threads.map(lambda command: reference(suite, vault, command, source), COMMANDS)))
    unknown = [command for command, wanted in references.items() if wanted is None]
    cells = [(command, state) for command in COMMANDS for state in STATES if command not in unknown]
    suite.random.shuffle(cells)
    end = time.monotonic() + (suite.args.seconds or (35 if suite.args.ci else float("inf")))

    def run(cell):
        command, state = cell
        in_time = time.monotonic() < end
        return check_cell(suite, vault, state, command, source, references[command]) if in_time else None

    with ThreadPoolExecutor(THREADS) as threads:
        done = [(cell, result) for cell, result in zip(cells, threads.map(run, cells)) if result is not None]
    not_run = {state: reason for (_, state), (_, reason) in done if reason}
    for _, (checks, _) in done:
        for fine, what in checks:
            suite.check(fine, what)
    check_lies(suite, vault)
    check_control(suite, vault, source)
    for state, reason in not_run.items():
        print(f"not run: index {state} ({reason})")
    print(f"{len(done)} of {len(cells)} cells, {len(STATES)} states x {len(COMMANDS) - len(unknown)} commands in {time.monotonic() - begun:.0f} s"
          + (f"; not there yet: {', '.join(unknown)}" if unknown else ""))
    suite.finish()


main()
