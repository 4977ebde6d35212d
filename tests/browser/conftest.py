"""One app process and one Chromium for all browser tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:  # the suite is collected also where playwright is not installed
    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    from t2l_core.bench import running_app
    from tests.browser.driver import CHECKPOINT

    with running_app(CHECKPOINT) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    from tests.browser import driver

    with sync_playwright() as playwright:
        browser = driver.launch_browser(playwright)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    yield context
    context.close()


@pytest.fixture
def other_context(chromium: Browser) -> Iterator[BrowserContext]:
    """A second visitor."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    yield context
    context.close()
