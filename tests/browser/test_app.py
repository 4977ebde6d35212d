"""The app as a visitor meets it, in a real Chromium against a real `python app.py`."""

from __future__ import annotations

import json
import re
import time
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, Page, expect

from t2l_core.bench import running_app
from t2l_core.ui import results_cards
from tests.browser.driver import (
    CHECKPOINT,
    OFFLINE,
    answers_of,
    generate_and_compare,
    limit_answers,
    open_app,
    open_map,
    stars,
    wait_for_answers,
)

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

OPPOSITE = "Give the opposite of the word."
SHORT = 10  # tokens; enough for a one-word answer and for the base model to have said something else
HAS_ANCHORS = (CHECKPOINT / "anchors.json").is_file()


def answers(page: Page) -> tuple[str, str]:
    return page.locator("#answer-A .t2l-answer").inner_text(), page.locator("#answer-B .t2l-answer").inner_text()


def alert(page: Page):
    return page.locator("#notice [role=alert]")


def test_strength_zero_is_the_base_model(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    limit_answers(page, SHORT)
    generate_and_compare(page, OPPOSITE, "swift")
    strength = page.locator("#strength-B input[type=number]")
    strength.fill("0")
    strength.press("Tab")
    expect(page.locator("#facts")).to_contain_text("0 %")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer-B footer")).to_contain_text("same as column A")
    base, adapted = answers(page)
    assert base == adapted


def test_errors_are_said_and_lose_nothing(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    page.get_by_role("button", name="Generate & compare").click()
    expect(alert(page)).to_contain_text("The description is empty")
    page.get_by_role("button", name="Ask").click()
    expect(alert(page)).to_contain_text("The prompt is empty")

    limit_answers(page, SHORT)
    generate_and_compare(page, OPPOSITE, "swift")
    expect(alert(page)).to_have_count(0)
    before, facts = answers(page), page.locator("#facts").inner_text()
    go, description = page.get_by_role("button", name="Generate & compare"), page.get_by_label("What should the model do?")
    for text, complaint in (("", "is empty"), ("long " * 900, "4,000"), ("\u0007\u0008", "not text")):
        description.fill(text)
        go.click()
        expect(alert(page)).to_contain_text(complaint)
        assert answers(page) == before
        assert page.locator("#facts").inner_text() == facts

    page.get_by_label("Prompt to try it on").fill("one two three " * 4000)
    page.get_by_role("button", name="Ask").click()
    expect(alert(page)).to_contain_text("shorten the prompt")
    assert page.locator("#facts").inner_text() == facts
    page.get_by_label("Prompt to try it on").fill("swift")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer-B .t2l-answer")).to_have_text(before[1])


def test_stop_keeps_what_was_said(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    page.get_by_label("What should the model do?").fill("Write a long story about the thing.")
    page.get_by_label("Prompt to try it on").fill("Tell me everything you know about the history of the sea, at length.")
    limit_answers(page, 512)
    page.get_by_role("button", name="Generate & compare").click()
    expect(page.locator("#answer-A footer")).to_contain_text("tokens/s")
    page.get_by_role("button", name="Stop").click()
    wait_for_answers(page)
    expect(page.locator("#answer-A footer")).to_contain_text("stopped")
    base, _ = answers(page)
    assert base.strip()
    page.get_by_label("Prompt to try it on").fill("swift")
    limit_answers(page, 8)
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("#answer-A footer")).not_to_contain_text("stopped")
    wait_for_answers(page)
    assert answers(page)[0] != base


def test_two_visitors_at_once_each_get_their_own_answer(app_url: str, context: BrowserContext, other_context: BrowserContext):
    mine, yours = open_app(context, app_url), open_app(other_context, app_url)
    prompts = {mine: ("Rewrite the whole text in capital letters.", "a poster"), yours: (OPPOSITE, "swift")}
    for page, (description, prompt) in prompts.items():
        limit_answers(page, SHORT)
        page.get_by_label("What should the model do?").fill(description)
        page.get_by_label("Prompt to try it on").fill(prompt)
        page.get_by_role("button", name="Generate & compare").click()
    for page, (description, _) in prompts.items():
        expect(page.locator("#answer-B footer")).to_have_text(re.compile("finished|limit"))
        expect(page.locator("#answer-B .t2l-sub")).to_have_text(description)


def transcript(page: Page, path: Path) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save transcript").click()
    download.value.save_as(path)
    return path.read_text(encoding="utf-8")


def assert_untouched(page: Page) -> None:
    """The pages of a visitor who has done nothing, ending on Compare."""
    page.get_by_role("tab", name="Table").click()
    expect(page.locator("#table-hint")).to_contain_text("You have no adapter yet")
    expect(page.locator("#table-lines textarea")).to_have_value("")
    expect(page.locator("#table-answers table")).to_have_count(0)
    page.get_by_role("tab", name="Library").click()
    expect(page.locator("#library-empty")).to_contain_text("You have no adapters yet")
    expect(page.locator("#library-list input")).to_have_count(0)
    page.get_by_role("tab", name="Compare").click()
    expect(page.locator("#answer-B")).to_contain_text("Describe a task above")
    expect(page.locator("#tally")).not_to_contain_text("Votes")
    expect(page.locator("#facts")).not_to_contain_text("Your adapter")


def test_two_visitors_share_no_vote_transcript_table_or_library(
    app_url: str, context: BrowserContext, other_context: BrowserContext, tmp_path: Path
):
    mine, yours = open_app(context, app_url), open_app(other_context, app_url)
    limit_answers(mine, 512)
    strength = mine.locator("#strength-B input[type=number]")
    strength.fill("0.1")  # at full strength the adapter's answer is short, and the base model's alone is soon over
    strength.press("Tab")
    mine.get_by_label("What should the model do?").fill("Write a long story about the thing.")
    mine.get_by_label("Prompt to try it on").fill("Tell me everything about the history of the sea.")
    mine.get_by_role("button", name="Generate & compare").click()
    expect(mine.locator("#answer-A footer")).to_contain_text("tokens/s")
    assert_untouched(yours)  # while the other's answer streams
    expect(mine.get_by_role("button", name="Stop")).to_be_enabled()

    limit_answers(yours, SHORT)
    yours.get_by_label("What should the model do?").fill(OPPOSITE)
    yours.get_by_label("Prompt to try it on").fill("swift")
    yours.get_by_role("button", name="Generate & compare").click()
    expect(yours.locator("#notice")).to_contain_text("Generating the adapter")  # after the other's answer
    mine.get_by_role("button", name="Stop").click()
    expect(yours.locator("#answer-B footer")).to_have_text(re.compile("finished|limit"))
    expect(mine.locator("#answer-A footer")).to_contain_text("stopped")
    expect(mine.locator("#answer-B .t2l-sub")).to_contain_text("Write a long story about the thing.")

    mine.get_by_role("button", name="B", exact=True).click()
    expect(mine.locator("#tally .t2l-lead")).to_be_visible()
    expect(mine.locator("#tally")).to_contain_text("Votes: adapter 1")
    mine.get_by_role("tab", name="Table").click()
    mine.locator("#table-lines textarea").fill("hot => cold")
    mine.get_by_role("button", name="Run the table").click()
    expect(mine.locator("#table-progress")).to_contain_text("finished in")
    mine.get_by_role("tab", name="Compare").click()

    expect(yours.locator("#tally")).not_to_contain_text("Votes")
    texts = {page: transcript(page, tmp_path / f"{name}.json") for name, page in (("mine", mine), ("yours", yours))}
    prompts = {page: [turn["prompt"] for talk in json.loads(text) for turn in talk["turns"]] for page, text in texts.items()}
    assert prompts == {mine: ["Tell me everything about the history of the sea."], yours: ["swift"]}
    assert OPPOSITE not in texts[mine]
    assert "story" not in texts[yours]
    assert [turn.get("vote") for turn in json.loads(texts[yours])[0]["turns"]] == [None]
    yours.get_by_role("tab", name="Table").click()
    expect(yours.locator("#table-adapters")).to_contain_text("Give the opposite")
    expect(yours.locator("#table-adapters")).not_to_contain_text("story")
    expect(yours.locator("#table-answers table")).to_have_count(0)
    for page, own in ((mine, "Write a long story"), (yours, "Give the opposite")):
        page.get_by_role("tab", name="Library").click()
        expect(page.locator("#library-list input")).to_have_count(1)
        expect(page.locator("#library-list")).to_contain_text(own)


def test_every_control_has_a_name(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    page.get_by_role("button", name="Sampling").click()
    nameless = page.evaluate(
        """() => [...document.querySelectorAll('input, textarea, button, select')]
            .filter(e => e.offsetParent !== null)
            .filter(e => !(e.labels?.length || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby')
                           || e.title || e.innerText?.trim()))
            .map(e => e.outerHTML.slice(0, 200))"""
    )
    assert nameless == []


def test_missing_checkpoint_says_what_to_do(context: BrowserContext, tmp_path: Path):
    with running_app(tmp_path / "nothing-here", **OFFLINE) as url:
        page = context.new_page()
        page.goto(url)
        expect(page.locator("#head")).to_contain_text("is not a checkpoint folder", timeout=20_000)
        page.get_by_label("What should the model do?").fill(OPPOSITE)
        page.get_by_role("button", name="Generate & compare").click()
        expect(alert(page)).to_contain_text("checkpoints/smollm2-135m")


def test_the_first_page_is_soon_there_and_says_what_loads(context: BrowserContext):
    started = time.perf_counter()
    with running_app(CHECKPOINT, **OFFLINE) as url:
        page = context.new_page()
        page.goto(url)
        description = page.get_by_label("What should the model do?")
        description.fill(OPPOSITE)
        expect(page.get_by_role("button", name="Generate & compare")).to_be_enabled()
        seconds = time.perf_counter() - started
        expect(page.locator("#head [role=status]")).to_have_text("Loading the models …")
        page.get_by_role("button", name="Generate & compare").click()
        expect(page.locator("#notice")).to_contain_text("The models are still loading; your adapter comes next")
        page.get_by_text("Ready: ").wait_for()
        expect(page.locator("#facts")).to_contain_text(OPPOSITE)  # what came early was only waiting
    assert seconds < 15, "under 10 s on a machine of one's own"


def test_results_are_those_of_the_files(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    page.get_by_role("tab", name="Results").click()
    files = sorted(CHECKPOINT.glob("results-*.json"))
    if not files:
        expect(page.get_by_text("This checkpoint ships no results")).to_be_visible()
        return
    first = next((f for f in files if f.stem == "results-train"), files[0])  # what it was trained on stands first
    results = json.loads(first.read_text(encoding="utf-8"))
    card = page.locator(".t2l-scores").first
    for entry in results["summary"].values():
        expect(card).to_contain_text(f"{100 * entry['score']:.1f} %")
    meaning = results_cards.verdict(results)
    assert meaning
    expect(card.locator(".t2l-verdict")).to_have_text(meaning)

    page.get_by_role("button", name="Every task").first.click()
    table = page.locator(".t2l-tasks table").first
    expect(table).to_be_visible()
    column = table.locator("thead th:not([data-numbers])").count() + 1  # of the first method
    heading = table.locator("thead button").nth(column - 1)
    scores = [r[next(iter(results["summary"]))].get("score") for r in results["tasks"].values()]
    percents = [f"{100 * s:.1f}" for s in sorted((s for s in scores if s is not None), reverse=True)]
    failed = ["failed"] * scores.count(None)
    heading.click()
    assert table.locator(f"tbody td:nth-child({column})").all_inner_texts() == percents + failed
    heading.press("Enter")  # the other way round; what failed stays last
    expect(table.locator(f"thead th:nth-child({column})")).to_have_attribute("aria-sort", "ascending")
    assert table.locator(f"tbody td:nth-child({column})").all_inner_texts() == percents[::-1] + failed
    table.get_by_role("button", name=re.compile("^Task")).click()
    names = table.locator("tbody th").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    page.get_by_label("Filter").and_(page.locator(":visible")).fill(names[1])
    expect(table.locator("tbody tr:visible th")).to_contain_text([names[1]])
    assert table.locator("tbody tr:visible").count() < len(names)


# From here on the map is opened, and its UMAP, compiling in the background, slows everything that follows.


def test_from_a_description_to_two_answers_a_zip_and_a_star(app_url: str, context: BrowserContext, tmp_path: Path):
    page = open_app(context, app_url)
    expect(page).to_have_title("Text-to-LoRA Studio")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Text-to-LoRA Studio")
    expect(page.locator("#answer-A")).to_contain_text("Describe a task above")

    limit_answers(page, SHORT)
    generate_and_compare(page, OPPOSITE, "swift")
    base, adapted = answers(page)
    assert base.strip()
    assert adapted.strip()
    assert base != adapted
    for column in ("#answer-A", "#answer-B"):
        expect(page.locator(f"{column} footer")).to_have_text(re.compile(r"s to first token.*\d+ tokens?"))
    expect(page.locator("#answer-A footer")).to_contain_text("tokens/s")
    expect(page.locator("#facts")).to_contain_text("460,800")
    expect(page.locator("#facts")).to_contain_text("Nearest training tasks")

    with page.expect_download() as download:
        page.get_by_role("button", name="Download the adapter").click()
    assert download.value.suggested_filename == "give-the-opposite-of-the-word.zip"
    download.value.save_as(tmp_path / "adapter.zip")
    with zipfile.ZipFile(tmp_path / "adapter.zip") as archive:
        assert {"adapter_config.json", "adapter_model.safetensors", "README.md"} <= set(archive.namelist())

    page.get_by_role("button", name="Use it from Python").click()
    expect(page.locator(".cm-content")).to_contain_text(f"t2l.generate('{OPPOSITE}')")

    page.get_by_label("Prompt to try it on").fill("frivolous")  # another prompt, the same adapter
    with answers_of(page):
        page.get_by_label("Prompt to try it on").press("Enter")
    assert answers(page) != (base, adapted)

    if HAS_ANCHORS:
        open_map(page)
        assert stars(page) == 1
    else:
        page.get_by_role("tab", name="Map").click()
        expect(page.get_by_text("ships no list of its training tasks")).to_be_visible()


def test_visitors_do_not_see_each_other(app_url: str, context: BrowserContext, other_context: BrowserContext):
    mine, yours = open_app(context, app_url), open_app(other_context, app_url)
    generate_and_compare(mine, OPPOSITE, "")
    expect(mine.locator("#facts")).to_contain_text(OPPOSITE)
    expect(mine.locator("#answer-B")).to_contain_text("The adapter is ready")
    expect(yours.locator("#facts")).not_to_contain_text(OPPOSITE)
    expect(yours.get_by_role("button", name="Download the adapter")).to_have_count(0)
    if HAS_ANCHORS:
        open_map(mine)
        open_map(yours)
        assert (stars(mine), stars(yours)) == (1, 0)
