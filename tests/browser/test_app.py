"""The app as a visitor meets it, in a real Chromium against a real `python app.py`."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import Browser, BrowserContext, Page, expect

from t2l_core.bench import running_app
from tests.browser.driver import (
    CHECKPOINT,
    fenced,
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
    limit_answers(page, 512)
    page.get_by_label("What should the model do?").fill("Write a long story about the thing.")
    page.get_by_label("Prompt to try it on").fill("Tell me everything you know about the history of the sea, at length.")
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


def test_missing_checkpoint_says_what_to_do(chromium: Browser, tmp_path: Path):
    context = chromium.new_context()
    with running_app(checkpoint=tmp_path / "nothing-here") as url:
        page = context.new_page()
        page.goto(url)
        expect(page.locator("#head")).to_contain_text("is not a checkpoint folder", timeout=20_000)
        page.get_by_label("What should the model do?").fill(OPPOSITE)
        page.get_by_role("button", name="Generate & compare").click()
        expect(alert(page)).to_contain_text("checkpoints/smollm2-135m")
    context.close()


def test_results_are_those_of_the_files(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    page.get_by_role("tab", name="Results").click()
    files = sorted(CHECKPOINT.glob("results-*.json"))
    if not files:
        expect(page.get_by_text("This checkpoint ships no results")).to_be_visible()
        return
    summary = json.loads(files[0].read_text(encoding="utf-8"))["summary"]
    card = page.locator(".t2l-scores").first
    for entry in summary.values():
        expect(card).to_contain_text(f"{100 * entry['score']:.1f} %")
    page.get_by_role("button", name="Every task").first.click()
    expect(page.get_by_role("grid").or_(page.locator("table")).first).to_be_visible()


# From here on the map is opened, and its UMAP, compiling in the background, slows everything that follows.


def test_from_a_description_to_two_answers_a_zip_and_a_star(app_url: str, context: BrowserContext, tmp_path: Path):
    strays = fenced(context)
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
    page.get_by_label("Prompt to try it on").press("Enter")
    expect(page.get_by_role("button", name="Stop")).to_be_enabled()
    wait_for_answers(page)
    assert answers(page) != (base, adapted)

    if HAS_ANCHORS:
        open_map(page)
        assert stars(page) == 1
    else:
        page.get_by_role("tab", name="Map").click()
        expect(page.get_by_text("ships no list of its training tasks")).to_be_visible()
    assert strays == []


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


def test_narrow_screens_do_not_scroll_sideways(app_url: str, chromium: Browser):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=1)
    page = open_app(context, app_url)
    limit_answers(page, SHORT)
    generate_and_compare(page, OPPOSITE, "swift")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    base, adapted = page.locator("#answer-A").bounding_box(), page.locator("#answer-B").bounding_box()
    assert base
    assert adapted
    assert adapted["y"] >= base["y"] + base["height"]  # the columns stack
    if HAS_ANCHORS:
        open_map(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    page.get_by_role("tab", name="Results").click()
    for accordion in page.get_by_role("button", name="Every task").all():
        accordion.click()
        expect(page.locator("table").first).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
    context.close()
