"""The Table page as a visitor meets it: rows in, two columns and a score out, filtered and downloaded."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, expect

from tests.browser.driver import generate_and_compare, limit_answers, open_app

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


def test_rows_are_answered_scored_filtered_and_downloaded(app_url: str, context: BrowserContext, tmp_path: Path):
    page = open_app(context, app_url)
    page.get_by_role("tab", name="Table").click()
    expect(page.locator("#table-hint")).to_contain_text("You have no adapter yet")
    expect(page.locator("#table-kinds").get_by_label("Adapter", exact=True)).to_have_count(0)
    page.get_by_role("button", name="Run the table").click()
    expect(page.locator("#table-notice [role=alert]")).to_contain_text("There are no rows")

    page.get_by_role("tab", name="Compare").click()
    limit_answers(page, 4)
    generate_and_compare(page, "Give the opposite of the word.", "hot")
    page.get_by_role("tab", name="Table").click()
    expect(page.locator("#table-adapters")).to_contain_text("Give the opposite")
    expect(page.locator("#table-kinds").get_by_label("Adapter", exact=True)).to_be_checked()

    (tmp_path / "bad.jsonl").write_text('{"input": "hot"}\n{"input"\n', encoding="utf-8")
    page.locator("#table-file input[type=file]").set_input_files(tmp_path / "bad.jsonl")
    expect(page.locator("#table-notice [role=alert]")).to_contain_text("Line 2 is not JSON")
    page.get_by_role("button", name="Opposites").and_(page.locator(":visible")).click()  # also takes the file away
    expect(page.locator("#table-lines textarea")).to_have_value(re.compile("swift => slow"))

    page.locator("#table-lines textarea").fill("hot => cold\nswift => slow\n<b>up</b> => x")
    limit = page.locator("#table-max-new-tokens input[type=number]")
    limit.fill("6")
    limit.press("Tab")
    page.get_by_role("button", name="Run the table").click()
    expect(page.locator("#table-progress")).to_contain_text("3 of 3 rows")
    rows = page.locator("#table-answers tbody tr")
    expect(rows).to_have_count(3)
    expect(page.locator("#table-answers thead th")).to_have_count(5)
    expect(rows.nth(2)).to_contain_text("<b>up</b>")
    expect(rows.nth(2)).to_contain_text("✗ wrong")
    expect(page.locator("#table-summary")).to_contain_text("of n = 3")
    expect(page.locator("#table-summary")).to_contain_text("of 3 differ from the base model")

    differing = page.locator("#table-answers tbody tr.differs").count()
    page.locator("#table-filter").get_by_label("Differs", exact=True).check()
    expect(page.locator("#table-answers tbody tr:visible")).to_have_count(differing)
    wrong = page.locator("#table-answers tbody tr.wrong").count()
    assert wrong < 3 or differing < 3, "the filters are not seen to hide anything"
    page.locator("#table-filter").get_by_label("Wrong", exact=True).check()
    expect(page.locator("#table-answers tbody tr:visible")).to_have_count(wrong)

    with page.expect_download() as download:
        page.get_by_role("button", name="Download as JSONL").click()
    assert download.value.suggested_filename == "table.jsonl"
    download.value.save_as(tmp_path / "table.jsonl")
    lines = [json.loads(line) for line in (tmp_path / "table.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["expected"] for line in lines] == ["cold", "slow", "x"]
    assert all(len(line["answers"]) == 2 for line in lines)

    nameless = page.evaluate(
        """() => [...document.querySelectorAll('input, textarea, button, select')]
            .filter(e => e.offsetParent !== null)
            .filter(e => !(e.labels?.length || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')
                           || e.title || e.innerText?.trim()))
            .map(e => e.outerHTML.slice(0, 200))"""
    )
    assert nameless == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390

    page.locator("#table-filter").get_by_label("All rows").check()
    page.locator("#table-lines textarea").fill("\n".join(f"Tell a long story about the number {i}." for i in range(40)))
    limit.fill("128")
    limit.press("Tab")
    page.get_by_role("button", name="Run the table").click()
    expect(page.locator("#table-notice")).to_contain_text("40 rows from the lines")
    expect(page.locator("#table-progress")).to_contain_text("of 40 rows")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#table-notice")).to_contain_text("Cancelled")
    expect(page.locator("#table-progress")).to_contain_text("of 40 rows · cancelled")
    expect(page.get_by_role("button", name="Cancel")).to_be_disabled()
