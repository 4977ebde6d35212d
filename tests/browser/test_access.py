"""Can everybody use it: axe-core finds nothing serious on any page, light or dark, and Tab reaches every control."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")
pytest.importorskip("axe_playwright_python", reason="pip install axe-playwright-python")

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.driver import fenced, generate_and_compare, limit_answers, open_app, open_map

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

PAGES = ("Compare", "Table", "Map", "Library", "Results")


def serious(page: Page) -> list[str]:
    """The serious and critical violations, each with where it is."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{v['id']} ({v['impact']}): {node['target']} {node['html'][:160]} {node.get('failureSummary', '')[:300]}"
        for v in found
        if v["impact"] in ("serious", "critical")
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(app_url: str, chromium: Browser, scheme: str):
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    strays = fenced(context)  # every page works without a network
    page = open_app(context, app_url)
    limit_answers(page, 8)
    generate_and_compare(page, "Give the opposite of the word.", "swift")
    found = {}
    for name in PAGES:
        if name == "Map":
            open_map(page)
        else:
            page.get_by_role("tab", name=name).click()
            page.wait_for_timeout(700)
        found[name] = serious(page)
    context.close()
    assert strays == []
    assert found == {name: [] for name in PAGES}


def test_tab_reaches_every_control_of_the_compare_page(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    wanted = page.evaluate(
        """() => {
            const seen = e => e.offsetParent !== null && !e.disabled && e.tabIndex >= 0;
            const all = [...document.querySelectorAll('button, input, textarea, select, a[href]')].filter(seen);
            // One stop for a group of radio buttons and for the tabs, as everywhere on the web.
            const groups = new Set(all.map(e => e.type === 'radio' ? e.name : e));
            all.forEach((e, i) => e.dataset.stop = i);
            return all.filter(e => e.type !== 'radio').length;
        }"""
    )
    reached: set[str] = set()
    for _ in range(wanted + 30):
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement?.type === 'radio' ? '' : document.activeElement?.dataset.stop ?? ''")
        if stop:
            reached.add(stop)
    missed = page.evaluate(
        """(reached) => [...document.querySelectorAll('[data-stop]')]
            .filter(e => e.type !== 'radio' && !reached.includes(e.dataset.stop) && e.offsetParent !== null)
            .map(e => e.outerHTML.slice(0, 160))""",
        sorted(reached),
    )
    assert missed == []
