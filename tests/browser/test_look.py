"""How every page looks with something on it: light and dark, on a desk and on a phone.

Leaves build/screenshots/PAGE-SCHEME-WIDTH.png and axe-core's reports, build/axe-PAGE-SCHEME-WIDTH.json.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")
pytest.importorskip("axe_playwright_python", reason="pip install axe-playwright-python")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.driver import CHECKPOINT, ROOT, generate_and_compare, limit_answers, open_app, open_map

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

BUILD = ROOT / "build"
PAGES = ("Compare", "Table", "Map", "Library", "Results")
# What is drawn beyond the right edge of the screen. What a box scrolls sideways into view is not, nor is what a box of no
# size or a clip hides from everybody but screen readers. `.gradio-container` clips, so the page's own width proves nothing.
BEYOND = """() => {
    const scrolls = e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth;
    const within = (e, is) => { for (; e; e = e.parentElement) if (is(e)) return true; return false; };
    const unseen = e => {
        const {clip, overflowX} = getComputedStyle(e), {width, height} = e.getBoundingClientRect();
        return clip === 'rect(0px, 0px, 0px, 0px)' || (overflowX !== 'visible' && Math.min(width, height) <= 1);
    };
    return [...document.body.querySelectorAll('*')]
        .filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}))
        .filter(e => { const b = e.getBoundingClientRect(); return b.width && b.height && b.right > innerWidth + 1; })
        .filter(e => !within(e.parentElement, scrolls) && !within(e, unseen))
        .map(e => `${Math.round(e.getBoundingClientRect().right)}: ${e.outerHTML.slice(0, 160)}`);
}"""


def serious(page: Page, report: Path) -> list[str]:
    """The serious and critical violations, each with where it is; the whole report goes to a file."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response
    report.write_text(json.dumps(found, indent=1), encoding="utf-8")
    return [
        f"{v['id']} ({v['impact']}): {node['target']} {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
        for node in v["nodes"]
    ]


def fill(page: Page, name: str) -> None:
    """Go to a page and put on it what it can hold."""
    if name == "Compare":
        limit_answers(page, 12)
        generate_and_compare(page, "Give the opposite of the word.", "swift")
        page.get_by_label("Mark the words that differ").check()
        page.get_by_role("button", name="A", exact=True).click()
        expect(page.locator("#tally").get_by_text("Votes")).to_be_visible()
        return
    page.get_by_role("tab", name=name).click()
    if name == "Table":
        page.get_by_role("button", name="Opposites").and_(page.locator(":visible")).click()
        expect(page.locator("#table-adapters")).to_contain_text("Give the opposite")
        field = page.locator("#table-max-new-tokens input[type=number]")
        field.fill("4")
        field.press("Tab")
        page.get_by_role("button", name="Run the table").click()
        expect(page.locator("#table-progress")).to_contain_text("finished in")
    elif name == "Map":
        open_map(page)
        page.get_by_role("button", name="The map as a table").click()
        page.locator("#map-table tbody button").first.click()
        expect(page.locator("#map-card h2")).to_have_count(1)
    elif name == "Library":
        expect(page.locator("#library-card")).to_contain_text("Give the opposite")
    elif any(CHECKPOINT.glob("results-*.json")):
        page.get_by_role("button", name="Every task").first.click()
        expect(page.locator(".t2l-tasks").first).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_fits_the_screen_and_passes_axe(
    app_url: str, new_context: Callable[..., BrowserContext], scheme: str, width: int
):
    (BUILD / "screenshots").mkdir(parents=True, exist_ok=True)
    page = open_app(new_context(viewport={"width": width, "height": 900}, color_scheme=scheme), app_url)
    violations, beyond = {}, {}
    for name in PAGES:
        fill(page, name)
        page.mouse.move(0, 0)
        page.wait_for_timeout(400)  # what fades in has done so
        shot = f"{name.lower()}-{scheme}-{width}"
        page.screenshot(path=BUILD / "screenshots" / f"{shot}.png", full_page=True)
        violations[name] = serious(page, BUILD / f"axe-{shot}.json")
        beyond[name] = page.evaluate(BEYOND)
        if name == "Compare" and width == 390:
            base, adapted = page.locator("#answer-A").bounding_box(), page.locator("#answer-B").bounding_box()
            assert base
            assert adapted
            assert adapted["y"] >= base["y"] + base["height"]  # the columns stack
    nothing = {name: [] for name in PAGES}
    assert beyond == nothing
    assert violations == nothing
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
