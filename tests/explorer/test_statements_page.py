"""The page of statements in a real browser: who said what of whom, for or against."""

import re

import pytest
from conftest import axe_findings
from playwright.sync_api import expect

import dragoman


def test_a_speaker_and_a_stance_are_chosen_and_lead_to_the_words(app, server, coded):
    app.goto(f"{server.url}/statements")
    title = app.get_by_role("heading", level=1)
    expect(title).to_contain_text(re.compile(r"\d+ for, \d+ against"))
    app.get_by_role("combobox", name="Who says it").fill("Namibia")
    app.get_by_role("combobox", name="Stance").select_option("against")
    archive = dragoman.Archive(coded)
    count = archive.statements(speaker="Namibia", stance="against").count()
    expect(title).to_contain_text(f"{count} statements")
    line = app.locator(".line").first
    expect(line.locator(".badge").first).to_have_text(re.compile("^against"))
    words = line.locator("blockquote").inner_text().strip("“”")
    line.locator("blockquote a").click()
    app.wait_for_url("**/report/**?statement=**")
    expect(app.locator(".entry.open [data-path='content']")).to_contain_text(words)


def test_a_stretch_of_time_is_chosen_by_keyboard(app, server):
    app.goto(f"{server.url}/statements")
    title = app.get_by_role("heading", level=1)
    expect(title).to_contain_text("statements")
    expect(app.locator(".line").first).to_be_visible()  # all is drawn
    before = title.inner_text()
    app.locator(".stretch[tabindex='0']").focus()
    app.keyboard.press("ArrowRight")
    expect(app.locator(".stretch:focus")).to_have_count(1)
    app.keyboard.press("Enter")
    expect(title).not_to_have_text(before)
    assert "since=" in app.url
    assert "until=" in app.url
    app.get_by_role("button", name="Clear").click()
    expect(title).to_have_text(before)


def test_what_is_drawn_over_time_is_a_table_and_a_file_too(app, server):
    app.goto(f"{server.url}/statements")
    box = app.locator(".stances-card")
    expect(box.locator(".stretch").first).to_be_visible()
    box.get_by_role("button", name="Show as table").click()
    rows = box.locator("tbody tr")
    expect(rows.first).to_be_visible()
    expect(box.locator(".stances")).to_be_hidden()
    with app.expect_download() as download:
        box.get_by_role("button", name="Save as file").click()
    head, *lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert head == "From,To,For,Against,Neither"
    assert len(lines) == rows.count() == box.locator(".stretch").count()
    app.get_by_role("combobox", name="Stance").select_option("against")
    expect(rows.filter(has_text=re.compile(r"[1-9]"))).not_to_have_count(0)
    expect(rows.locator("td:nth-child(3)").first).to_have_text("0")  # it follows


def test_what_is_often_said_narrows_the_list(app, server):
    app.goto(f"{server.url}/statements")
    title = app.get_by_role("heading", level=1)
    expect(title).to_contain_text("statements")
    before = title.inner_text()
    app.locator(".often").get_by_role("button", name="Namibia").first.click()
    expect(title).not_to_have_text(before)
    asked = app.get_by_role("combobox", name="Who says it")
    expect(asked).to_have_value("state:NAM")


@pytest.mark.parametrize("name", ["statements", "stories"])
def test_a_fault_is_told_in_the_words_of_the_page_and_the_archive(page, server, name):
    # Not `app`: that the server refuses is what the console complains of.
    page.goto(f"{server.url}/{name}?since=yesterday")
    told = page.get_by_role("alert")
    expect(told.locator("strong")).to_have_text(
        "This could not be read as it was asked."
    )
    expect(told).to_contain_text("write a day as 2024-03-05")
    expect(page.get_by_role("heading", level=1)).to_have_text(name.capitalize())
    assert axe_findings(page) == []


def test_a_server_that_does_not_answer_is_told(page, server):
    page.goto(f"{server.url}/statements")
    expect(page.locator(".line").first).to_be_visible()
    page.route("**/api/**", lambda route: route.abort())
    page.get_by_role("combobox", name="Stance").select_option("against")
    expect(page.get_by_role("alert")).to_have_text(
        "The server does not answer; does it still run?"
    )
    expect(page.locator(".stances-card")).to_be_hidden()


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("view", ["list", "table"])
def test_the_page_has_no_accessibility_faults(app, server, view, look):
    app.emulate_media(color_scheme=look)
    app.goto(f"{server.url}/statements?view={view}")
    expect(app.locator(".line, .table-frame").first).to_be_attached()
    assert axe_findings(app) == []


def test_the_page_fits_a_phone(app, server):
    app.set_viewport_size({"width": 360, "height": 740})
    app.goto(f"{server.url}/statements")
    app.locator(".line").first.wait_for()
    assert app.evaluate("() => document.documentElement.scrollWidth") <= 360
