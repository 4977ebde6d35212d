"""A walk through the app in a real browser: `python assets/tour.py` writes the README's screenshots and tour.gif beside it.

Needs playwright and Chromium. `python assets/tour.py NAME…` takes only the pictures named.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PIL import Image, ImageDraw, ImageFont  # noqa: E402
from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402

from t2l_core.bench import running_app  # noqa: E402 - found through the line above
from tests.browser import driver  # noqa: E402

DESCRIPTION, PROMPT = "give the opposite of each word", "hot"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SHOTS: dict[str, dict[str, Any]] = {
    "compare-light": {"viewport": WIDE, "color_scheme": "light"},
    "compare-dark": {"viewport": WIDE, "color_scheme": "dark"},
    "compare-narrow": {"viewport": NARROW, "color_scheme": "light", "device_scale_factor": 2},
    "map-light": {"viewport": WIDE, "color_scheme": "light"},
}
FILM, CAPTION, COLOURS = (864, 608), 40, 200  # pixels of a frame, of the line under it; colours of the GIF


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


class Film:
    """Frames of a page with a caption, each shown for so long; frames that change nothing are not stored twice."""

    def __init__(self, page: Page) -> None:
        self.page, self.caption = page, ""
        self.frames: list[Image.Image] = []
        self.milliseconds: list[int] = []
        self.font = ImageFont.load_default(size=19)

    def take(self, milliseconds: int) -> None:
        page = Image.open(BytesIO(self.page.screenshot())).convert("RGB").resize(FILM, Image.Resampling.LANCZOS)
        frame = Image.new("RGB", (FILM[0], FILM[1] + CAPTION), (17, 24, 39))
        frame.paste(page, (0, 0))
        ImageDraw.Draw(frame).text((16, FILM[1] + 8), self.caption, font=self.font, fill=(255, 255, 255))
        if self.frames and frame.tobytes() == self.frames[-1].tobytes():
            self.milliseconds[-1] += milliseconds
        else:
            self.frames.append(frame)
            self.milliseconds.append(milliseconds)

    def say(self, caption: str, milliseconds: int = 1500) -> None:
        self.caption = caption
        self.take(milliseconds)

    def watch(self, ended: Callable[[], bool], every: int = 350, most: int = 40) -> None:
        """Frames until something has ended."""
        for _ in range(most):
            self.take(every)
            if ended():
                break
            self.page.wait_for_timeout(every)

    def save(self, path: Path) -> None:
        # One palette for all frames, so that what does not move does not flicker and need not be stored again.
        half = (FILM[0] // 2, FILM[1] // 2)
        sheet = Image.new("RGB", (half[0], half[1] * len(self.frames)))
        for i, frame in enumerate(self.frames):
            sheet.paste(frame.resize(half, Image.Resampling.NEAREST), (0, i * half[1]))
        palette = sheet.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
        first, *others = [f.quantize(palette=palette, dither=Image.Dither.NONE) for f in self.frames]
        first.save(path, save_all=True, append_images=others, duration=self.milliseconds, loop=0, optimize=True)


def tour(browser: Browser, url: str, folder: Path) -> Path:
    """Describe, compare, map, table, library, results: the whole studio once through."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = driver.open_app(context, url)
    film = Film(page)
    driver.limit_answers(page, 24)
    page.get_by_role("button", name="Sampling").click()
    page.mouse.wheel(0, -5000)
    page.wait_for_timeout(300)
    film.say("Say what you want a language model to do …")
    field = page.get_by_label("What should the model do?")
    for end in range(4, len(DESCRIPTION) + 4, 4):
        field.fill(DESCRIPTION[:end])
        film.take(120)
    page.wait_for_timeout(1200)
    film.say("… see which trained tasks are near …", 1800)
    page.get_by_label("Prompt to try it on").fill(PROMPT)
    film.say("… and press one button.", 900)
    page.get_by_role("button", name="Generate & compare").click()
    page.get_by_role("button", name="Stop").and_(page.locator(":enabled")).wait_for()
    done = page.get_by_role("button", name="Stop").and_(page.locator(":disabled"))
    page.locator("#go").scroll_into_view_if_needed()
    film.caption = "The base model and the adapter answer side by side, in one batch."
    film.watch(done.is_visible)
    film.take(2500)

    driver.open_map(page, final=True)
    page.locator("#map").scroll_into_view_if_needed()
    page.wait_for_timeout(600)
    film.say("The map: every training task's adapter, yours is the star.", 2500)
    page.locator("#map-space").get_by_label("What was asked", exact=True).check()
    film.caption = "What was asked, against what it does."
    page.wait_for_timeout(1500)
    film.take(2200)

    page.get_by_role("tab", name="Table").click()
    page.get_by_role("button", name="Opposites").and_(page.locator(":visible")).click()
    page.wait_for_timeout(500)
    film.say("The table: many rows at once, scored where the answer is known.", 1500)
    page.get_by_role("button", name="Run the table").click()
    page.locator("#table-summary").get_by_text("differ from the base model").first.wait_for()
    page.locator("#table-summary").scroll_into_view_if_needed()
    film.take(3000)

    page.get_by_role("tab", name="Library").click()
    page.wait_for_timeout(800)
    film.say("The library: rename, download as PEFT, share.", 2000)
    page.get_by_role("tab", name="Results").click()
    page.wait_for_timeout(800)
    film.say("Results: what was measured, task by task.", 2500)
    context.close()
    path = folder / "tour.gif"
    film.save(path)
    return path


def main(names: list[str], folder: Path) -> None:
    with running_app(driver.CHECKPOINT) as url, sync_playwright() as playwright:
        browser = driver.launch_browser(playwright)
        for name in names or [*SHOTS, "tour"]:
            tour(browser, url, folder) if name == "tour" else shoot(browser, url, name, folder)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:], ROOT / "assets")
