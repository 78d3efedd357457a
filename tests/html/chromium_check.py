#!/usr/bin/env python3
"""Opens pages of a hostile session in a real browser: nothing of it runs, nothing is asked for, with and without the page's policy."""
import html.parser
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "faults", "lib"))
from faultkit import Suite

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
TARGET = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)

# RUN leaves a trace in the page that tells which attack ran; WEB is a server that nobody may ask.
ATTACKS = [
    "<script>RUN</script>",
    "<img src=x onerror=RUN>",
    "<img src=WEB/pixel.png>",
    "<svg/onload=RUN>",
    "<body onload=RUN>",
    "<iframe srcdoc='<script>parent.RUN</script>'></iframe>",
    "<iframe src=WEB/frame></iframe>",
    "<style>@import url(WEB/style.css);</style>",
    "<link rel=stylesheet href=WEB/link.css>",
    "<meta http-equiv=refresh content='0;url=WEB/refresh'>",
    "<base href=WEB/>",
    "</style><script>RUN</script>",
    "</title><script>RUN</script>",
    "</details></article></main><script>RUN</script>",
    "\"><img src=x onerror=RUN>",
    "' autofocus onfocus='RUN' tabindex='1",
    "![x](WEB/markdown.png)",
    "[x](javascript:RUN)",
    "[x](&#106;avascript:RUN)",
    "<javascript:RUN>",
    "[x](data:text/html,<script>RUN</script>)",
    "# x {onclick=RUN style=background:url(WEB/heading.png)}",
    "```html\" onclick=\"RUN\n</code></pre><script>RUN</script>\n```",
    "| <img src=x onerror=RUN> |\n|---|\n| </table><script>RUN</script> |",
    "<details open ontoggle=RUN>",
    "<video autoplay><source onerror=RUN src=WEB/film></video>",
    "<!--><script>RUN</script>-->",
    "<math><mtext><table><mglyph><style><img src=x onerror=RUN>",
]


class Web:
    """A server on this machine that notes who asks."""

    def __init__(self):
        asked = self.asked = []

        class Answer(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.path)
                self.send_response(204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Seen(html.parser.HTMLParser):
    """What of a page a browser could run, follow or load."""

    def __init__(self, text):
        super().__init__()
        self.faults = []
        self.traces = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "iframe", "object", "embed", "form", "base", "link", "input", "video", "math"):
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("data-trace"):
                self.traces.add(name)
            elif name.startswith("on") or name in ("style", "srcdoc", "srcset", "action"):
                self.faults.append(f"<{tag} {name}>")
            elif (name == "href" and not TARGET.match(value)) or (name == "src" and not value.startswith("data:image/")):
                self.faults.append(f"<{tag} {name}={value[:60]}>")


class Browser:
    """Opens pages without a window."""

    def __init__(self, suite, program):
        self.suite, self.program = suite, program

    def open(self, name, text):
        """The page as the browser has it after loading, and what it complained of."""
        path = os.path.join(self.suite.work, f"{name}.html")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        answer = subprocess.run(
            [self.program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
             f"--user-data-dir={self.suite.work}/profile", "--enable-logging=stderr", "--virtual-time-budget=3000", "--dump-dom", f"file://{path}"],
            capture_output=True, text=True, timeout=120, check=False)
        complaints = [line for line in answer.stderr.splitlines() if "CONSOLE" in line]
        return Seen(answer.stdout), complaints, answer.stdout


def attack(number, text, web):
    return text.replace("RUN", f"document.documentElement.dataset.trace{number}=1").replace("WEB", web.address)


def fill(suite, vault, web):
    """A session whose every part holds every attack."""
    texts = [attack(number, text, web) for number, text in enumerate(ATTACKS)]
    suite.run(vault, "session", "new", "--id", "chat-evil", "--title", " ".join(texts).replace("\n", " "), "--field", f"project={texts[0]}")
    lines = []
    for text in texts:
        call = {"type": "tool_call", "id": "t1", "name": text, "input": {text: text, "command": text}, "result": text, "error": True}
        parts = [{"type": "thinking", "text": text}, call, {"type": "text", "text": text}, {"type": text[:40], "content": text}]
        lines.append({"role": "user", "parts": [{"type": "text", "text": text}]})
        lines.append({"role": "assistant", "model": text, "usage": {"prompt": 10, "completion": 1}, "parts": parts})
    stream = "".join(json.dumps(line) + "\n" for line in lines).encode()
    code, _, err = suite.run(vault, "session", "append", "chat-evil", "--format", "jsonl", text=stream)
    suite.check(code == 0, f"filling the session: {err[:500]}")


def harmless(suite, browser, web, name, page):
    """One page: each attack counts on its own."""
    del web.asked[:]
    seen, complaints, dom = browser.open(name, page)
    suite.check("</html>" in dom, f"{name}: the browser gave no page")
    for number, text in enumerate(ATTACKS):
        suite.check(f"data-trace{number}" not in seen.traces, f"{name}: it ran: {text}")
    suite.check(not seen.faults, f"{name}: {sorted(set(seen.faults))[:10]}")
    suite.check(not web.asked, f"{name}: asked for {web.asked[:5]}")
    suite.check(not complaints, f"{name}: {complaints[:3]}")


def prove(suite, browser, web):
    """The traps work: without encoding attacks run and load; the policy alone stops them."""
    loose = f"<!DOCTYPE html><html><head></head><body>{''.join(attack(number, text, web) for number, text in enumerate(ATTACKS[:4]))}</body></html>"
    seen, _, _ = browser.open("loose", loose)
    suite.check(len(seen.traces) >= 2 and web.asked, f"attacks that nobody stops were not noticed: {seen.traces}, {web.asked}")
    del web.asked[:]
    with_policy = loose.replace("<head>", "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:\">")
    seen, complaints, _ = browser.open("policy", with_policy)
    suite.check(not seen.traces and not web.asked, f"the policy stops nothing: {seen.traces}, {web.asked}")
    suite.check(bool(complaints), "a browser that stops something does not say so")


def main():
    suite = Suite(__doc__)
    program = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if not program:
        print("not run: chromium is missing")
        suite.finish()
    web, browser = Web(), Browser(suite, program)
    vault = os.path.join(suite.work, "vault")
    fill(suite, vault, web)
    pages = {detail: suite.run(vault, "session", "show", "chat-evil", "--format", "html", "--detail", detail)[1].decode() for detail in ("full", "compact", "user")}
    pages["stats"] = suite.run(vault, "session", "stats", "--format", "html")[1].decode()
    for name, page in pages.items():
        suite.check(len(POLICY.findall(page)) == 1, f"{name}: the policy is missing")
        harmless(suite, browser, web, name, page)
    for name in ("full", "stats"):
        harmless(suite, browser, web, f"{name} without its policy", POLICY.sub("", pages[name]))
    prove(suite, browser, web)
    suite.finish()


if __name__ == "__main__":
    main()
