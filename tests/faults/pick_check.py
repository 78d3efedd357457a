#!/usr/bin/env python3
"""Picks sessions as a person does: in a real terminal (tmux), with keys, a window that changes, an editor, a kill."""
import os
import shlex
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite
from terminal import Terminal


def has_settings(terminal, what):
    """The shell's line is edited and shown again, and the picker's screen is gone."""
    terminal.line("clear; stty -a | grep -c ' icanon.* echo ' ; echo back")
    terminal.check("1\nback", f"{what}: the terminal's settings")


def picking(suite, terminal, command):
    terminal.line(f'clear; id=$({command} --role user); echo "code $? id [$id]"')
    terminal.check("3 sessions", "the list")
    terminal.type("h", "e", "r", "o")
    terminal.check("2 messages", "the beginning of a word")
    terminal.type("n", " ", "s", "t", "a", "n", "d", "s")
    terminal.check("1 message", "two words")
    terminal.check("user  2024-", "the preview")
    terminal.resize(61, 13)
    terminal.check("─" * 61 + "\n", "a smaller window")
    terminal.resize(100, 30)
    terminal.check("─" * 100 + "\n", "a larger window")
    terminal.type("C-u")
    terminal.type("Enter")
    terminal.check("code 0 id [chat-", "Enter")
    has_settings(terminal, "picked")


def leaving(suite, terminal, command):
    for key in ("Escape", "C-c"):
        terminal.line(f"clear; {command}; echo code $?")
        terminal.check("Esc leaves", key)
        terminal.type(key)
        terminal.check("code 130", key)
        has_settings(terminal, key)


def editing(suite, terminal, command):
    editor = os.path.join(suite.work, "editor")
    with open(editor, "w", encoding="utf-8") as script:
        script.write('#!/bin/sh\nclear\necho "editing $1"\nread answer\necho "got $answer"\n')
    os.chmod(editor, 0o755)
    terminal.line(f"clear; id=$(EDITOR={shlex.quote(editor)} {command} stands); echo \"code $? id [$id]\"")
    terminal.check("1 message", "the query that was given")
    terminal.type("C-o")
    terminal.check("editing /", "the editor")
    terminal.line("x")
    terminal.check("Esc leaves", "back from the editor")
    terminal.type("Enter")
    terminal.check("code 0 id [chat-a]", "picked after the editor")
    has_settings(terminal, "edited")


def killing(suite, terminal, command):
    pid = os.path.join(suite.work, "pid")
    terminal.line(f"clear; sh -c 'echo $$ > {pid}; exec {command}'; echo code $?")
    terminal.check("Esc leaves", "before SIGTERM")
    with open(pid, encoding="ascii") as file:
        os.kill(int(file.read()), 15)
    terminal.check("code 130", "SIGTERM")
    has_settings(terminal, "SIGTERM")


def archiving(suite, terminal, command, vault):
    terminal.line(f"clear; {command} dives; echo code $?")
    terminal.check("1 message", "before archiving")
    terminal.type("C-x")
    terminal.check("archive chat-b? y/n", "the question")
    terminal.type("y")
    terminal.check("was archived to", "archived")
    terminal.type("Escape")
    terminal.check("code 130", "left after archiving")
    suite.check(not os.path.exists(os.path.join(vault, ".crucible", "sessions", "chat-b")), "the session is still there")


def main():
    suite = Suite(__doc__)
    if not shutil.which("tmux"):
        print("not run: tmux is not installed")
        suite.finish()
    vault = os.path.join(suite.work, "vault")
    for name, text in (("a", "The heron stands."), ("b", "A kingfisher dives."), ("c", "The heron eats.")):
        suite.run(vault, "session", "new", "--id", f"chat-{name}", "--title", f"title {name}")
        suite.run(vault, "session", "append", f"chat-{name}", "--role", "user", text, "--time", "2024-01-15T10:30:00Z")
    command = f"{shlex.quote(suite.binary)} session pick --vault {shlex.quote(vault)}"
    terminal = Terminal(suite, 100, 30)
    try:
        terminal.line("clear; echo begun")
        terminal.check("begun", "the shell")
        picking(suite, terminal, command)
        leaving(suite, terminal, command)
        editing(suite, terminal, command)
        killing(suite, terminal, command)
        archiving(suite, terminal, command, vault)

        # The check itself: what is not on the screen must not be found there.
        suite.check(not terminal.shows("no bird says this", patience=1), "the check finds what is not there")
    finally:
        terminal.close()
    suite.finish()


main()
