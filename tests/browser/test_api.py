"""The page that documents the app's programming interface."""

from __future__ import annotations

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, expect

pytestmark = pytest.mark.browser


NAMES = ["generate", "answer", "compare", "map"]


def test_the_api_page_names_the_four_endpoints_and_no_other(app_url: str, context: BrowserContext):
    page = context.new_page()
    page.goto(app_url + "/?view=api")
    docs = page.locator(".api-docs")
    expect(docs).to_contain_text("4 MCP Tools", timeout=20_000)
    expect(docs.locator(".tool-name")).to_have_text(NAMES)
    docs.get_by_text("Python", exact=True).click()
    expect(docs).to_contain_text("4 API endpoints")
    names = docs.locator(".post").filter(visible=True)
    expect(names).to_have_text([f"/{name}" for name in NAMES])
