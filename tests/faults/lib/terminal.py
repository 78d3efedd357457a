"""A real terminal for the suites that type: a shell in a window of tmux."""
import os
import subprocess
import time

PATIENCE = 30

# What a person's shell may hold and would change what is seen.
PERSONAL = ("TMUX", "NO_COLOR", "PAGER", "CRU_PAGER", "LESS", "COLUMNS", "LINES")


class Terminal:
    """A shell in a window of a tmux server of its own, with the suite's folder as its home."""

    def __init__(self, suite, width, height, **more):
        self.suite = suite
        self.socket = os.path.join(suite.work, "tmux" + "-".join(more.values()))
        environment = {**suite.environment(), "TERM": "xterm-256color", "PS1": "READY$ ", "LC_ALL": "C.UTF-8", **more}
        for name in PERSONAL:
            environment.pop(name, None)
        environment["HOME"] = suite.work
        self.run("new-session", "-d", "-x", str(width), "-y", str(height), "sh", environment=environment)

    def run(self, *words, environment=None):
        answer = subprocess.run(["tmux", "-S", self.socket, "-f", "/dev/null", *words], env=environment, capture_output=True, text=True, check=False)
        return answer.stdout

    def type(self, *keys):
        self.run("send-keys", *keys)

    def line(self, text):
        self.run("send-keys", "-l", text)
        self.type("Enter")

    def resize(self, width, height):
        self.run("resize-window", "-x", str(width), "-y", str(height))

    def screen(self):
        return self.run("capture-pane", "-p")

    def shows(self, text, patience=PATIENCE):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if text in self.screen():
                return True
            time.sleep(0.05)
        return False

    def check(self, text, what):
        self.suite.check(self.shows(text), f"{what}: no '{text}' in:\n{self.screen()}")

    def close(self):
        self.run("kill-server")
