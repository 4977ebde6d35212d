"""What the Compare page can do beyond one answer: columns, turns, votes, differences, links, mixes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.driver import answers_of, generate_and_compare, limit_answers, open_app, wait_for_answers

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

OPPOSITE, CAPITALS = "Give the opposite of the word.", "Rewrite the word in capital letters."
SHORT = 10


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def set_number(field: Locator, value: str) -> None:
    field.fill(value)
    field.press("Tab")


def ask(page: Page, button: str, prompt: str) -> None:
    page.get_by_label("Prompt to try it on").fill(prompt)
    with answers_of(page):
        press(page, button)


def choose(page: Page, label: str, option: str) -> None:
    page.get_by_label(label).click()
    page.get_by_role("option", name=option).click()
    expect(page.get_by_role("option")).to_have_count(0)


def test_four_columns_stream_together_and_keep_their_own_history(app_url: str, context: BrowserContext, tmp_path: Path):
    page = open_app(context, app_url)
    limit_answers(page, SHORT)
    generate_and_compare(page, CAPITALS, "")
    expect(page.locator("#facts")).to_contain_text(CAPITALS)
    generate_and_compare(page, OPPOSITE, "")
    expect(page.locator("#facts")).to_contain_text(OPPOSITE)
    page.locator("#columns").get_by_label("4").check()
    expect(page.locator("#column-D")).to_be_visible()
    choose(page, "Column C", CAPITALS)
    choose(page, "Column D", CAPITALS)
    ask(page, "Ask", "swift")
    for letter in "ABCD":
        expect(page.locator(f"#answer-{letter} footer")).to_contain_text("token")
    expect(page.locator("#answer-C h2")).to_contain_text(CAPITALS)
    expect(page.locator("#answer-D footer")).not_to_contain_text("same as column A")
    first = page.locator("#answer-C .t2l-answer").inner_text()
    assert page.locator("#answer-D .t2l-answer").inner_text() == first

    ask(page, "Follow up", "cold")
    expect(page.locator("#answer-C .t2l-turns")).to_contain_text("swift")
    expect(page.locator("#answer-C .t2l-said")).to_have_text(first)

    page.get_by_label("Mark the words that differ").check()
    expect(page.locator("#answer-C mark").first).to_be_visible()

    press(page, "B")
    expect(page.locator("#tally")).to_contain_text("adapter 1")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save transcript").click()
    download.value.save_as(tmp_path / "transcript.json")
    [talk] = json.loads((tmp_path / "transcript.json").read_text(encoding="utf-8"))
    assert [t["prompt"] for t in talk["turns"]] == ["swift", "cold"]
    assert talk["turns"][1]["vote"] == "B"
    assert all(answer["first_token_seconds"] > 0 for turn in talk["turns"] for answer in turn["answers"])
    assert len(talk["columns"]) == 4


def test_blind_columns_are_named_after_the_vote(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    limit_answers(page, SHORT)
    page.get_by_label("Blind").check()
    expect(page.get_by_label("Column A")).to_be_hidden()
    generate_and_compare(page, OPPOSITE, "swift")
    for letter in "AB":
        expect(page.locator(f"#answer-{letter} h2")).to_contain_text("hidden until you vote")
        expect(page.locator(f"#answer-{letter}")).not_to_contain_text(OPPOSITE)
    press(page, "Tie")
    expect(page.locator(".t2l-answers")).to_contain_text("Base model")
    expect(page.locator(".t2l-answers")).to_contain_text(OPPOSITE)
    expect(page.locator("#tally")).to_contain_text("tie 1")


def test_regenerate_draws_another_answer(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    limit_answers(page, 24)
    generate_and_compare(page, OPPOSITE, "Tell me about the sea.")
    press(page, "Regenerate")
    expect(page.locator("#notice")).to_contain_text("raise the temperature")
    set_number(page.get_by_label("number input for Temperature"), "1.5")
    before = page.locator("#answer-A .t2l-answer").inner_text()
    press(page, "Regenerate")
    expect(page.locator("#answer-A .t2l-answer")).not_to_have_text(before)
    wait_for_answers(page)
    expect(page.get_by_label("Seed, the same for all columns")).to_have_value("1")


def test_equal_columns_draw_the_same_and_the_fastest_is_marked(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    limit_answers(page, 16)
    page.locator("#columns").get_by_label("3").check()
    set_number(page.get_by_label("number input for Temperature"), "1.5")
    set_number(page.get_by_label("Seed, the same for all columns"), "7")
    choose(page, "Column B", "Base model")
    generate_and_compare(page, "Write a poem about the word.", "the sea")
    drawn = [page.locator(f"#answer-{letter} .t2l-answer").inner_text() for letter in "ABC"]
    assert drawn[0].strip()
    assert drawn[1] == drawn[0]
    expect(page.locator("#answer-B footer")).to_contain_text("same as column A")

    limit_answers(page, 8)
    choose(page, "Column B", "Your current adapter")
    page.locator("#column-C").get_by_label("Also put the description into the prompt").check()
    ask(page, "Ask", "the sea, at length")
    footers = [page.locator(f"#answer-{letter} footer").inner_text() for letter in "ABC"]
    speeds = [float(found[1]) if (found := re.search(r"([\d.]+) tokens/s", text)) else 0.0 for text in footers]
    marked = [speed for speed, text in zip(speeds, footers, strict=True) if "(fastest)" in text]
    assert marked in ([], [max(speeds)], [max(speeds)] * 2)
    assert marked or len(set(speeds)) == 1, footers

    set_number(page.get_by_label("Seed, the same for all columns"), "8")
    choose(page, "Column B", "Base model")
    limit_answers(page, 16)
    ask(page, "Ask", "the sea")
    again = [page.locator(f"#answer-{letter} .t2l-answer").inner_text() for letter in "AB"]
    assert again[0] == again[1] != drawn[0]


def test_a_link_restores_the_page_in_another_browser(app_url: str, context: BrowserContext, other_context: BrowserContext):
    page = open_app(context, app_url)
    limit_answers(page, 33)
    set_number(page.get_by_label("Seed, the same for all columns"), "7")
    set_number(page.get_by_label("number input for Temperature"), "0.7")
    set_number(page.locator("#strength-B input[type=number]"), "0.5")
    page.get_by_label("What should the model do?").fill(OPPOSITE)
    page.get_by_label("Prompt to try it on").fill("hot & cold?")
    page.locator("#columns").get_by_label("3").check()
    page.locator("#column-B").get_by_label("Also put the description into the prompt").check()
    press(page, "Copy a link to this")
    link = page.get_by_label("Link: it restores")
    expect(link).to_have_value(re.compile("^http"))
    url = link.input_value()
    assert parse_qs(urlparse(url).query)["d"] == [OPPOSITE]

    other = open_app(other_context, url)
    expect(other.get_by_label("Prompt to try it on")).to_have_value("hot & cold?")
    expect(other.get_by_label("What should the model do?")).to_have_value(OPPOSITE)
    expect(other.locator("#column-C")).to_be_visible()
    expect(other.locator("#column-B").get_by_label("Also put the description into the prompt")).to_be_checked()
    expect(other.locator("#notice")).to_contain_text("Restored from a link")
    other.get_by_role("button", name="Sampling").click()
    expect(other.locator("#max-new-tokens input[type=number]")).to_have_value("33")
    expect(other.get_by_label("Seed, the same for all columns")).to_have_value("7")
    expect(other.get_by_label("number input for Temperature")).to_have_value("0.7")
    expect(other.locator("#strength-B input[type=number]")).to_have_value("0.5")
    expect(other.locator("#strength-C input[type=number]")).to_have_value("1")
    odd = open_app(context, app_url + "?d=x&seed=lots&t=NaN&columns=99&strengths=,,&told=2")
    expect(odd.get_by_label("What should the model do?")).to_have_value("x")
    expect(odd.locator("#column-D")).to_be_visible()


def test_hints_while_typing_and_mixes(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    limit_answers(page, SHORT)
    box = page.get_by_label("What should the model do?")
    box.press_sequentially("the opposite of a word", delay=20)
    expect(page.locator("#hint")).to_contain_text("antonym")
    suggestion = page.locator(".t2l-examples:has-text('Or say it like this') button").first
    expect(suggestion).to_contain_text("antonym")
    text = suggestion.evaluate("b => { b.click(); return b.innerText }")  # at once: its words may change
    expect(box).to_have_value(text)
    generate_and_compare(page, CAPITALS, "")
    expect(page.locator("#facts")).to_contain_text("Rewrite the word")
    generate_and_compare(page, OPPOSITE, "")
    expect(page.locator("#facts")).to_contain_text("Give the opposite")
    page.get_by_role("button", name="Other wordings, mixes").click()
    choose(page, "Mix this adapter", CAPITALS)
    choose(page, "with this one", OPPOSITE)
    set_number(page.get_by_label("number input for Share of the second"), "0.25")
    page.get_by_label("Prompt to try it on").fill("swift")
    with answers_of(page):
        press(page, "Mix")
    expect(page.locator("#facts")).to_contain_text(f"75 % of “{CAPITALS}”, 25 % of “{OPPOSITE}”")
    expect(page.locator("#facts")).to_contain_text("921,600")
    expect(page.locator("#answer-B footer")).to_contain_text("token")
