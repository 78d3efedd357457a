#!/usr/bin/env python3
"""Completes lines in the shells themselves: bash and zsh by keys in a terminal, fish and PowerShell by their own question."""
import os
import pty
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults", "lib"))
from faultkit import Suite

PATIENCE = 30
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?<>=]*[A-Za-z]|[=>]|\][^\x07]*\x07)")

# What is typed, and what the last word must become. Every shell takes the same.
LINES = [
    ("cru ses", "session"),
    ("cru session sea", "search"),
    ("cru sessions sea", "search"),
    ("cru session artifact ad", "add"),
    ("cru session search --files-w", "--files-with-matches"),
    ("cru session search --format id", "ids"),
    ("cru session search --format=id", "--format=ids"),
    ("cru session search --sort=oldest --within mes", "message"),
    ("cru session append --role assi", "assistant"),
    ("cru --engine sc", "scan"),
    ("cru session show chat-al", "chat-alpha"),
    ("cru session show al", "alpha"),
    ("cru session branch chat-alpha --title Two --vault other --at m1 x", "x"),
    ("cru session show --vault other chat-", "chat-omega"),
    ("cru session show --vault=other chat-", "chat-omega"),
    ("cru session show --vault ~/away agent-", "agent-far"),
    ("cru session stats --group-by mod", "model"),
    ("cru session artifact add chat-alpha pict", "picture.png"),
    ("cru session list --vault oth", "other/"),
    ("cru session show -- chat-al", "chat-alpha"),
    ("cru session show no-such", "no-such"),
    ("cru session new --id chat-al", "chat-al"),
    ("cru session cleanup --archive --dry", "--dry-run"),
    ("cru completion powe", "powershell"),
    ("cru man rest", "restore"),
]

# Where several fit: some that must be offered, one that must not.
LISTS = [
    ("cru session search --format ", ["text", "json", "jsonl", "ids", "paths", "text0"], "auto"),
    ("cru session re", ["rename", "resume", "reindex", "restore"], "append"),
    ("cru session tag ", ["chat-alpha", "chat-beta", "agent-far"], "chat-omega"),
]


class Terminal:
    """A shell at the other end of a terminal."""

    def __init__(self, command, environment, folder):
        self.pid, self.end = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            os.execvpe(command[0], command, environment)
        self.text = ""

    def send(self, keys):
        os.write(self.end, keys.encode())

    def wait(self, pattern, keep=False):
        """What matches in what the terminal has shown since the last match, unless that was kept; None when it does not come."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = re.search(pattern, ESCAPES.sub("", self.text))
            if found:
                self.text = self.text if keep else ""
                return found
            if select.select([self.end], [], [], 0.1)[0]:
                try:
                    self.text += os.read(self.end, 65536).decode("utf-8", "replace")
                except OSError:
                    return None
        return None

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.end)


class KeyedShell:
    """bash or zsh: a line is typed, completed with Tab, and handed as words to a function instead of to cru."""

    def __init__(self, command, setup, environment, folder):
        self.terminal = Terminal(command, environment, folder)
        self.terminal.send(f" {setup}; words() {{ printf 'WORD<%s>' \"$@\"; echo ALL; }}; PS1='at-prompt '; echo be''gun\r")
        self.is_ready = self.terminal.wait("begun") is not None

    def last_word(self, line):
        # Ctrl-A, and what was completed becomes the arguments of a command that shows them.
        self.terminal.send(f"{line}\t\x01words \r")
        shown = self.terminal.wait(r"((?:WORD<[^\r\n]*?>)+)ALL")
        return re.findall(r"WORD<(.*?)>", shown.group(1))[-1] if shown else None

    def offers(self, line, expected):
        self.terminal.send(f"{line}\t")
        # The list first: what is typed meanwhile makes zsh leave it out.
        self.terminal.wait("(?s)" + "".join(f"(?=.*\\b{re.escape(word)}\\b)" for word in expected), keep=True)
        self.terminal.send("\x01words \r")
        shown = self.terminal.wait("(?s).*>ALL")
        return set(re.findall(r"[\w.-]+", shown.group(0))) if shown else set()

    def close(self):
        self.terminal.close()


class AskedShell:
    """fish or PowerShell: the shell itself is asked what it would offer."""

    def __init__(self, command, environment, folder):
        self.command, self.environment, self.folder = command, environment, folder
        self.is_ready = True

    def ask(self, line):
        answer = subprocess.run([*self.command, line], env=self.environment, cwd=self.folder, capture_output=True, text=True, check=False)
        if answer.stderr.strip():
            print(answer.stderr.strip()[:500])
        return [offered.split("\t")[0] for offered in answer.stdout.splitlines()]

    def last_word(self, line):
        # The shell offers what fits loosely too; nothing offered leaves the word as it is.
        offered, typed = self.ask(line), line.split(" ")[-1]
        fitting = [word for word in offered if word.startswith(typed)]
        return fitting[0].replace("\\ ", " ") if fitting else typed if not offered else None

    def offers(self, line, expected):
        return set(self.ask(line))

    def close(self):
        pass


def shells(environment, folder, program):
    """Each shell with how it is begun; None where it is not installed."""
    def keyed(name, arguments, setup):
        return lambda change="": KeyedShell([name, *arguments], setup(change), environment, folder)

    def asked(*command):
        return lambda change="": AskedShell([part.replace("CHANGE", change) for part in command], environment, folder)

    bash = keyed("bash", ["--norc", "--noprofile", "-i"],
                 lambda change: f"bind 'set show-all-if-ambiguous on'; bind 'set enable-bracketed-paste off'; source <(cru completion bash{change})")
    zsh = keyed("zsh", ["-f", "-i"],
                lambda change: f"unset zle_bracketed_paste; unsetopt auto_remove_slash; autoload -Uz compinit; compinit -u -D; source <(cru completion zsh{change})")
    fish = asked("fish", "--no-config", "-c", "cru completion fish CHANGE | source; complete -C $argv[1]")
    pwsh = asked("pwsh", "-NoProfile", "-Command",
                 "& { cru completion powershell CHANGE | Out-String | Invoke-Expression;"
                 " (TabExpansion2 $args[0] $args[0].Length).CompletionMatches.CompletionText }")
    for name, begin in (("bash", bash), ("zsh", zsh), ("fish", fish), ("pwsh", pwsh)):
        yield name, begin if shutil.which(name) else None


def prepare(suite):
    home, folder = os.path.join(suite.work, "home"), os.path.join(suite.work, "home", "here")
    os.makedirs(folder)
    for vault, ids in ((folder, ("chat-alpha", "chat-beta", "agent-far")), (os.path.join(folder, "other"), ("chat-omega",)),
                       (os.path.join(home, "away"), ("agent-far",))):
        for session in ids:
            suite.run(vault, "session", "new", "--id", session)
    open(os.path.join(folder, "picture.png"), "wb").close()
    programs = os.path.join(suite.work, "programs")
    os.mkdir(programs)
    os.symlink(os.path.abspath(suite.binary), os.path.join(programs, "cru"))
    return folder, suite.environment(
        HOME=home, PATH=f"{programs}:{os.environ['PATH']}", TERM="xterm", LC_ALL="C.UTF-8", COLUMNS="200", HISTFILE="/dev/null")


def check(suite, name, shell):
    if not suite.check(shell.is_ready, f"{name} did not begin"):
        return
    for line, expected in LINES:
        found = shell.last_word(line)
        suite.check(found == expected, f"{name}: '{line}' gave {found!r}, not {expected!r}")
    for line, expected, other in LISTS:
        found = shell.offers(line, expected)
        suite.check(set(expected) <= found and other not in found, f"{name}: '{line}' offered {sorted(found)}")


def main():
    suite = Suite(__doc__)
    folder, environment = prepare(suite)
    for name, begin in shells(environment, folder, suite.binary):
        if begin is None:
            print(f"not run: {name} is not installed")
            continue
        shell = begin()
        check(suite, name, shell)
        shell.close()

        # The check itself: a script that always asks for the first word completes no verb.
        mistaken = begin(" | sed -E 's/complete:[^]]*/complete:0/'")
        suite.check(mistaken.last_word("cru session sea") != "search", f"{name}: a script that asks for the wrong word was not noticed")
        mistaken.close()
    suite.finish()


main()
