"""What holds for every page: nobody is shut out, and it fits a phone."""

import pytest
from conftest import axe_findings
from playwright.sync_api import expect

import dragoman

PHONE = {"width": 360, "height": 740}
PAGES = {
    "/": ".grid-row a",
    "/stories": ".line",
    "/story/{story}": ".voices li",
    "/report/{report}": ".entry",
    "/statements": ".line",
    "/code": ".code-form",
    "/review": ".judged",
    "/review?show=figures": ".figures",
    "/jobs": ".jobs-page",
}


DRAWN = """() => [...document.querySelectorAll("main :is(svg, canvas)")]
  .filter((one) => one.checkVisibility() && !one.parentElement.closest("svg"))
  .filter((one) => {
    const buttons = [...one.closest("section").querySelectorAll("header button")];
    const words = buttons.map((button) => button.textContent);
    return !(words.includes("Table") && words.includes("File"));
  }).map((one) => one.outerHTML.slice(0, 200))"""


@pytest.mark.parametrize("path", PAGES)
def test_every_drawing_is_a_table_and_a_file_too(app, server, coded, path):
    story = next(iter(dragoman.Archive(coded).stories(min_sources=2)))
    app.add_init_script("localStorage.setItem('dragoman.reviewer', 'Ann')")
    app.goto(server.url + path.format(story=story.id, report=story.reports[0]))
    expect(app.locator(PAGES[path]).first).to_be_visible()
    app.wait_for_load_state("networkidle")
    assert app.evaluate(DRAWN) == []


WORN = """() => [...document.styleSheets].filter((sheet) => !sheet.disabled)
  .map((sheet) => new URL(sheet.href).pathname)"""
GO = "async (path) => (await import('/static/js/address.js')).go(path)"


def test_a_page_looks_the_same_wherever_one_comes_from(app, server, coded):
    story = next(iter(dragoman.Archive(coded).stories(min_sources=2)))
    app.add_init_script("localStorage.setItem('dragoman.reviewer', 'Ann')")
    named = {"story": story.id, "report": story.reports[0]}
    pages = {path.format(**named): sign for path, sign in PAGES.items()}
    direct = {}
    for path, sign in pages.items():
        app.goto(server.url + path)
        expect(app.locator(sign).first).to_be_visible()
        app.wait_for_load_state("networkidle")
        direct[path] = app.evaluate(WORN)
    for path, sign in [*pages.items(), *pages.items()][1:]:
        app.evaluate(GO, path)
        app.wait_for_url(server.url + path)
        expect(app.locator(sign).first).to_be_visible()
        app.wait_for_load_state("networkidle")
        assert app.evaluate(WORN) == direct[path], path


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_fits_a_phone_and_shuts_nobody_out(app, server, coded, path, look):
    archive = dragoman.Archive(coded)
    story = next(iter(archive.stories(min_sources=2)))
    app.set_viewport_size(PHONE)
    app.emulate_media(color_scheme=look)
    app.add_init_script("localStorage.setItem('dragoman.reviewer', 'Ann')")
    app.goto(server.url + path.format(story=story.id, report=story.reports[0]))
    expect(app.locator(PAGES[path]).first).to_be_visible()
    app.wait_for_load_state("networkidle")
    assert axe_findings(app) == []
    assert app.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
