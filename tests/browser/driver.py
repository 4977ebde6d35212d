"""Starts `python app.py` and a Chromium to look at it: shared by the browser tests and assets/screenshots.py."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route

ROOT = Path(__file__).resolve().parents[2]
CHECKPOINT = Path(os.environ.get("T2L_CHECKPOINT") or ROOT / "checkpoints" / "smollm2-135m")
_DEBIAN_CHROMIUM = Path("/usr/bin/chromium")
_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--metrics-recording-only",
)


@contextmanager
def running_app(*, checkpoint: Path = CHECKPOINT, patience_seconds: float = 60) -> Iterator[str]:
    """`python app.py` on a free port; yields its address once the page answers. Raises RuntimeError with its log otherwise."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {
        **os.environ,
        "GRADIO_SERVER_PORT": str(port),
        "GRADIO_SERVER_NAME": "127.0.0.1",
        "T2L_CHECKPOINT": str(checkpoint),
    }
    with tempfile.TemporaryFile("w+") as log:
        command = [sys.executable, str(ROOT / "app.py")]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            deadline = time.monotonic() + patience_seconds
            while not _answers(url):
                if process.poll() is not None or time.monotonic() > deadline:
                    log.seek(0)
                    raise RuntimeError(f"app.py gave no page at {url}; its log:\n{log.read()[-4000:]}")
                time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def launch_browser(playwright: Playwright) -> Browser:
    """Debian's Chromium when it is there, else the one Playwright brought."""
    executable = str(_DEBIAN_CHROMIUM) if _DEBIAN_CHROMIUM.exists() else None
    return playwright.chromium.launch(executable_path=executable, args=list(_FLAGS))


def fenced(context: BrowserContext) -> list[str]:
    """Abort every request of a context that leaves this machine; returns the (growing) list of their addresses."""
    strays: list[str] = []

    def guard(route: Route) -> None:
        address = route.request.url
        if address.startswith(("http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            strays.append(address)
            route.abort()

    context.route("**/*", guard)
    return strays


def open_app(context: BrowserContext, url: str) -> Page:
    """A page of the app with its models loaded."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(url)
    page.get_by_text("Ready: ").wait_for()
    return page


def generate_and_compare(page: Page, description: str, prompt: str) -> None:
    """Type, press the main button, wait until both columns have ended."""
    page.get_by_label("What should the model do?").fill(description)
    page.get_by_label("Prompt to try it on").fill(prompt)
    page.get_by_role("button", name="Generate & compare").click()
    if prompt:
        page.get_by_role("button", name="Stop").and_(page.locator(":enabled")).wait_for()
        wait_for_answers(page)


def wait_for_answers(page: Page) -> None:
    """Until no column is being written any more."""
    page.get_by_role("button", name="Stop").and_(page.locator(":disabled")).wait_for()


def limit_answers(page: Page, tokens: int) -> None:
    """Set the most new tokens under Sampling, opening it when it is closed."""
    field = page.locator("#max-new-tokens input[type=number]")
    if not field.is_visible():
        page.get_by_role("button", name="Sampling").click()
    field.fill(str(tokens))
    field.press("Tab")


def open_map(page: Page, *, final: bool = False) -> None:
    """The Map page with the map drawn; `final` waits for UMAP in place of PCA, which takes up to a minute."""
    page.get_by_role("tab", name="Map").click()
    page.locator("#map .scatterlayer").wait_for()
    if final:
        page.get_by_text("first view by PCA").wait_for(state="hidden", timeout=90_000)


def stars(page: Page) -> int:
    """How many adapters of the visitor the drawn map shows."""
    own = "t => t.meta === 'yours' && t.marker.symbol === 'star'"
    return page.evaluate(f"document.querySelector('#map .t2l-plot').data.find({own}).customdata.length")
