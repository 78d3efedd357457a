#!/usr/bin/env python3
"""Picks sessions as a person does: in a real terminal (tmux), with keys, a window that changes, an editor, a kill."""
import os
import shlex
import shutil
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite

PATIENCE = 30


class Terminal:
    """A shell in a window of a tmux server of its own."""

    def __init__(self, suite, vault):
        self.socket = os.path.join(suite.work, "tmux")
        environment = {**suite.environment(), "TERM": "xterm-256color", "PS1": "READY$ ", "LC_ALL": "C.UTF-8"}
        environment.pop("TMUX", None)
        environment.pop("NO_COLOR", None)
        self.run("new-session", "-d", "-x", "100", "-y", "30", "sh", environment=environment)
        self.command = f"{shlex.quote(suite.binary)} session pick --vault {shlex.quote(vault)}"

    def run(self, *words, environment=None):
        answer = subprocess.run(["tmux", "-S", self.socket, "-f", "/dev/null", *words], env=environment, capture_output=True, text=True, check=False)
        return answer.stdout

    def type(self, *keys):
        self.run("send-keys", *keys)

    def line(self, text):
        self.run("send-keys", "-l", text)
        self.type("Enter")

    def screen(self):
        return self.run("capture-pane", "-p")

    def shows(self, text, patience=PATIENCE):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if text in self.screen():
                return True
            time.sleep(0.05)
        return False

    def close(self):
        self.run("kill-server")


def check(suite, terminal, text, what):
    suite.check(terminal.shows(text), f"{what}: no '{text}' in:\n{terminal.screen()}")


def has_settings(suite, terminal, what):
    """The shell's line is edited and shown again, and the picker's screen is gone."""
    terminal.line("clear; stty -a | grep -c ' icanon.* echo ' ; echo back")
    check(suite, terminal, "1\nback", f"{what}: the terminal's settings")


def picking(suite, terminal):
    terminal.line(f'clear; id=$({terminal.command} --role user); echo "code $? id [$id]"')
    check(suite, terminal, "3 sessions", "the list")
    terminal.type("h", "e", "r", "o")
    check(suite, terminal, "2 messages", "the beginning of a word")
    terminal.type("n", " ", "s", "t", "a", "n", "d", "s")
    check(suite, terminal, "1 message", "two words")
    check(suite, terminal, "user  2024-", "the preview")
    terminal.run("resize-window", "-x", "61", "-y", "13")
    check(suite, terminal, "─" * 61 + "\n", "a smaller window")
    terminal.run("resize-window", "-x", "100", "-y", "30")
    check(suite, terminal, "─" * 100 + "\n", "a larger window")
    terminal.type("C-u")
    terminal.type("Enter")
    check(suite, terminal, "code 0 id [chat-", "Enter")
    has_settings(suite, terminal, "picked")


def leaving(suite, terminal):
    for key in ("Escape", "C-c"):
        terminal.line(f"clear; {terminal.command}; echo code $?")
        check(suite, terminal, "Esc leaves", key)
        terminal.type(key)
        check(suite, terminal, "code 130", key)
        has_settings(suite, terminal, key)


def editing(suite, terminal):
    editor = os.path.join(suite.work, "editor")
    with open(editor, "w", encoding="utf-8") as script:
        script.write('#!/bin/sh\nclear\necho "editing $1"\nread answer\necho "got $answer"\n')
    os.chmod(editor, 0o755)
    terminal.line(f"clear; id=$(EDITOR={shlex.quote(editor)} {terminal.command} stands); echo \"code $? id [$id]\"")
    check(suite, terminal, "1 message", "the query that was given")
    terminal.type("C-o")
    check(suite, terminal, "editing /", "the editor")
    terminal.line("x")
    check(suite, terminal, "Esc leaves", "back from the editor")
    terminal.type("Enter")
    check(suite, terminal, "code 0 id [chat-a]", "picked after the editor")
    has_settings(suite, terminal, "edited")


def killing(suite, terminal):
    pid = os.path.join(suite.work, "pid")
    terminal.line(f"clear; sh -c 'echo $$ > {pid}; exec {terminal.command}'; echo code $?")
    check(suite, terminal, "Esc leaves", "before SIGTERM")
    with open(pid, encoding="ascii") as file:
        os.kill(int(file.read()), 15)
    check(suite, terminal, "code 130", "SIGTERM")
    has_settings(suite, terminal, "SIGTERM")


def archiving(suite, terminal, vault):
    terminal.line(f"clear; {terminal.command} dives; echo code $?")
    check(suite, terminal, "1 message", "before archiving")
    terminal.type("C-x")
    check(suite, terminal, "archive chat-b? y/n", "the question")
    terminal.type("y")
    check(suite, terminal, "was archived to", "archived")
    terminal.type("Escape")
    check(suite, terminal, "code 130", "left after archiving")
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
    terminal = Terminal(suite, vault)
    try:
        terminal.line("clear; echo begun")
        check(suite, terminal, "begun", "the shell")
        picking(suite, terminal)
        leaving(suite, terminal)
        editing(suite, terminal)
        killing(suite, terminal)
        archiving(suite, terminal, vault)

        # The check itself: what is not on the screen must not be found there.
        suite.check(not terminal.shows("no bird says this", patience=1), "the check finds what is not there")
    finally:
        terminal.close()
    suite.finish()


main()
