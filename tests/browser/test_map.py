"""The Map page in a real Chromium: a click, the neighbours, the search, the switches, the table, the files."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("playwright", reason="the browser tests drive Chromium through playwright: pip install playwright")

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.driver import CHECKPOINT, dots, generate_and_compare, open_app, open_map, stars

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHECKPOINT / "anchors.json").is_file(), reason="this checkpoint ships no anchors"),
]
expect.set_options(timeout=20_000)

PLOT = "document.querySelector('#map .t2l-plot')"


def loneliest(page: Page, but: str = "") -> dict[str, Any]:
    """The training task's dot in view with most room around it."""
    found = dots(page)
    seen = [d for d in found if not d["own"] and d["id"] != but and 0 < d["y"] < 900]
    return max(seen, key=lambda d: min(math.dist((d["x"], d["y"]), (o["x"], o["y"])) for o in found if o is not d))


def places(page: Page) -> dict[str, list[float]]:
    """Coordinates of every dot by its id."""
    drawn = "t => t.meta === 'anchor' || t.meta === 'yours'"
    place = "t => t.customdata.map((id, i) => [id, [t.x[i], t.y[i]]])"
    return page.evaluate(f"() => Object.fromEntries({PLOT}.data.filter({drawn}).flatMap({place}))")


def families(page: Page) -> dict[str, list[str]]:
    """Name and colour of every training task's family by the dot's id."""
    family = "t => t.customdata.map(id => [id, [t.name, [t.marker.color].flat()[0]]])"
    return page.evaluate(f"() => Object.fromEntries({PLOT}.data.filter(t => t.meta === 'anchor').flatMap({family}))")


def ids(page: Page) -> list[str]:
    drawn = "t => t.meta === 'anchor' || t.meta === 'yours'"
    return page.evaluate(f"() => {PLOT}.data.filter({drawn}).flatMap(t => t.customdata)")


def revision(page: Page, beginning: str) -> None:
    page.wait_for_function(f"{PLOT}.layout.uirevision.startsWith('{beginning}')")


def choose(page: Page, group: str, name: str) -> None:
    page.locator(group).get_by_label(name, exact=True).check()


def test_a_point_is_selected_searched_coloured_and_turned(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    generate_and_compare(page, "Give the opposite of the word.", "")
    expect(page.locator("#facts")).to_contain_text("Your adapter")
    open_map(page, final=True)
    assert stars(page) == 1
    before = ids(page)

    page.locator("#map").scroll_into_view_if_needed()
    flat, coloured = places(page), families(page)
    dot = loneliest(page)
    page.mouse.move(dot["x"], dot["y"])
    hover = page.locator("#map .hovertext")
    expect(hover).to_contain_text(dot["id"].replace("_", " "))
    expect(hover).to_contain_text(coloured[dot["id"]][0])
    page.mouse.click(dot["x"], dot["y"])
    expect(page.locator("#map-card h2")).to_have_text(dot["id"].replace("_", " "))
    expect(page.locator("#map-card .t2l-near").first.locator("li")).to_have_count(5)
    page.wait_for_function(f"{PLOT}.data.find(t => t.meta === 'rings').customdata.length === 6")
    assert page.evaluate(f"{PLOT}.data.find(t => t.meta === 'rings').customdata[0]") == dot["id"]

    choose(page, "#map-colour", "Similarity")
    page.wait_for_function(f"{PLOT}.data.find(t => t.meta === 'scale').marker.showscale")
    page.get_by_label("Search").fill("translate")
    expect(page.locator(".t2l-map-count")).to_have_text(re.compile(rf"^[1-9]\d? of {len(before)} match$"))
    page.wait_for_function(f"Math.min(...{PLOT}.data.find(t => t.meta === 'anchor').marker.opacity) < 0.2")
    page.get_by_label("Search").fill("")
    expect(page.locator(".t2l-map-count")).to_have_text(f"{len(before)} points")

    choose(page, "#map-space", "What was asked")
    revision(page, "asked-2-umap")
    expect(page.locator("#map-note")).to_contain_text("descriptions mean alike")
    choose(page, "#map-colour", "Family")
    page.wait_for_function(f"!{PLOT}.data.find(t => t.meta === 'scale').marker.showscale")
    assert ids(page) == before
    assert families(page) == coloured
    assert page.evaluate(f"{PLOT}.data.find(t => t.meta === 'rings').customdata[0]") == dot["id"]
    asked = places(page)
    assert sum(asked[i] != flat[i] for i in flat) > len(flat) / 2
    choose(page, "#map-dims", "3-D")
    revision(page, "asked-3-pca")
    expect(page.locator("#map-note")).to_contain_text("principal components")
    assert ids(page) == before
    assert families(page) == coloured
    page.wait_for_timeout(500)  # the scene is drawn frame by frame
    deep = loneliest(page, but=dot["id"])
    page.mouse.move(deep["x"], deep["y"])
    expect(hover).to_contain_text(deep["id"].replace("_", " "))
    page.mouse.click(deep["x"], deep["y"], delay=200)  # pressed while a frame is drawn
    expect(page.locator("#map-card h2")).to_have_text(deep["id"].replace("_", " "))
    choose(page, "#map-dims", "2-D")
    choose(page, "#map-space", "What it does")
    revision(page, "does-2-umap")
    expect(page.locator("#map-card h2")).to_have_text(deep["id"].replace("_", " "))
    assert (places(page), families(page)) == (flat, coloured)


def test_a_new_adapter_moves_no_dot_and_no_star(app_url: str, context: BrowserContext):
    page = open_app(context, app_url)
    generate_and_compare(page, "Give the opposite of the word.", "")
    expect(page.locator("#facts")).to_contain_text("Give the opposite")
    open_map(page, final=True)
    before = {"does": places(page)}
    choose(page, "#map-space", "What was asked")
    revision(page, "asked-2-umap")
    before["asked"] = places(page)
    page.get_by_role("tab", name="Compare").click()
    generate_and_compare(page, "Write the plural of the English noun.", "")
    expect(page.locator("#facts")).to_contain_text("Write the plural")
    page.get_by_role("tab", name="Map").click()
    for space, label in (("asked", "What was asked"), ("does", "What it does")):
        choose(page, "#map-space", label)
        revision(page, f"{space}-2-umap")
        page.wait_for_function(f"{PLOT}.data.find(t => t.meta === 'yours').customdata.length === 2")
        after = places(page)
        assert len(after) == len(before[space]) + 1
        assert {i: after[i] for i in before[space]} == before[space]


def test_the_table_mirrors_the_map_and_files_stand_alone(
    app_url: str, context: BrowserContext, other_context: BrowserContext, tmp_path: Path
):
    page = open_app(context, app_url)
    page.wait_for_function("() => window.Plotly")  # read before the map is asked for
    open_map(page)
    page.get_by_role("button", name="The map as a table").click()
    row = page.locator("#map-table tbody tr").nth(3).get_by_role("button")
    name = row.inner_text()
    row.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#map-card h2")).to_have_text(name)
    expect(page.locator("#map-table tr.selected th")).to_have_text(name)
    expect(page.locator("#map-table tr.selected button")).to_be_focused()
    page.locator("#map-card").get_by_role("button", name="Clear").click()
    expect(page.locator("#map-card h2")).to_have_count(0)
    expect(page.locator("#map-use")).to_have_count(0)

    page.get_by_label("Search").fill("translate")
    expect(page.locator(".t2l-map-count")).to_contain_text("match")
    page.locator("#map-table tbody button").first.click()
    expect(page.locator("#map-card h2")).to_have_count(1)
    with page.expect_download() as png:
        page.get_by_role("button", name="Save as PNG").click()
    png.value.save_as(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a page").click()
    saved.value.save_as(tmp_path / "map.html")
    strays: list[str] = []
    alone = other_context.new_page()
    alone.on("request", lambda request: strays.append(request.url))
    alone.goto((tmp_path / "map.html").as_uri())
    expect(alone.locator("#map .scatterlayer .point").first).to_be_attached()
    assert [url for url in strays if not url.startswith(("file:", "data:", "blob:"))] == []

    page.locator("#map-use").click()
    description = page.get_by_label("What should the model do?")
    expect(description).to_be_visible()
    expect(description).not_to_have_value("")


def test_the_map_fits_a_phone(app_url: str, new_context: Callable[..., BrowserContext]):
    page = open_app(new_context(viewport={"width": 390, "height": 844}, color_scheme="dark"), app_url)
    page.wait_for_function("() => window.Plotly")  # read before the map is asked for
    open_map(page)
    page.get_by_role("button", name="The map as a table").click()
    page.locator("#map-table tbody button").first.click()
    expect(page.locator("#map-card h2")).to_have_count(1)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 390
