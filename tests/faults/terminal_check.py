#!/usr/bin/env python3
"""Long answers, help and locales in a real terminal (tmux): the pager comes and goes, nothing is left behind."""
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

    def __init__(self, suite, **more):
        self.socket = os.path.join(suite.work, "tmux" + "-".join(more.values()))
        environment = {**suite.environment(), "TERM": "xterm-256color", "PS1": "READY$ ", "LC_ALL": "C.UTF-8", **more}
        for name in ("TMUX", "NO_COLOR", "PAGER", "CRU_PAGER", "LESS", "COLUMNS", "LINES"):
            environment.pop(name, None)
        environment["HOME"] = suite.work
        self.run("new-session", "-d", "-x", "90", "-y", "20", "sh", environment=environment)

    def run(self, *words, environment=None):
        return subprocess.run(["tmux", "-S", self.socket, "-f", "/dev/null", *words], env=environment, capture_output=True, text=True, check=False).stdout

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


def paging(suite, terminal, command):
    terminal.line(f"clear; {command} session show chat-a; echo code $?")
    check(suite, terminal, "message 0", "the first page")
    suite.check(not terminal.shows("code", patience=0.5), "the pager does not wait")
    terminal.type("G")
    check(suite, terminal, "message 39", "the last page")
    terminal.type("C-c")
    suite.check(not terminal.shows("code", patience=0.5), "Ctrl-C ends what is not the pager")
    terminal.type("q")
    check(suite, terminal, "code 0", "left at the end")
    terminal.line(f"clear; {command} session grep message; echo code $?")
    check(suite, terminal, "message 0", "grep's first page")
    terminal.type("q")
    check(suite, terminal, "code 0", "left early")
    terminal.line(f"clear; {command} session show chat-a --no-pager | tail -1; {command} session list; echo code $?")
    check(suite, terminal, "code 0", "without a pager")
    terminal.line(f"clear; PAGER='sed s/message/paged/' {command} session show chat-a | tail -3; PAGER='sed s/message/paged/' {command} session show chat-a; echo code $?")
    check(suite, terminal, "paged 39", "the pager of the environment")
    terminal.line(f"clear; PAGER=no-such-pager {command} session show chat-a 2>{suite.work}/note; echo code $?; cat {suite.work}/note")
    check(suite, terminal, "there is no pager 'no-such-pager'", "a pager that is not there")
    terminal.line(f"clear; {command} session grep message --no-pager | head -1; echo code $?")
    check(suite, terminal, "code 0", "a broken pipe")
    suite.check("roken" not in terminal.screen(), f"a broken pipe is loud:\n{terminal.screen()}")
    terminal.line("clear; stty -a | grep -c ' icanon.* echo ' ; echo back")
    check(suite, terminal, "1\nback", "the terminal's settings")


def hostile(suite, terminal, command, vault):
    with open(os.path.join(vault, ".crucible", "config.yaml"), "w", encoding="utf-8") as file:
        file.write(f"pager: touch {suite.work}/ran\neditor: touch {suite.work}/ran\n")
    terminal.line(f"clear; {command} session show chat-a")
    check(suite, terminal, "message 0", "a hostile vault is shown")
    terminal.type("q")
    terminal.line("clear; echo after")
    check(suite, terminal, "after", "the hostile vault was left")
    suite.check(not os.path.exists(os.path.join(suite.work, "ran")), "a vault's settings ran a program")
    os.remove(os.path.join(vault, ".crucible", "config.yaml"))


def widths(suite, terminal, command):
    terminal.run("resize-window", "-x", "50", "-y", "45")
    terminal.line(f"clear; {command} session new --help; echo end")
    check(suite, terminal, "end", "help in a narrow window")
    suite.check("Usage: cru session new [OPTIONS]" in terminal.screen(), f"help wraps:\n{terminal.screen()}")
    terminal.line(f"clear; COLUMNS=132 {command} session new --help | awk 'length > 100' | wc -l; echo end")
    check(suite, terminal, "end", "COLUMNS in a pipe")
    terminal.run("resize-window", "-x", "90", "-y", "20")


def locales(suite, terminal, command):
    for locale in ("C", "de_DE.ISO-8859-1"):
        terminal.line(f"clear; LC_ALL={locale} {command} session stats --group-by day --no-pager; echo code $?")
        check(suite, terminal, "code 0", locale)
        suite.check("█" not in terminal.screen(), f"{locale}: signs that are not ASCII in:\n{terminal.screen()}")
        terminal.line(f"clear; LC_ALL={locale} {command} session list | od -c | grep -c 303; echo code $?")
        check(suite, terminal, "code 0", f"{locale}: the pipe has the file's bytes")


def main():
    suite = Suite(__doc__)
    if shutil.which("tmux") is None or shutil.which("less") is None:
        print("not run: tmux or less is not installed")
        suite.finish()
    vault = os.path.join(suite.work, "vault")
    suite.run(vault, "session", "new", "--id", "chat-a", "--title", "Grüße")
    lines = "".join(f'{{"role":"user","text":"message {number}","time":"2024-01-15T10:30:00Z"}}\n' for number in range(40))
    suite.run(vault, "session", "append", "chat-a", "--format", "jsonl", text=lines.encode())
    suite.run(vault, "session", "reindex")
    command = f"CRU_VAULT={shlex.quote(vault)} {shlex.quote(suite.binary)}"
    terminal = Terminal(suite)
    try:
        terminal.line("clear; echo begun")
        check(suite, terminal, "begun", "the shell")
        paging(suite, terminal, command)
        hostile(suite, terminal, command, vault)
        widths(suite, terminal, command)
        locales(suite, terminal, command)

        # The check itself: what is not on the screen must not be found there.
        suite.check(not terminal.shows("nobody says this", patience=1), "the check finds what is not there")
    finally:
        terminal.close()
    suite.finish()


main()
