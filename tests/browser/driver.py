"""A Chromium that looks at the app: shared by the browser tests and assets/tour.py."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, TimeoutError

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


def launch_browser(playwright: Playwright) -> Browser:
    """Debian's Chromium when it is there, else the one Playwright brought."""
    executable = str(_DEBIAN_CHROMIUM) if _DEBIAN_CHROMIUM.exists() else None
    return playwright.chromium.launch(executable_path=executable, args=list(_FLAGS))


# Of a started app: no hub and no proxy that leads anywhere, so that whatever it would fetch fails.
NOWHERE = "http://127.0.0.1:9"
OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    **dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"), NOWHERE),
    **dict.fromkeys(("no_proxy", "NO_PROXY"), "127.0.0.1,localhost"),
}


def fenced(context: BrowserContext) -> list[str]:
    """Abort every request of a context that leaves this machine; returns the (growing) list of their addresses."""
    strays: list[str] = []

    def guard(route: Route) -> None:
        strays.append(route.request.url)
        route.abort()

    context.route(re.compile(r"^(?!http://(127\.0\.0\.1|localhost)[:/]|data:|blob:|file:)"), guard)
    return strays


def open_app(context: BrowserContext, url: str) -> Page:
    """A page of the app with its models loaded."""
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(url)
    page.get_by_text("Ready: ").wait_for()
    return page


def generate_and_compare(page: Page, description: str, prompt: str) -> None:
    """Type, press the main button, wait until all columns have ended."""
    page.get_by_label("What should the model do?").fill(description)
    page.get_by_label("Prompt to try it on").fill(prompt)
    if prompt:
        with answers_of(page):
            page.get_by_role("button", name="Generate & compare").click()
    else:
        page.get_by_role("button", name="Generate & compare").click()


# The cards are drawn anew with every token, so a mark on the ones there now tells them from the answer to come.
_MARK = "document.querySelectorAll('.t2l-answers section').forEach(card => card.dataset.before = '')"
_NEW = "section:not([data-before])"


@contextmanager
def answers_of(page: Page) -> Iterator[None]:
    """After what is done inside, wait until all columns have answered: all of it may pass between two looks of ours."""
    page.evaluate(_MARK)
    yield
    try:
        page.locator(f"#answer-A {_NEW}[aria-busy=false] footer:not(:empty)").wait_for()
        wait_for_answers(page)
    except TimeoutError as error:
        said, shown = page.locator("#notice").inner_text(), page.locator("#answer-A").inner_text()
        raise TimeoutError(f"no answer came; the page says {said!r} and shows {shown!r}") from error


def wait_for_answers(page: Page) -> None:
    """Until no column is being written any more."""
    page.get_by_role("button", name="Stop").and_(page.locator(":disabled")).wait_for()


def limit_answers(page: Page, tokens: int) -> None:
    """Set the most new tokens under Sampling, opening it when it is closed."""
    field = page.locator("#max-new-tokens input[type=number]")
    if not field.is_visible():
        page.get_by_role("button", name="Sampling").click()
    for _ in range(5):  # a slider that has only just been drawn may take its first value back, on a busy machine after a while
        field.fill(str(tokens))
        field.press("Tab")
        kept = True
        for _ in range(4):
            page.wait_for_timeout(150)
            kept = kept and field.input_value() == str(tokens)
        if kept:
            return
    raise AssertionError(f"the slider does not keep {tokens}")


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


# In three dimensions a point goes through the scene's matrices, as plotly.js itself does it.
_DOTS = """() => {
  const plot = document.querySelector('#map .t2l-plot'), {xaxis, yaxis, scene} = plot._fullLayout;
  const times = (m, v) => [0, 1, 2, 3].map(i => m[i] * v[0] + m[i + 4] * v[1] + m[i + 8] * v[2] + m[i + 12] * v[3]);
  const flat = (t, i) => {
    const box = plot.getBoundingClientRect();
    return [box.left + xaxis._offset + xaxis.d2p(t.x[i]), box.top + yaxis._offset + yaxis.d2p(t.y[i])];
  };
  const solid = (t, i) => {
    const {container, dataScale, glplot: {cameraParams: {model, view, projection}}} = scene._scene;
    const at = [t.x[i], t.y[i], t.z[i]].map((value, k) => value * dataScale[k]);
    const p = times(projection, times(view, times(model, [...at, 1]))), box = container.getBoundingClientRect();
    return [box.left + box.width * (1 + p[0] / p[3]) / 2, box.top + box.height * (1 - p[1] / p[3]) / 2];
  };
  const place = plot.layout.meta.dims === 3 ? solid : flat;
  return plot.data.filter(t => t.meta === 'anchor' || t.meta === 'yours').flatMap(t => t.customdata.map((id, i) => {
    const [x, y] = place(t, i);
    return {id, own: t.meta === 'yours', x, y};
  }));
}"""


def dots(page: Page) -> list[dict[str, Any]]:
    """Every dot of the drawn map: its id, whether it is the visitor's own, x and y on the screen."""
    return page.evaluate(_DOTS)
