"""Takes the screenshots of the README: `python assets/screenshots.py` (needs playwright and Chromium)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from t2l_core.bench import running_app  # noqa: E402 - found through the line above
from tests.browser import driver  # noqa: E402

DESCRIPTION, PROMPT = "give the opposite of each word", "flawed"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SHOTS: dict[str, dict[str, Any]] = {
    "compare-light": {"viewport": WIDE, "color_scheme": "light"},
    "compare-dark": {"viewport": WIDE, "color_scheme": "dark"},
    "compare-narrow": {"viewport": NARROW, "color_scheme": "light", "device_scale_factor": 2},
    "map-light": {"viewport": WIDE, "color_scheme": "light"},
}


def shoot(browser: Browser, url: str, name: str, folder: Path) -> Path:
    """One screenshot of a page after one comparison."""
    context = browser.new_context(**SHOTS[name])
    page = driver.open_app(context, url)
    driver.generate_and_compare(page, DESCRIPTION, PROMPT)
    if name.startswith("map"):
        driver.open_map(page, final=True)
        page.wait_for_timeout(500)
    path = folder / f"{name}.png"
    page.mouse.move(0, 0)
    page.screenshot(path=path, full_page=True)
    context.close()
    return path


def main(names: list[str], folder: Path) -> None:
    with running_app(driver.CHECKPOINT) as url, sync_playwright() as playwright:
        browser = driver.launch_browser(playwright)
        for name in names or [n for n in SHOTS if "map" not in n or (driver.CHECKPOINT / "anchors.json").is_file()]:
            shoot(browser, url, name, folder)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:], ROOT / "assets")
