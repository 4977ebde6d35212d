"""One app process and one Chromium for all browser tests, both cut off from any network."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:  # the suite is collected also where playwright is not installed
    from playwright.sync_api import Browser, BrowserContext

WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def app_url() -> Iterator[str]:
    from t2l_core.bench import running_app
    from tests.browser.driver import CHECKPOINT, OFFLINE

    with running_app(CHECKPOINT, **OFFLINE) as url:
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
def new_context(chromium: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes visitors, with a wide screen unless told. Nothing of theirs leaves this machine; a test in which it tried fails."""
    from tests.browser.driver import fenced

    made: list[tuple[BrowserContext, list[str]]] = []

    def make(**options: Any) -> BrowserContext:
        context = chromium.new_context(**{"viewport": WIDE, **options})
        made.append((context, fenced(context)))
        return context

    yield make
    for context, _ in made:
        context.close()
    assert [address for _, strays in made for address in strays] == []


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    return new_context()


@pytest.fixture
def other_context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A second visitor."""
    return new_context()
