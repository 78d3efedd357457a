#!/usr/bin/env python3
"""Imports sessions of Claude Code and compares the vault with the sources, counted by other means; imports twice; kills imports."""
import collections
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import FOOTER, HEADING, Suite

TOOLS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools")
LABEL = re.compile(r"\*\*(User|Assistant|System|Tool|Agent|Workflow|Plugin|Summary):\*\*(?: (.*))?")
STRUCTURE = re.compile(r"> \[!thinking\]|\[Tool: |\[Result: |\[Part: |!\[\[artifacts/|<!-- cru ")
COUNTED = ["human_prompts", "assistant_texts", "thinking_blocks", "tool_calls", "tool_results"]


def log_entries(path):
    """(id, lines, footer) of the entries of a segment that a program closed."""
    with open(path, "rb") as file:
        lines = file.read().split(b"\n")
    start = None
    for number, line in enumerate(lines):
        heading = HEADING.fullmatch(line)
        footer = FOOTER.fullmatch(line)
        if heading:
            start = (number, heading.group(1).decode())
        elif footer and start and footer.group(1).decode() == start[1]:
            body = [text.decode() for text in lines[start[0] + 1:number]]
            yield start[1], body, json.loads(footer.group(2))
            start = None


def blocks(lines):
    """The role of an entry and the kinds of its blocks, by what their lines begin with."""
    role, kinds, in_text, at = None, [], False, 0
    while at < len(lines):
        line = lines[at]
        at += 1
        label = LABEL.fullmatch(line)
        if label and role is None:
            role, in_text = label.group(1), label.group(2) is not None
            kinds += ["text"] if in_text else []
        elif STRUCTURE.match(line):
            in_text = line.startswith("<!-- cru part ")
            kinds.append("text" if in_text else line[:6])
            while not in_text and at < len(lines) and lines[at] and not STRUCTURE.match(lines[at]):
                at = skip_fence(lines, at)
        elif line and not in_text:
            in_text = True
            kinds.append("text")
    return role, kinds


def skip_fence(lines, at):
    fence = re.fullmatch(r"(`{3,})(result|input|json)( .*)?", lines[at])
    at += 1
    while fence and at < len(lines):
        at += 1
        if lines[at - 1] == fence.group(1):
            break
    return at


def count_vault(vault):
    counts, usage = collections.Counter(), {}
    sessions = os.path.join(vault, ".crucible", "sessions")
    for session in sorted(os.listdir(sessions)):
        for name in sorted(os.listdir(os.path.join(sessions, session))):
            if name.endswith(".md"):
                for identity, lines, footer in log_entries(os.path.join(sessions, session, name)):
                    count_entry(session, identity, lines, footer, counts, usage)
    kinds = ["prompt", "completion", "cache_read", "cache_write"]
    sums = {kind: sum(one.get(kind, 0) for one in usage.values()) for kind in kinds}
    return counts, {"messages": len(usage), **sums}


def count_entry(session, identity, lines, footer, counts, usage):
    role, kinds = blocks(lines)
    counts["human_prompts"] += role == "User" and "command" not in footer
    counts["assistant_texts"] += kinds.count("text") if role == "Assistant" else 0
    counts["thinking_blocks"] += kinds.count("> [!th")
    counts["tool_calls"] += kinds.count("[Tool:")
    counts["tool_results"] += kinds.count("[Resul")
    if "usage" in footer:
        usage[session, identity.split("+")[0]] = footer["usage"]


def hashes(vault):
    found = {}
    for folder, folders, names in os.walk(os.path.join(vault, ".crucible")):
        folders[:] = [name for name in folders if name not in ("index", "locks", "tmp")]
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, vault)] = hashlib.sha256(file.read()).hexdigest()
    return found


def make_sources(suite, folder):
    """Some small sessions in the shape of Claude Code's, with what is awkward about them."""
    os.makedirs(folder)
    for number in range(4):
        session = f"{number:08d}-0000-4000-8000-000000000000"
        common = {"sessionId": session, "cwd": "/home/ann/app", "version": "2.1.0", "userType": "external", "isSidechain": False}
        records, parent = [], None
        for turn in range(suite.random.randint(3, 12)):
            def add(kind, message, **more):
                nonlocal parent
                identity = f"{number}-{len(records)}"
                at = f"2026-01-0{number + 1}T10:{turn:02d}:{len(records) % 60:02d}.000Z"
                records.append(json.dumps({**common, "type": kind, "uuid": identity, "parentUuid": parent, "timestamp": at, "message": message, **more}))
                parent = identity
            answer = {"id": f"msg_{number}_{turn}", "role": "assistant", "model": "claude-x", "usage": {"input_tokens": turn, "output_tokens": 2}}
            add("user", {"role": "user", "content": f"Question {turn}?\n**Assistant:** not\n```"})
            add("assistant", {**answer, "content": [{"type": "thinking", "thinking": "Hm.\n\n> so", "signature": "x"}]})
            add("assistant", {**answer, "content": [{"type": "text", "text": "## 2026-01-01T00:00:00Z\n\n[Tool: no]"}]})
            add("assistant", {**answer, "content": [{"type": "tool_use", "id": f"t{turn}", "name": "Bash", "input": {"command": "a\nb"}}]})
            add("user", {"role": "user", "content": [{"type": "tool_result", "tool_use_id": f"t{turn}", "content": "1\n2\n3\n"}]})
        glued = "\n".join(records[:-2]) + "\n" + "".join(records[-2:]) + "\n"
        with open(os.path.join(folder, session + ".jsonl"), "w", encoding="utf-8") as file:
            file.write(glued)


def check_counts(suite, name, source):
    vault = os.path.join(suite.work, name)
    code, out, err = suite.run(vault, "session", "import", source, "--from", "claude-code", "--json")
    suite.check(code == 0, f"{name}: import says {code}: {err[:300]}")
    counted = subprocess.run([sys.executable, os.path.join(TOOLS, "count-claude-code.py"), source], capture_output=True, check=True).stdout
    expected = json.loads(counted)
    found, usage = count_vault(vault)
    for key in COUNTED:
        suite.check(found[key] == expected.get(key, 0), f"{name}: {key} {found[key]} in the vault, {expected.get(key, 0)} in the sources")
    suite.check(usage == expected["usage_by_session"], f"{name}: usage {usage} in the vault, {expected['usage_by_session']} in the sources")
    print(f"{name}: {dict(found)} {usage}")
    check_stats(suite, name, vault, expected, json.loads(out))

    before = hashes(vault)
    code, out, err = suite.run(vault, "session", "import", source, "--from", "claude-code", "--json")
    suite.check(code == 0 and hashes(vault) == before, f"{name}: a second import changed files or says {code}")
    return vault, before


def stats_differences(stats, expected, sessions):
    """What `stats --json` says otherwise than the sources, counted by other means, do."""
    usage = expected["usage_global"]
    pairs = {
        "total_sessions": (stats["total_sessions"], sessions),
        "human_prompts": (stats["human_prompts"], expected.get("human_prompts_once", 0)),
        "messages_with_usage": (stats["messages_with_usage"], usage["messages"]),
        "total_prompt_tokens": (stats["total_prompt_tokens"], usage["prompt"]),
        "total_completion_tokens": (stats["total_completion_tokens"], usage["completion"]),
        "tool_calls": (stats["tool_calls"], expected.get("tool_calls_once", 0)),
        "tools": ({tool["name"]: tool["calls"] for tool in stats["tools"] if tool["calls"]}, expected["calls_by_tool_once"]),
        **{kind: (stats["tokens"][kind], usage[kind]) for kind in ("prompt", "completion", "cache_read", "cache_write")},
    }
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def check_stats(suite, name, vault, expected, imported):
    """Sums of `stats` against those of the sources, as a whole and over groups."""
    sessions = len({source["session_id"] for source in imported["sources"] if source["session_id"]})
    code, out, err = suite.run(vault, "session", "stats", "--json")
    suite.check(code == 0, f"{name}: stats says {code}: {err[:300]}")
    stats = json.loads(out)
    suite.check(not stats_differences(stats, expected, sessions), f"{name}: stats {stats_differences(stats, expected, sessions)}")
    suite.check(bool(stats_differences({**stats, "human_prompts": stats["human_prompts"] + 1}, expected, sessions)), f"{name}: a wrong sum is not noticed")
    for what in ("day", "week", "month", "model", "agent", "project", "type"):
        _, out, _ = suite.run(vault, "session", "stats", "--json", "--group-by", what)
        groups = json.loads(out)["groups"]
        suite.check(sum(group["message_count"] for group in groups) == stats["total_messages"], f"{name}: messages by {what}")
        suite.check(sum(group["prompt_tokens"] for group in groups) == stats["total_prompt_tokens"], f"{name}: tokens by {what}")
    print(f"{name}: stats of {sessions} sessions: {stats['tokens']}, {stats['tool_calls']} calls")


def check_mistake(suite, vault):
    """A vault that lacks one answer must be noticed."""
    copy = os.path.join(suite.work, "mistaken")
    shutil.copytree(vault, copy)
    sessions = os.path.join(copy, ".crucible", "sessions")
    path = next(os.path.join(folder, name) for folder, _, names in os.walk(sessions) for name in names if name.endswith(".md"))
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with open(path, "w", encoding="utf-8") as file:
        file.write(text.replace("[Result: ", "(Result: ", 1))
    suite.check(count_vault(copy)[0] != count_vault(vault)[0], "a lost answer is not noticed")


def check_kills(suite, source, expected, kills):
    begun = time.monotonic()
    suite.run(os.path.join(suite.work, "timed"), "session", "import", source, "--from", "claude-code")
    whole = time.monotonic() - begun
    killed = 0
    for number in range(kills):
        vault = os.path.join(suite.work, f"killed-{number}")
        process = suite.start(vault, "session", "import", source, "--from", "claude-code")
        time.sleep(suite.random.uniform(0.1, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        code, _, err = suite.run(vault, "session", "import", source, "--from", "claude-code")
        suite.check(code == 0 and hashes(vault) == expected, f"killed import {number}: not the same vault after a second one ({code}) {err[:300]}")
        shutil.rmtree(vault)
    suite.check(killed > kills // 4, f"only {killed} of {kills} kills landed")
    print(f"{killed} of {kills} imports were killed before their end")


def main():
    suite = Suite(__doc__)
    made = os.path.join(suite.work, "made-sources")
    make_sources(suite, made)
    vault, _ = check_counts(suite, "made", made)
    check_mistake(suite, vault)
    source = suite.source_data()
    if source is None:
        print("not run: the real sessions of Claude Code are not here")
        source = made
    name = "real" if source != made else "again"
    _, expected = check_counts(suite, name, source)
    check_kills(suite, source, expected, suite.args.count or (30 if suite.args.ci else 60))
    suite.finish()


main()
