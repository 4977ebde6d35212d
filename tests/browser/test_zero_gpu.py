"""The Compare page on a ZeroGPU Space, with a stand-in `spaces` module that forks as ZeroGPU does."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, expect

from t2l_core.bench import running_app
from tests.browser.driver import CHECKPOINT, generate_and_compare, limit_answers, open_app, wait_for_answers
from tests.conftest import forking_space

pytestmark = pytest.mark.browser
expect.set_options(timeout=20_000)


def test_answers_come_from_a_fork_and_stop_ends_it(context: BrowserContext, tmp_path: Path):
    calls = tmp_path / "calls"
    with running_app(CHECKPOINT, **forking_space(calls)) as url:
        page = open_app(context, url)
        limit_answers(page, 8)
        generate_and_compare(page, "Give the opposite of the word.", "swift")
        for letter in "AB":
            expect(page.locator(f"#answer-{letter} .t2l-answer")).not_to_be_empty()
            expect(page.locator(f"#answer-{letter} footer")).to_contain_text("to first token")
        assert len(calls.read_text().splitlines()) == 1

        limit_answers(page, 512)
        page.get_by_label("Prompt to try it on").fill("Tell me everything you know about the history of the sea, at length.")
        page.get_by_role("button", name="Ask").click()
        expect(page.locator("#answer-A footer")).to_contain_text("tokens/s")
        page.get_by_role("button", name="Stop").click()
        wait_for_answers(page)
        expect(page.locator("#answer-A footer")).to_contain_text("stopped")
        expect(page.locator("#answer-A .t2l-answer")).not_to_be_empty()
        forks = [int(line) for line in calls.read_text().splitlines()]
        assert len(forks) == 2
        assert [fork for fork in forks if Path(f"/proc/{fork}").exists()] == []
