"""A walk through the app in a real browser: `make tour` writes the README's screenshots and tour.gif beside this file.

Needs playwright and Chromium. `python assets/tour.py NAME… --out DIR` takes only the pictures named, and puts them elsewhere.
"""

from __future__ import annotations

import argparse
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
FILM, CAPTION, COLOURS = (800, 562), 40, 128  # pixels of a frame, of the line under it; colours of the GIF


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

    def watch_answers(self) -> None:
        """Frames until no column is being written any more."""
        self.watch(self.page.get_by_role("button", name="Stop").and_(self.page.locator(":disabled")).is_visible)

    def save(self, path: Path) -> None:
        # One palette for all frames, so that what does not move does not flicker and need not be stored again.
        half = (FILM[0] // 2, FILM[1] // 2)
        sheet = Image.new("RGB", (half[0], half[1] * len(self.frames)))
        for i, frame in enumerate(self.frames):
            sheet.paste(frame.resize(half, Image.Resampling.NEAREST), (0, i * half[1]))
        palette = sheet.quantize(COLOURS, method=Image.Quantize.FASTOCTREE)
        first, *others = [f.quantize(palette=palette, dither=Image.Dither.NONE) for f in self.frames]
        first.save(path, save_all=True, append_images=others, duration=self.milliseconds, loop=0, optimize=True)


def describe(film: Film) -> None:
    page = film.page
    film.say("Say what you want a language model to do …")
    field = page.get_by_label("What should the model do?")
    for end in range(4, len(DESCRIPTION) + 4, 4):
        field.fill(DESCRIPTION[:end])
        film.take(120)
    page.wait_for_timeout(1200)
    film.say("… see which trained tasks are near, and other ways to say it …", 2500)
    page.get_by_label("Prompt to try it on").fill(PROMPT)
    film.say("… and press one button.", 1200)
    page.get_by_role("button", name="Generate & compare").click()
    page.get_by_role("button", name="Stop").and_(page.locator(":enabled")).wait_for()
    page.locator("#go").scroll_into_view_if_needed()
    film.caption = "The base model and the adapter answer side by side, in one batch."
    film.watch_answers()
    film.take(3500)
    page.locator("#facts").scroll_into_view_if_needed()
    film.say("What the adapter is: its size, where it changes the model, what it is near to.", 3500)


def vote_blind(film: Film) -> None:
    page = film.page
    page.get_by_label("Blind").check()
    page.get_by_label("Prompt to try it on").fill("early")
    page.get_by_role("button", name="Ask").click()
    page.get_by_role("button", name="Stop").and_(page.locator(":enabled")).wait_for()
    page.locator("#go").scroll_into_view_if_needed()
    film.caption = "Blind: which is which is said after the vote."
    film.watch_answers()
    film.take(2500)
    # The adapter answers in a word, where the base model chats.
    adapted = min("AB", key=lambda letter: len(page.locator(f"#answer-{letter} .t2l-answer").inner_text()))
    page.get_by_role("button", name=adapted, exact=True).click()
    page.locator("#tally").get_by_text("Votes").wait_for()
    film.say("The vote counts, and the columns get their names.", 3000)
    page.get_by_label("Blind").uncheck()


def share(film: Film) -> None:
    mine = film.page
    mine.get_by_role("button", name="Copy a link to this").click()
    link = mine.locator("#link :is(input, textarea)")
    link.wait_for()
    mine.wait_for_function("document.querySelector('#link :is(input, textarea)').value.startsWith('http')")
    link.scroll_into_view_if_needed()
    film.say("A link restores description, prompt, seed and settings …", 2500)
    film.page = driver.open_app(mine.context, link.input_value())
    film.page.get_by_text("Restored from a link").wait_for()
    film.page.wait_for_timeout(800)
    film.say("… wherever it is opened.", 2000)
    film.page.close()
    film.page = mine


def walk_the_map(film: Film) -> None:
    page = film.page
    driver.open_map(page, final=True)
    page.locator("#map").scroll_into_view_if_needed()
    page.wait_for_timeout(600)
    film.say("The map: every training task's adapter; the star is yours.", 3000)
    star = next(d for d in driver.dots(page) if d["own"])
    page.mouse.click(star["x"], star["y"])
    page.locator("#map-card h2").wait_for()
    page.wait_for_timeout(500)
    film.say("A click lists the nearest, by what they do and by what was asked.", 3500)
    page.get_by_label("Search").fill("plural")
    page.wait_for_timeout(1200)
    film.say("The search leaves what it finds.", 2500)
    page.get_by_label("Search").fill("")
    page.locator("#map-space").get_by_label("What was asked", exact=True).check()
    page.wait_for_timeout(1800)
    film.say("What was asked, against what it does.", 2500)
    page.locator("#map-dims").get_by_label("3-D", exact=True).check()
    page.wait_for_function("document.querySelector('#map .t2l-plot').layout.meta.dims === 3")
    page.wait_for_timeout(1200)
    film.say("In three dimensions …", 1200)
    box = page.locator("#map").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    page.mouse.move(x, y)
    page.mouse.down()
    film.caption = "… drag to turn."
    for step in range(1, 8):
        page.mouse.move(x + 22 * step, y + 3 * step)
        page.wait_for_timeout(100)
        film.take(220)
    page.mouse.up()
    film.take(1200)


def run_a_table(film: Film) -> None:
    page = film.page
    page.get_by_role("tab", name="Table").click()
    page.get_by_role("button", name="Opposites").and_(page.locator(":visible")).click()
    page.wait_for_timeout(500)
    film.say("The table: many rows at once, pasted or from a file.", 2000)
    page.get_by_role("button", name="Run the table").click()
    page.locator("#table-answers table").wait_for()
    page.locator("#table-progress").scroll_into_view_if_needed()
    film.caption = "Base and adapter answer every row, scored where the answer is known."
    film.watch(page.locator("#table-progress").get_by_text("finished in").is_visible)
    page.locator("#table-csv").scroll_into_view_if_needed()
    film.take(3500)


def keep_and_conclude(film: Film) -> None:
    page = film.page
    page.get_by_role("tab", name="Library").click()
    page.locator("#library-card h2").wait_for()
    page.wait_for_timeout(500)
    film.say("The library keeps your adapters: rename, download as PEFT, push to the Hub.", 3000)
    page.get_by_role("tab", name="Results").click()
    page.wait_for_timeout(800)
    film.say("Results: what was measured and what it means …", 3500)
    every = page.get_by_role("button", name="Every task")
    if every.count():
        every.first.click()
        heading = page.locator(".t2l-tasks thead [data-numbers] button").first
        heading.click()
        heading.scroll_into_view_if_needed()
        page.wait_for_timeout(400)
        film.say("… task by task, sorted by any heading.", 3000)


def tour(browser: Browser, url: str, folder: Path) -> Path:
    """Describe, compare, vote, share, map, table, library, results: the whole studio once through."""
    context = browser.new_context(viewport=WIDE)
    film = Film(driver.open_app(context, url))
    driver.limit_answers(film.page, 24)
    film.page.get_by_role("button", name="Sampling").click()
    film.page.mouse.wheel(0, -5000)
    film.page.wait_for_timeout(300)
    for scene in (describe, vote_blind, share, walk_the_map, run_a_table, keep_and_conclude):
        scene(film)
    context.close()
    path = folder / "tour.gif"
    film.save(path)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"only these of {', '.join([*SHOTS, 'tour'])}")
    parser.add_argument("--out", type=Path, default=ROOT / "assets", help="folder the pictures are written to")
    args = parser.parse_args()
    if unknown := set(args.names) - {*SHOTS, "tour"}:
        parser.error(f"unknown pictures: {', '.join(sorted(unknown))}")
    args.out.mkdir(parents=True, exist_ok=True)
    with running_app(driver.CHECKPOINT, **driver.OFFLINE) as url, sync_playwright() as playwright:
        browser = driver.launch_browser(playwright)
        for name in args.names or [*SHOTS, "tour"]:
            path = tour(browser, url, args.out) if name == "tour" else shoot(browser, url, name, args.out)
            print(f"{path}  {path.stat().st_size / 1e6:.2f} MB")
        browser.close()


if __name__ == "__main__":
    main()
