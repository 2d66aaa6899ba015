"""The page as its users meet it: a server in a process of its own, a real browser before it."""

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


class Server:
    """`vifacts review` on a file of records."""

    def __init__(self, facts: Path, *options: str) -> None:
        self.facts = facts
        command = [sys.executable, "-m", "pipeline.cli", "review", str(facts), *options]
        if "--reviewer" not in options:
            command += ["--reviewer", "Lan"]
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env
        )
        assert self.process.stdout
        self.process.stdout.readline()
        self.url = self.process.stdout.readline().strip()
        assert self.url.startswith("http://127.0.0.1:"), self.process.communicate()

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path) as answer:
            return str(answer.read().decode())

    def kill(self) -> None:
        """As a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGINT)

    def _end(self, how: int) -> None:
        self.process.send_signal(how)
        self.process.communicate(timeout=20)


@contextmanager
def served(facts: Path, *options: str) -> Iterator[Server]:
    server = Server(facts, *options)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """The distribution's browser; nothing is downloaded."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


class Reader:
    """A reviewer who uses the keyboard alone."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0
        self.said: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def settle(self) -> None:
        """Wait until every request has been answered."""
        self.page.wait_for_selector('body[data-waiting="0"]', state="attached")

    def current(self) -> dict[str, str]:
        found = self.page.evaluate(
            "(() => { const c = document.querySelector('.card[aria-current]');"
            " return c ? {...c.dataset} : {} })()"
        )
        return dict(found)

    def texts(self, selector: str) -> list[str]:
        return self.page.locator(selector).all_inner_texts()

    def states(self) -> list[str]:
        found = self.page.eval_on_selector_all(".card", "all => all.map(c => c.dataset.state)")
        return [str(state) for state in found]
