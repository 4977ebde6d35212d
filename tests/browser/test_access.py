"""Can everybody use it: Tab reaches every control. (What axe-core says of every page is in test_look.py.)"""

from __future__ import annotations

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, expect

from tests.browser.driver import open_app

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


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
