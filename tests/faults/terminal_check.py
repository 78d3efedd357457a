#!/usr/bin/env python3
"""Long answers, help and locales in a real terminal (tmux): the pager comes and goes, nothing is left behind."""
import os
import pty
import shlex
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "lib"))
from faultkit import Suite
from terminal import Terminal


def paging(suite, terminal, command):
    terminal.line(f"clear; {command} session show chat-a; echo code $?")
    terminal.check("message 0", "the first page")
    suite.check(not terminal.shows("code", patience=0.5), "the pager does not wait")
    terminal.type("G")
    terminal.check("message 39", "the last page")
    terminal.type("C-c")
    suite.check(not terminal.shows("code", patience=0.5), "Ctrl-C ends what is not the pager")
    terminal.type("q")
    terminal.check("code 0", "left at the end")
    terminal.line(f"clear; {command} session grep message; echo code $?")
    terminal.check("message 0", "grep's first page")
    terminal.type("q")
    terminal.check("code 0", "left early")
    terminal.line(f"clear; {command} session show chat-a --no-pager | tail -1; {command} session list; echo code $?")
    terminal.check("code 0", "without a pager")
    terminal.line(f"clear; PAGER='sed s/message/paged/' {command} session show chat-a | tail -3; PAGER='sed s/message/paged/' {command} session show chat-a; echo code $?")
    terminal.check("paged 39", "the pager of the environment")
    terminal.line(f"clear; PAGER=no-such-pager {command} session show chat-a 2>{suite.work}/note; echo code $?; cat {suite.work}/note")
    terminal.check("there is no pager 'no-such-pager'", "a pager that is not there")
    terminal.line(f"clear; {command} session grep message --no-pager | head -1; echo code $?")
    terminal.check("code 0", "a broken pipe")
    suite.check("roken" not in terminal.screen(), f"a broken pipe is loud:\n{terminal.screen()}")
    terminal.line("clear; stty -a | grep -c ' icanon.* echo ' ; echo back")
    terminal.check("1\nback", "the terminal's settings")


def hostile(suite, terminal, command, vault):
    with open(os.path.join(vault, ".crucible", "config.yaml"), "w", encoding="utf-8") as file:
        file.write(f"pager: touch {suite.work}/ran\neditor: touch {suite.work}/ran\n")
    terminal.line(f"clear; {command} session show chat-a")
    terminal.check("message 0", "a hostile vault is shown")
    terminal.type("q")
    terminal.line("clear; echo after")
    terminal.check("after", "the hostile vault was left")
    suite.check(not os.path.exists(os.path.join(suite.work, "ran")), "a vault's settings ran a program")
    os.remove(os.path.join(vault, ".crucible", "config.yaml"))


def widths(suite, terminal, command):
    terminal.resize(50, 45)
    terminal.line(f"clear; {command} session new --help; echo end")
    terminal.check("end", "help in a narrow window")
    suite.check("Usage: cru session new [OPTIONS]" in terminal.screen(), f"help wraps:\n{terminal.screen()}")
    terminal.line(f"clear; COLUMNS=132 {command} session new --help | awk 'length > 100' | wc -l; echo end")
    terminal.check("end", "COLUMNS in a pipe")
    terminal.resize(90, 20)


def locales(suite, terminal, command):
    for locale in ("C", "de_DE.ISO-8859-1"):
        terminal.line(f"clear; LC_ALL={locale} {command} session stats --group-by day --no-pager; echo code $?")
        terminal.check("code 0", locale)
        suite.check("█" not in terminal.screen(), f"{locale}: signs that are not ASCII in:\n{terminal.screen()}")
        terminal.line(f"clear; LC_ALL={locale} {command} session list | od -c | grep -c 303; echo code $?")
        terminal.check("code 0", f"{locale}: the pipe has the file's bytes")


def codes(suite, vault):
    """Whether a program that only prints switches the terminal's keys, which nothing switches back when it is killed."""
    for verb in (["session", "show", "chat-a", "--no-pager"], ["session", "list"], ["--help"], ["--version"]):
        shown = seen_by_terminal([suite.binary, *verb], {**suite.environment(), "TERM": "xterm-256color", "CRU_VAULT": vault})
        suite.check(shown and b"\x1b[?1h" not in shown, f"{' '.join(verb)} sends {shown[:40]}")
    suite.check(b"\x1b[?1h" in seen_by_terminal(["printf", "\\033[?1h"], suite.environment()), "the check does not see a code that is sent")


def seen_by_terminal(words, environment):
    """All bytes that a terminal gets from a program."""
    number, side = pty.openpty()
    with subprocess.Popen(words, stdin=side, stdout=side, stderr=side, env=environment, close_fds=True) as program:
        os.close(side)
        shown = b""
        try:
            while part := os.read(number, 65536):
                shown += part
        except OSError:
            pass  # Linux says EIO when the last writer has gone.
        program.wait()
    os.close(number)
    return shown


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
    terminal = Terminal(suite, 90, 20)
    try:
        terminal.line("clear; echo begun")
        terminal.check("begun", "the shell")
        paging(suite, terminal, command)
        hostile(suite, terminal, command, vault)
        widths(suite, terminal, command)
        locales(suite, terminal, command)

        # The check itself: what is not on the screen must not be found there.
        suite.check(not terminal.shows("nobody says this", patience=1), "the check finds what is not there")
    finally:
        terminal.close()
    codes(suite, vault)
    suite.finish()


main()
