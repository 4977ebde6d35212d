"""The Library page as a visitor meets it: what was made stays in this browser, and goes when it is told to."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, Page, expect

from t2l_core.bench import free_port, running_app
from tests.browser.driver import CHECKPOINT, generate_and_compare, open_app
from tests.browser.fake_hub import TOKEN, fake_hub

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)

OPPOSITE, PLURAL = "Give the opposite of the word.", "Write the plural of the English noun."
PAST = "Write the past tense of the verb."
CONVERTER = """import sys
from pathlib import Path
assert (Path(sys.argv[1]) / "adapter_model.safetensors").is_file()
Path(sys.argv[sys.argv.index("--outfile") + 1]).write_bytes(b"GGUF")
"""  # in place of llama.cpp's


def open_library(page: Page) -> None:
    page.get_by_role("tab", name="Library").click()


def test_adapters_stay_until_they_are_deleted(
    app_url: str, context: BrowserContext, other_context: BrowserContext, tmp_path: Path
):
    page = open_app(context, app_url)
    open_library(page)
    expect(page.locator("#library-empty")).to_contain_text("Describe a task on the Compare page")
    expect(page.locator("#library-terms")).to_contain_text("the newest 50 are kept, for 30 days after the last use")
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


def test_adapters_go_elsewhere_outlive_the_server_and_expire(
    context: BrowserContext, other_context: BrowserContext, tmp_path: Path
):
    (tmp_path / "llama.cpp").mkdir()
    (tmp_path / "llama.cpp" / "convert_lora_to_gguf.py").write_text(CONVERTER, encoding="utf-8")
    with fake_hub() as hub:
        settings = {
            "T2L_WORKSPACES": str(tmp_path / "workspaces"),
            "T2L_QUOTA": "2",
            "T2L_LLAMA_CPP": str(tmp_path / "llama.cpp"),
            "HF_ENDPOINT": hub.address,
        }
        port = free_port()
        with running_app(CHECKPOINT, port=port, **settings) as url:
            page = open_app(context, url)
            the_quota_drops_the_oldest(page)
            llama_cpp_gets_a_file(page, tmp_path)
            the_hub_gets_a_folder(page)
            assert hub.created[0]["name"] == "opposites"
            assert hub.created[0]["visibility"] == "private"
            pushed = {"adapter_config.json", "adapter_model.safetensors", "README.md"}
            assert {f"me/opposites/{name}" for name in pushed} <= set(hub.files)
            assert PAST in hub.files["me/opposites/README.md"].decode()
            page.get_by_label("Name", exact=True).fill("Yesterday")
            page.get_by_role("button", name="Save name and note").click()
            expect(page.locator("#library-notice")).to_contain_text("Saved")

        with running_app(CHECKPOINT, port=port, **settings) as url:
            page.goto(url)
            page.get_by_text("Ready: ").wait_for()
            open_library(page)
            expect(page.get_by_role("radio", name="20")).to_have_count(2)
            expect(page.get_by_role("radio", name="Yesterday")).to_have_count(1)
            page.get_by_role("button", name="Use in Compare").click()
            expect(page.locator("#facts")).to_contain_text(PAST)
            page.close()

            long_ago = time.time() - 31 * 24 * 3600
            [used] = (tmp_path / "workspaces").glob("*/.used")
            os.utime(used, (long_ago, long_ago))
            other = open_app(other_context, url)
            generate_and_compare(other, PLURAL, "")  # whoever adds one sweeps up
            expect(other.locator("#facts")).to_contain_text(PLURAL)
            assert not used.exists()
            page = open_app(context, url)
            open_library(page)
            expect(page.locator("#library-empty")).to_be_visible()


def the_quota_drops_the_oldest(page: Page) -> None:
    for description in (OPPOSITE, PLURAL, PAST):
        generate_and_compare(page, description, "")
        expect(page.locator("#facts")).to_contain_text(description)
    expect(page.locator("#notice")).to_contain_text("Your 2 newest adapters are kept; the oldest was dropped.")
    open_library(page)
    expect(page.get_by_role("radio", name="20")).to_have_count(2)
    expect(page.get_by_role("radio", name=OPPOSITE)).to_have_count(0)
    expect(page.locator("#library-card")).to_contain_text("2 of 2")
    expect(page.locator("#library-terms")).to_contain_text("the newest 2 are kept")


def llama_cpp_gets_a_file(page: Page, folder: Path) -> None:
    page.get_by_role("button", name="Convert for llama.cpp").click()
    page.get_by_role("button", name="Convert", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download (GGUF)").click()
    assert download.value.suggested_filename == "write-the-past-tense-of-the-verb.gguf"
    download.value.save_as(folder / "adapter.gguf")
    assert (folder / "adapter.gguf").read_bytes() == b"GGUF"


def the_hub_gets_a_folder(page: Page) -> None:
    page.get_by_role("button", name="Push to the Hugging Face Hub").click()
    page.get_by_label("Repository", exact=True).fill("me/opposites")
    said, token = page.locator("#library-hub-notice"), page.get_by_label("Token with write access")
    for text, complaint in (("", "The token is empty"), ("hf_of_somebody_else", "does not know this token")):
        token.fill(text)
        page.get_by_role("button", name="Push", exact=True).click()
        expect(said.get_by_role("alert")).to_contain_text(complaint)
    token.fill(TOKEN)
    page.get_by_role("button", name="Push", exact=True).click()
    expect(said.get_by_role("status")).to_contain_text("Pushed to http://127.0.0.1")
    expect(said.get_by_role("link")).to_have_attribute("href", re.compile("/me/opposites$"))
    expect(token).to_have_value("")
