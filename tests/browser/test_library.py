"""The Library page as a visitor meets it: what was made stays in this browser, and goes when it is told to."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.driver import generate_and_compare, open_app

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

OPPOSITE, PLURAL = "Give the opposite of the word.", "Write the plural of the English noun."


def open_library(page: Page) -> None:
    page.get_by_role("tab", name="Library").click()


def test_adapters_stay_until_they_are_deleted(
    app_url: str, context: BrowserContext, other_context: BrowserContext, tmp_path: Path
):
    page = open_app(context, app_url)
    open_library(page)
    expect(page.locator("#library-empty")).to_contain_text("Describe a task on the Compare page")
    page.get_by_role("tab", name="Compare").click()
    for description in (OPPOSITE, PLURAL):
        generate_and_compare(page, description, "")
        expect(page.locator("#facts")).to_contain_text(description)
    open_library(page)
    choices = page.get_by_role("radio", name="20")  # every line of the list carries a date
    expect(choices).to_have_count(2)
    expect(page.locator("#library-card")).to_contain_text(PLURAL)
    choices.first.press("ArrowDown")
    expect(page.locator("#library-card")).to_contain_text(OPPOSITE)
    page.get_by_label("Name", exact=True).fill("Antonyms <b>&")
    page.get_by_label("Note", exact=True).fill("The first one.")
    page.get_by_role("button", name="Save name and note").click()
    expect(page.locator("#library-notice")).to_contain_text("Saved “Antonyms <b>&”")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (PEFT, zip)").click()
    download.value.save_as(tmp_path / "adapter.zip")

    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.get_by_text("Ready: ").wait_for()
    open_library(page)
    named = page.get_by_role("radio", name="Antonyms <b>& — Give the opposite")
    expect(named).to_have_count(1)
    named.check()
    expect(page.locator("#library-card")).to_contain_text("The first one.")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('.t2l-lib :is(input, textarea, button)')]
            .filter(e => e.offsetParent !== null && !(e.labels?.length || e.getAttribute('aria-label') || e.innerText?.trim()))
            .map(e => e.outerHTML.slice(0, 200))"""
    )
    assert nameless == []

    page.get_by_role("button", name="Use in Compare").click()
    expect(page.get_by_role("tab", name="Compare")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#facts")).to_contain_text(OPPOSITE)

    open_library(page)
    page.get_by_role("button", name="Delete …").click()
    expect(page.get_by_role("alert")).to_contain_text("Delete “Antonyms <b>&”?")
    page.get_by_role("button", name="No, keep it").click()
    expect(page.get_by_role("button", name="Yes, delete it")).to_have_count(0)
    page.get_by_role("button", name="Delete …").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(named).to_have_count(0)
    expect(choices).to_have_count(1)

    other = open_app(other_context, app_url)  # another browser: nothing of the above, but the zip fits
    open_library(other)
    expect(other.locator("#library-empty")).to_be_visible()
    with other.expect_file_chooser() as chooser:
        other.get_by_role("button", name="Upload an adapter").click()
    chooser.value.set_files(tmp_path / "adapter.zip")
    expect(other.get_by_role("radio", name=OPPOSITE)).to_have_count(1)
    (tmp_path / "bad.zip").write_bytes(b"hello")
    with other.expect_file_chooser() as chooser:
        other.get_by_role("button", name="Upload an adapter").click()
    chooser.value.set_files(tmp_path / "bad.zip")
    expect(other.get_by_role("alert")).to_contain_text("not a zip file")
    expect(other.get_by_role("radio", name=OPPOSITE)).to_have_count(1)
