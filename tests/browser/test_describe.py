"""The upper part of the Compare page and the card of the adapter: examples, the warning, several wordings, the heat map."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, Page, expect

from t2l_core.ui.describe import EXAMPLES
from tests.browser.driver import generate_and_compare, open_app

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

OPPOSITE = "Give the opposite of the word."
WORDINGS = ("Write the antonym of what you are given.", "Say the word that means the contrary.")
JUNK = "qwzx vbnm plok jhgf wqxz"


def packed_weights(page: Page, path: Path) -> bytes:
    """The tensors of the adapter on the page, downloaded."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the adapter").click()
    download.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        return archive.read("adapter_model.safetensors")


def test_examples_stand_by_family_and_fill_both_fields(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    shown = page.locator("#examples").locator(".t2l-lead, button")
    wanted = [text for family, examples in EXAMPLES.items() for text in (family, *(label for label, _, _ in examples))]
    expect(shown).to_have_text(wanted)
    for label, description, prompt in (example for examples in EXAMPLES.values() for example in examples):
        page.locator("#examples").get_by_role("button", name=label, exact=True).click()
        expect(page.get_by_label("What should the model do?")).to_have_value(description)
        expect(page.get_by_label("Prompt to try it on")).to_have_value(prompt)


@pytest.mark.parametrize("width", [1280, 390])
def test_hints_do_not_move_the_button(app_url: str, context: BrowserContext, width: int):
    page = open_app(context, app_url)
    page.set_viewport_size({"width": width, "height": 844})
    button = page.get_by_role("button", name="Generate & compare")
    expect(page.locator("#hint")).to_contain_text("As you type")
    before = button.bounding_box()
    page.get_by_label("What should the model do?").fill(OPPOSITE)
    expect(page.locator("#tries button").first).to_be_visible()
    assert button.bounding_box() == before
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    page.get_by_label("What should the model do?").fill(JUNK)
    expect(page.locator("#hint .warn")).to_be_visible()
    assert button.bounding_box() == before
    page.get_by_label("What should the model do?").fill("")
    expect(page.locator("#hint")).to_contain_text("As you type")
    expect(page.locator("#tries button")).to_have_count(0)


def test_what_is_far_from_all_training_is_warned_of(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    page.get_by_label("What should the model do?").fill(OPPOSITE)
    expect(page.locator("#hint")).to_contain_text("Nearest training tasks")
    expect(page.locator("#hint .warn")).to_have_count(0)
    page.get_by_label("What should the model do?").fill(JUNK)
    expect(page.locator("#hint .warn")).to_contain_text("Far from everything trained on")
    generate_and_compare(page, JUNK, "")
    expect(page.locator("#facts [role=alert]")).to_contain_text("far from everything the hypernetwork was trained on")
    generate_and_compare(page, OPPOSITE, "")
    expect(page.locator("#facts")).to_contain_text(OPPOSITE)
    expect(page.locator("#facts [role=alert]")).to_have_count(0)


def test_several_wordings_become_one_adapter_with_its_heat_map(app_url: str, context: BrowserContext, tmp_path: Path):
    page = open_app(context, app_url)
    generate_and_compare(page, OPPOSITE, "")
    expect(page.locator("#facts")).to_contain_text(OPPOSITE)
    plain = packed_weights(page, tmp_path / "plain.zip")
    heat = page.locator("#facts .t2l-heat li")
    expect(heat).to_have_count(2)
    darkest = []
    for row, module in zip(heat.all(), ("q_proj", "v_proj"), strict=True):
        label = row.get_by_role("img").get_attribute("aria-label") or ""
        assert re.fullmatch(rf"{module}: size of the change in each of 30 layers, most in layer \d+", label)
        expect(row.locator("i")).to_have_count(30)
        strengths = [float(shade) for shade in row.locator("i").evaluate_all("all => all.map(e => e.style.opacity)")]
        layer = int(label.rsplit(" ", 1)[-1])
        assert strengths[layer] == max(strengths)
        assert min(strengths) < 0.9 * max(strengths), "all layers look alike"
        darkest.append(strengths[layer])
        box = row.locator("i").nth(layer).bounding_box()
        assert box
        assert box["width"] > 2
        assert box["height"] > 5
    assert max(darkest) == 1  # one scale for both modules

    page.get_by_role("button", name="Other wordings, mixes").click()
    page.get_by_label("Other wordings of the same task").fill("\n".join(WORDINGS))
    page.get_by_role("button", name="Use it from Python").click()
    expect(page.locator(".cm-content")).not_to_contain_text("wordings=")
    page.get_by_role("button", name="Generate & compare").click()
    expect(page.locator(".cm-content")).to_contain_text("wordings=")
    for wording in WORDINGS:
        expect(page.locator(".cm-content")).to_contain_text(wording)
    expect(page.locator("#facts")).to_contain_text("460,800")  # of one adapter, however many wordings
    assert packed_weights(page, tmp_path / "averaged.zip") != plain
    page.get_by_role("tab", name="Library").click()
    expect(page.get_by_role("radio", name="20")).to_have_count(2)  # not one a wording
