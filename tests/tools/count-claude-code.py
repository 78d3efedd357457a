#!/usr/bin/env python3
"""Counts what stands in Claude Code's session files, by simplest means and nothing of the importer.

Usage: count-claude-code.py FOLDER_OR_FILE...

Prints one JSON object. The numbers that an import must reproduce:
  human_prompts    user records that a person typed: words, not isMeta, not a compaction's summary,
                   not prompted by another agent (isSidechain), at least one text that begins with no
                   mark of the program or of a command
  calls_by_tool    tool_use blocks by the tool's name
  human_prompts_once, tool_calls_once, calls_by_tool_once
                   the same, once per record id and time, or call id, over all files: resumed
                   sessions copy records
  usage_by_session tokens, once per message id and file, of the record with the most output (the
                   last of these)
  usage_global     the same, once per message id over all files: resumed sessions copy records
"""
import collections
import json
import os
import sys

INJECTED = ("<local-command-", "<system-reminder>", "<task-notification>", "Caveat:", "<bash-stdout>", "<bash-stderr>")
TYPED_COMMAND = ("<command-name>", "<command-message>", "<bash-input>")
KINDS = {
    "prompt": "input_tokens",
    "completion": "output_tokens",
    "cache_read": "cache_read_input_tokens",
    "cache_write": "cache_creation_input_tokens",
}
DECODER = json.JSONDecoder()


def files(paths):
    for path in paths:
        if os.path.isfile(path):
            yield path
            continue
        for folder, folders, names in os.walk(path):
            folders.sort()
            for name in sorted(names):
                if name.endswith(".jsonl"):
                    yield os.path.join(folder, name)


def records(path, counts):
    """Yields the records of a file; what is none is counted as broken."""
    with open(path, "rb") as file:
        for line in file:
            text = line.decode("utf-8", "replace")
            at = 0
            while True:
                while at < len(text) and text[at] in " \t\r\n\0\ufeff":
                    at += 1
                if at == len(text):
                    break
                try:
                    value, at = DECODER.raw_decode(text, at)
                    yield value
                except ValueError:
                    counts["broken"] += 1
                    at = text.find('{"', at + 1)
                    if at < 0:
                        break


def texts(content):
    if isinstance(content, str):
        return [content]
    return [block["text"] for block in content or [] if block.get("type") == "text"]


def blocks(content):
    return content if isinstance(content, list) else []


def is_first(seen, *key):
    """Whether a key is met for the first time; one without an id always is."""
    if key[0] is None:
        return True
    known = len(seen)
    seen.add(key)
    return len(seen) > known


def count_user(record, counts, seen):
    content = record["message"].get("content")
    words = texts(content)
    counts["tool_results"] += sum(block.get("type") == "tool_result" for block in blocks(content))
    counts["user_texts"] += len(words)
    if not words or record.get("isMeta"):
        return
    if record.get("isCompactSummary"):
        counts["compaction_summaries"] += 1
    elif all(text.startswith(INJECTED) for text in words):
        counts["injected_prompts"] += 1
    elif record.get("isSidechain"):
        counts["agent_prompts"] += 1
    elif words[0].startswith(TYPED_COMMAND):
        counts["commands"] += 1
    else:
        counts["human_prompts"] += 1
        counts["human_prompts_once"] += is_first(seen, record.get("uuid"), record.get("timestamp"))


def count_assistant(record, counts, tools, tools_once, seen, usages):
    message = record["message"]
    for block in blocks(message.get("content")):
        name = {"text": "assistant_texts", "thinking": "thinking_blocks", "tool_use": "tool_calls"}
        counts[name.get(block.get("type"), "other_blocks")] += 1
        if block.get("type") == "tool_use":
            tools[block["name"]] += 1
            if is_first(seen, block.get("id"), message.get("id"), record.get("uuid"), record.get("timestamp")):
                counts["tool_calls_once"] += 1
                tools_once[block["name"]] += 1
    usage = message.get("usage")
    if usage and message.get("model") != "<synthetic>":
        counts["usage_records"] += 1
        numbers = {kind: usage.get(field) or 0 for kind, field in KINDS.items()}
        key = message.get("id") or record.get("uuid")
        if key not in usages or numbers["completion"] >= usages[key]["completion"]:
            usages[key] = numbers


def total(usages):
    sums = {kind: sum(usage[kind] for usage in usages) for kind in KINDS}
    return {"messages": len(usages), **sums}


def main(paths):
    counts = collections.Counter()
    types = collections.Counter()
    tools = collections.Counter()
    tools_once = collections.Counter()
    seen = set()
    all_usages = {}
    per_file = []
    sessions = agents = 0
    for path in files(paths):
        if os.path.basename(path).startswith("agent-"):
            agents += 1
        else:
            sessions += 1
        usages = {}
        for record in records(path, counts):
            counts["records"] += 1
            kind = record.get("type") if isinstance(record, dict) else "no object"
            types[str(kind)] += 1
            if kind == "user" and isinstance(record.get("message"), dict):
                count_user(record, counts, seen)
            elif kind == "assistant" and isinstance(record.get("message"), dict):
                count_assistant(record, counts, tools, tools_once, seen, usages)
        per_file.extend(usages.values())
        for key, usage in usages.items():
            if key not in all_usages or usage["completion"] >= all_usages[key]["completion"]:
                all_usages[key] = usage
    print(json.dumps({
        "sessions": sessions,
        "agents": agents,
        **dict(sorted(counts.items())),
        "records_by_type": dict(sorted(types.items())),
        "calls_by_tool": dict(sorted(tools.items())),
        "calls_by_tool_once": dict(sorted(tools_once.items())),
        "usage_by_session": total(per_file),
        "usage_global": total(list(all_usages.values())),
    }, indent=2))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: count-claude-code.py FOLDER_OR_FILE...")
    main(sys.argv[1:])
