"""The pages of stories in a real browser: who tells what, and where they differ."""

import csv
import io
import re

import pytest
from conftest import axe_findings, serving
from playwright.sync_api import expect

import dragoman
from dragoman.reports import make_report

MORNING = (
    "KISUMU, Kenya, March 5 (Lake Agency) - Police shot dead 3 protesters in Kisumu on"
    " Tuesday, the governor said. The protesters had blocked the road to Uganda."
)


@pytest.fixture(scope="module")
def story(coded):
    """A story of the sample reports whose tolls contradict each other."""
    found = dragoman.Archive(coded).stories(min_sources=2)
    return next(
        story
        for story in found
        if any(one.field == "killed" and one.conflict for one in story.agreements)
    )


def test_contradicting_tolls_are_drawn_and_marked_with_who_gives_them(
    app, server, story
):
    app.goto(f"{server.url}/story/{story.id}")
    killed = app.locator(".agreement.differ", has_text="killed")
    (told,) = [one for one in story.agreements if one.field == "killed"]
    expect(killed.locator("li")).to_have_count(len(told.voices))
    expect(killed.locator("li").first).to_contain_text(told.voices[0].value)
    expect(killed.get_by_role("img")).to_have_attribute(
        "aria-label", re.compile("killed: numbers from")
    )
    killed.get_by_role("link").first.click()
    app.wait_for_url("**/report/**?event=**")
    expect(app.locator(".entry.open .others.differ").first).to_be_visible()


def test_tellings_stand_side_by_side(app, server, story):
    app.goto(f"{server.url}/story/{story.id}")
    app.get_by_role("button", name="Side by side").click()
    table = app.get_by_role("region", name="Side by side")
    expect(table.get_by_role("columnheader")).to_have_count(story.sources + 1)
    expect(table.locator(".conflict").first).to_contain_text("≠")


def test_the_numbers_that_are_drawn_are_a_table_and_a_file_too(app, server, story):
    app.goto(f"{server.url}/story/{story.id}")
    box = app.locator("section.card", has_text="What they say")
    with app.expect_download() as download:
        box.get_by_role("button", name="Save as file").click()
    saved = download.value.path().read_text("utf-8-sig")
    head, *lines = list(csv.reader(io.StringIO(saved)))
    assert head[:4] == ["Field", "Value", "At least", "At most"]
    (killed,) = [one for one in story.agreements if one.field == "killed"]
    numbers = [line for line in lines if line[0] == "killed"]
    assert [line[1] for line in numbers] == [voice.value for voice in killed.voices]
    assert all(line[2] or line[3] for line in numbers)
    assert {line[4] for line in numbers} == {"contradict"}
    box.get_by_role("button", name="Table").click()
    expect(box.locator("tbody tr")).to_have_count(len(lines))
    assert axe_findings(app) == []


def test_when_it_was_told_is_a_table_and_a_file_too(app, server, story):
    app.goto(f"{server.url}/story/{story.id}")
    box = app.locator(".story-timeline")
    expect(box.locator("circle")).to_have_count(len(story.reports))
    box.get_by_role("button", name="Show as table").click()
    expect(box.locator("svg")).to_be_hidden()
    expect(box.locator("tbody tr")).to_have_count(len(story.reports))
    with app.expect_download() as download:
        box.get_by_role("button", name="Save as file").click()
    assert download.value.suggested_filename == f"story-{story.id}-timeline.csv"
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == len(story.reports) + 1
    box.get_by_role("button", name="Show as table").click()
    expect(box.locator("svg")).to_be_visible()


@pytest.mark.parametrize(
    ("part", "rows"), [("tellings", "events"), ("reasons", "bonds"), ("history", None)]
)
def test_each_part_is_a_table_and_a_file_too(app, server, story, part, rows):
    app.goto(f"{server.url}/story/{story.id}")
    box = app.locator(f".story-{part}")
    box.get_by_role("button", name="Show as table").click()
    count = len(getattr(story, rows)) if rows else 1
    expect(box.locator("tbody tr")).to_have_count(count)
    with app.expect_download() as download:
        box.get_by_role("button", name="Save as file").click()
    saved = io.StringIO(download.value.path().read_text("utf-8-sig"))
    assert len(list(csv.reader(saved))) == count + 1
    assert axe_findings(app) == []


def test_near_copies_are_folded_into_one_source(app, tmp_path):
    archive = dragoman.Archive(tmp_path / "copies")
    archive.add(
        make_report(MORNING + tail, published="2024-03-06", source=source)
        for source, tail in [("Lake Agency", ""), ("Herald", " "), ("Post", "\n")]
    )
    story = next(iter(archive.stories()))
    with serving(tmp_path / "copies") as served:
        app.goto(f"{served.url}/story/{story.id}")
        expect(app.locator(".voices > li")).to_have_count(1)
        expect(app.locator(".voices")).to_contain_text("and 2 near copies of it")


def test_a_person_parts_a_story(app, own, story):
    with serving(own) as served:
        app.goto(f"{served.url}/story/{story.id}")
        bond = app.locator(".bonds details").first
        bond.locator("summary").click()
        expect(bond.locator(".reasons li").first).to_contain_text(re.compile("[+−]"))
        bond.get_by_role("button", name="These are not one happening").click()
        app.get_by_label("Your name").fill("Ann")
        app.get_by_role("button", name="Part them").click()
        app.wait_for_url(re.compile(f"/(report|story)/(?!{story.id})|{story.id}"))
        app.get_by_role("dialog").wait_for(state="detached")
        assert "Ann said" in next(iter(dragoman.Archive(own).commits())).what


def test_who_may_only_read_is_not_asked_to_judge(app, coded, story):
    with serving(coded, read_only=True) as served:
        app.goto(f"{served.url}/story/{story.id}")
        app.locator(".bonds summary").first.click()
        expect(app.locator(".reasons").first).to_be_visible()
        assert app.get_by_role("button", name="These are not one").count() == 0


def test_the_list_is_filtered_and_gone_through_by_key(app, server):
    app.goto(f"{server.url}/stories")
    title = app.get_by_role("heading", level=1)
    expect(title).to_contain_text("stories told by several reports")
    everything = title.inner_text()
    app.get_by_role("combobox", name="Type").select_option("ASSAULT")
    expect(title).not_to_have_text(everything)
    assert "type=ASSAULT" in app.url
    lines = app.locator(".line")
    second = lines.nth(1).get_by_role("link").inner_text()
    lines.nth(0).get_by_role("link").click()
    expect(app.locator(".crumbs")).to_contain_text("1 of ")
    app.keyboard.press("j")
    expect(title).to_have_text(second)
    app.get_by_role("link", name="Back to the list").click()
    expect(app.get_by_role("combobox", name="Type")).to_have_value("ASSAULT")


def test_the_fields_show_what_the_address_asks(app, server):
    app.goto(f"{server.url}/stories")
    app.evaluate(
        "async () => (await import('/static/js/address.js')).choose({place: 'Suva'})"
    )
    expect(app.locator("input[name=place]")).to_have_value("Suva")


def test_who_comes_back_to_the_list_stands_where_they_stood(app, server):
    app.set_viewport_size({"width": 800, "height": 300})
    app.goto(f"{server.url}/stories")
    app.locator("ol.lines > li a").last.click()
    app.locator(".crumbs a[data-returns]").click()
    expect(app.locator("ol.lines > li a").last).to_be_in_viewport()


def test_the_list_is_a_table_too_and_tells_when_nothing_fits(app, server):
    app.goto(f"{server.url}/stories")
    app.get_by_role("button", name="Table").click()
    expect(app.get_by_role("region", name="Stories")).to_be_visible()
    app.get_by_role("textbox", name="Place").fill("Nowhere at all")
    app.keyboard.press("Enter")
    expect(app.get_by_text("Nothing fits all of these filters")).to_be_visible()


@pytest.mark.parametrize("path", ["/stories", "/stories?view=table", "/story/{}"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_pages_have_no_accessibility_faults(app, server, story, path, look):
    app.emulate_media(color_scheme=look)
    app.goto(server.url + path.format(story.id))
    app.locator(".card").nth(1).wait_for()
    expect(app.locator(".line, .voices li, table").first).to_be_visible()
    assert axe_findings(app) == []


def test_the_pages_fit_a_phone(app, server, story):
    app.set_viewport_size({"width": 360, "height": 740})
    for path in ("/stories", f"/story/{story.id}"):
        app.goto(server.url + path)
        app.locator(".line, .voices li").first.wait_for()
        assert app.evaluate("() => document.documentElement.scrollWidth") <= 360
