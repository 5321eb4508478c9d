"""A server of the tests' own and a headless browser; skipped, with the reason, where none is."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from app.runs.crew import WORKERS_AT_MOST
from app.store.engine import DATABASE, HOME
from optimizer.cli.web import LOCAL, served

if TYPE_CHECKING:
    from collections.abc import Iterator

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which(
    "google-chrome")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")
WIDE = {"width": 1440, "height": 1000}
PATIENCE_MS = 40_000
"""For something to appear: machines that test are busy."""

expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Server:
    """The app as a planner's organisation runs it, in a folder of its own."""

    home: Path
    port: int = field(default_factory=lambda: _free_port())
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{LOCAL}:{self.port}"

    def start(self) -> None:
        environment = {**os.environ, HOME: str(self.home), WORKERS_AT_MOST: "1"}
        environment.pop(DATABASE, None)
        with (self.home / "server.log").open("ab") as log:
            self.process = subprocess.Popen(served(self.port, LOCAL, browser=False), stdout=log,
                                            stderr=log, env=environment)
        for _ in range(600):
            if self._ready():
                return
            try:
                self.process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
            break
        raise AssertionError((self.home / "server.log").read_text())

    def _ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=1) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """As a power cut would: nothing is said to it."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        self.kill()
        for process in self.workers():
            os.kill(process, signal.SIGKILL)

    def workers(self) -> list[int]:
        """The solver processes of this server."""
        found = []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                words = (entry / "cmdline").read_bytes()
                own = f"{HOME}={self.home}".encode() in (entry / "environ").read_bytes()
            except OSError:
                continue
            if own and b"app.runs.worker" in words:
                found.append(int(entry.name))
        return found


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind((LOCAL, 0))
        return int(asked.getsockname()[1])


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here (package chromium): the app is tested without a browser only")
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield found
        found.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    """One server for all tests that do not harm it; planners of one test are its own."""
    made = Server(tmp_path_factory.mktemp("home"))
    made.start()
    yield made
    made.end()


@pytest.fixture
def own_server(tmp_path) -> Iterator[Server]:
    """A server that a test may kill."""
    made = Server(tmp_path)
    made.start()
    yield made
    made.end()


@dataclass
class Planner:
    """Somebody at a browser of their own."""

    context: BrowserContext
    page: Page
    url: str
    heard: list[str] = field(default_factory=list)
    """Errors of the page, and requests that left this machine."""

    def opens(self, path: str = "") -> Page:
        self.page.goto(f"{self.url}/{path}")
        return self.page

    def second_tab(self, path: str = "") -> Page:
        page = self.context.new_page()
        page.goto(f"{self.url}/{path}")
        return page

    def example(self, name: str) -> Page:
        """Open one of the shipped scenarios from the start screen."""
        page = self.opens()
        page.locator(f".st-key-open-{name.replace('.', '-')} button").click()
        expect(page.get_by_role("heading", name="Solve")).to_be_visible()
        return page

    def solved(self, name: str = "korea-2025") -> Page:
        """Open a shipped scenario and solve it; the plan is on the screen."""
        page = self.example(name)
        page.locator(".st-key-solve button").click()
        expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
        return page


@pytest.fixture
def seated(browser):
    """Makes planners at browsers of their own; none may meet an error or leave the machine."""
    made: list[Planner] = []

    def seat(server: Server, known: tuple[str, ...] = (), **more) -> Planner:
        context = browser.new_context(viewport=WIDE, **{"locale": "en-GB", **more})
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        one = Planner(context, page, server.url)
        page.on("pageerror", lambda error: one.heard.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(
            (server.url, server.url.replace("http", "ws"), "data:", "blob:", *known))
            else one.heard.append(request.url))
        made.append(one)
        return one

    yield seat
    for one in made:
        one.context.close()
    assert [heard for one in made for heard in one.heard] == []


@pytest.fixture
def ann(seated, server) -> Planner:
    return seated(server)


@pytest.fixture
def bob(seated, server) -> Planner:
    return seated(server)
