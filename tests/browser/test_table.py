"""The Table page as a visitor meets it: rows in, two columns and a score out, filtered and downloaded."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.driver import generate_and_compare, limit_answers, open_app, open_map

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


def test_files_are_read_bad_rows_stand_alone_and_a_cancel_keeps_the_rest(app_url: str, context: BrowserContext, tmp_path: Path):
    page = open_app(context, app_url)
    page.get_by_role("tab", name="Table").click()
    limit = page.locator("#table-max-new-tokens input[type=number]")
    limit.fill("3")
    limit.press("Tab")
    with (tmp_path / "rows.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [("input", "expected"), ("=hot", "cold"), ("word " * 1000, "x"), ("swift, not slow", "fast")]
        )
    page.locator("#table-file input[type=file]").set_input_files(tmp_path / "rows.csv")
    expect(page.locator("#table-notice")).to_contain_text("3 rows from the file, 3 of them with what is expected")
    page.get_by_role("button", name="Run the table").click()
    expect(page.locator("#table-progress")).to_contain_text("3 of 3 rows")
    rows = page.locator("#table-answers tbody tr")
    expect(rows.nth(1).locator("td.error")).to_contain_text("at most 4,000")
    expect(page.locator("#table-answers td.error")).to_have_count(1)
    expect(page.locator("#table-summary")).to_contain_text("of n = 2")
    expect(page.locator("#table-summary")).to_contain_text("1 could not be answered")
    lines = list(csv.reader(saved(page, "CSV", tmp_path).read_text(encoding="utf-8-sig").splitlines()))
    assert lines[0] == ["input", "expected", "Base model", "errors"]
    assert [line[0][:15] for line in lines[1:]] == ["'=hot", "word word word ", "swift, not slow"]
    assert [bool(line[2]) for line in lines[1:]] == [True, False, True]
    assert [bool(line[3]) for line in lines[1:]] == [False, True, False]

    page.get_by_role("button", name="Plurals").and_(page.locator(":visible")).click()  # also takes the file away
    records = [{"question": f"Tell a long story about the number {i}."} for i in range(80)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    page.locator("#table-file input[type=file]").set_input_files(tmp_path / "rows.jsonl")
    expect(page.locator("#table-notice")).to_contain_text("80 rows from the file, none with what is expected")
    limit.fill("24")
    limit.press("Tab")
    page.get_by_role("button", name="Run the table").click()
    expect(page.locator("#table-progress")).to_contain_text(re.compile(r"[1-9]\d* of 80 rows"))
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#table-notice")).to_contain_text("Cancelled. What has been answered is kept.")
    expect(page.locator("#table-progress")).to_contain_text("of 80 rows · cancelled")
    done = int(page.locator("#table-progress").inner_text().split()[0])
    assert 0 < done < 80
    expect(page.locator("#table-answers td.waiting")).to_have_count(80 - done)
    kept = [json.loads(line) for line in saved(page, "JSONL", tmp_path).read_text(encoding="utf-8").splitlines()]
    assert [line["input"] for line in kept] == [record["question"] for record in records]
    assert sum(bool(line["answers"]["Base model"]) for line in kept) == done


def test_arrow_keys_move_within_every_group_of_radio_buttons(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    turn_on(page.locator("#columns"), "3")
    expect(page.locator("#column-C")).to_be_visible()
    page.get_by_role("tab", name="Table").click()
    page.locator("#table-lines textarea").fill("hot")
    page.get_by_role("button", name="Run the table").click()
    turn_on(page.locator("#table-filter"), "Differs")
    open_map(page)
    for group, label in (("space", "What was asked"), ("colour", "Similarity"), ("dims", "3-D")):
        turn_on(page.locator(f"#map-{group}"), label)


def turn_on(group: Locator, label: str) -> None:
    """Go from the first to the next button of a group with an arrow key, as one stop of Tab."""
    group.get_by_role("radio").first.press("ArrowRight")
    expect(group.get_by_role("radio", name=label, exact=True)).to_be_checked()
    expect(group.get_by_role("radio", name=label, exact=True)).to_be_focused()
    expect(group.locator("input:checked")).to_have_count(1)


def saved(page: Page, kind: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Download as {kind}").click()
    path = folder / f"downloaded-{download.value.suggested_filename}"
    download.value.save_as(path)
    return path
