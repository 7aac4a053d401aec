"""The page of many events in a real browser: what is chosen, and linked views of it."""

import csv
import io
import re

import pytest
from conftest import axe_findings, count, quiet, serving
from playwright.sync_api import expect

import dragoman
from dragoman.reports import make_report


def told(client, **question):
    return client.get("/api/overview", params=question).json()


def painted(page, canvas):
    """The share of a canvas that is not empty."""
    return page.locator(canvas).first.evaluate(
        """canvas => {
          const {width, height} = canvas;
          const dots = canvas.getContext('2d').getImageData(0, 0, width, height).data;
          return dots.filter((value, at) => at % 4 === 3 && value > 0).length
            / (width * height);
        }"""
    )


def test_a_first_visit_shows_everything(page_at, client):
    page = page_at()
    whole = told(client)
    expect(page.locator("h1.count")).to_have_text(
        f"{whole['events']:,} events, told {whole['tellings']:,} times"
    )
    expect(page.locator(".grid-body .grid-row a").first).to_be_visible()
    expect(page.locator(".network .node").first).to_be_visible()
    expect(page.locator(".type-names button")).to_have_count(
        len({row["type"] for row in whole["types"]})
    )
    page.wait_for_timeout(100)
    for canvas in (".series canvas", ".strip canvas", ".type-field canvas"):
        assert painted(page, canvas) > 0.02, canvas
    assert painted(page, ".map canvas") > 0.15
    expect(page.locator(".where .note")).to_contain_text("Borders: Natural Earth")


def test_an_actor_is_chosen_by_keyboard_and_dropped_again(page_at, client):
    page = page_at()
    every = count(page)
    field = page.get_by_role("combobox", name="Actor", exact=True)
    field.focus()
    page.keyboard.type("Botswana")
    expect(page.locator(".options [role='option']").first).to_contain_text("Botswana")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?actor=BWA$"))
    quiet(page)
    assert count(page) == told(client, actor="BWA")["events"] < every
    expect(page.locator("#said")).to_contain_text("events, told")
    page.get_by_role("button", name="Drop Actor: Botswana").click()
    quiet(page)
    assert count(page) == every


def test_the_way_back_leads_through_what_was_chosen(page_at):
    page = page_at()
    every = count(page)
    page.locator(".type-names button").first.click()
    quiet(page)
    assert count(page) < every
    page.locator(".grid").evaluate("grid => { grid.dataset.same = 'yes'; }")
    page.go_back()
    expect(page).not_to_have_url(re.compile("type="))
    quiet(page)
    assert count(page) == every
    assert page.locator(".grid[data-same]").count() == 1  # not made anew


def test_kinds_are_ticked_in_a_tree(page_at, client):
    page = page_at()
    page.locator(".menu.field summary").click()
    page.get_by_role("checkbox", name="Protest").check()
    page.get_by_role("checkbox", name="Assault").check()
    expect(page).to_have_url(re.compile("type=PROTEST&type=ASSAULT"))
    quiet(page)
    assert count(page) == told(client, type=["PROTEST", "ASSAULT"])["events"]
    page.get_by_role("checkbox", name="Verbal conflict").check()  # in their place
    expect(page).to_have_url(re.compile(r"\?quad=verbal\+conflict$"))


def test_days_are_chosen_by_dragging_and_by_keys(page_at):
    page = page_at()
    every = count(page)
    box = page.locator(".series canvas").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 40, steps=3)
    page.mouse.up()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d-01&until="))
    quiet(page)
    assert 0 < count(page) < every
    begin = page.get_by_role("slider", name="From")
    before = begin.get_attribute("aria-valuenow")
    begin.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('[role=slider]').ariaValueNow > before",
        arg=before,
    )
    begin.press("Home")
    page.get_by_role("slider", name="To").press("End")
    expect(page).not_to_have_url(re.compile("since|until"))
    quiet(page)
    assert count(page) == every


def test_bars_are_as_long_as_one_wants(page_at, client):
    page = page_at()
    page.get_by_label("How long a bar is").select_option("week")
    expect(page).to_have_url(re.compile("step=week"))
    quiet(page)
    page.locator(".timeline").get_by_role("button", name="Show as table").click()
    weeks = len(told(client, step="week")["series"])
    expect(page.locator(".timeline tbody tr")).to_have_count(weeks)


def test_a_mean_of_thirty_days_is_drawn_and_told(page_at):
    page = page_at("?step=day")
    button = page.get_by_role("button", name="30-day mean")
    before = painted(page, ".series canvas")
    button.click()
    quiet(page)
    expect(button).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(
        "() => new Promise((done) => requestAnimationFrame(() => done(true)))"
    )
    assert painted(page, ".series canvas") > before
    page.locator(".panel.timeline").get_by_role("button", name="Show as table").click()
    heads = page.locator(".panel.timeline th").all_inner_texts()
    assert "Conflict, mean of 30 days" in heads
    page.locator(".timeline select").select_option("month")
    quiet(page)
    expect(button).to_be_hidden()  # such bars have none


def test_who_comes_back_stands_on_the_same_row(page_at):
    page = page_at()
    page.locator(".grid").focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".report-head")).to_be_visible()
    page.go_back()
    quiet(page)
    row = page.locator(".grid-row[aria-selected=true]")
    expect(row).to_have_attribute("data-at", "3")


def test_the_network_is_walked_by_keys(page_at):
    page = page_at()
    page.locator(".network [tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    name = page.evaluate("() => document.activeElement.dataset.id")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"actor={name}"))
    page.get_by_role("button", name="Matrix").click()
    expect(page.locator(".matrix button").first).to_be_visible()


def test_the_table_goes_from_end_to_end_and_opens_a_report(page_at):
    page = page_at()
    grid = page.get_by_role("grid")
    assert grid.get_attribute("aria-rowcount") == str(count(page) + 1)
    grid.focus()
    page.keyboard.press("End")
    chosen = page.locator(".grid-row[aria-selected='true']")
    expect(chosen).to_have_attribute("aria-rowindex", str(count(page) + 1))
    assert page.locator(".grid-body .grid-row").count() < 40
    page.keyboard.press("Home")
    expect(chosen).to_have_attribute("aria-rowindex", "2")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_attribute("aria-rowindex", "3")
    link = chosen.get_by_role("link").get_attribute("href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(link) + "$"))


def test_what_several_tell_leads_to_its_story(page_at):
    page = page_at("?sort=-sources")
    story = page.locator(".grid-row[aria-rowindex='2'] .sources a")
    link = story.get_attribute("href")
    page.get_by_role("grid").press("Shift+Enter")
    expect(page).to_have_url(re.compile(f"{link}$"))


def test_the_table_is_sorted_from_its_head(page_at):
    page = page_at("?sort=-score")
    head = page.get_by_role("columnheader", name="Score")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(page.locator(".grid-body .score").first).to_contain_text("+")
    head.get_by_role("button").press("Enter")
    expect(page.locator(".grid-body .score").first).to_contain_text("−")
    expect(head).to_have_attribute("aria-sort", "ascending")


@pytest.mark.parametrize("view", ["timeline", "where", "who", "what"])
def test_every_view_is_also_a_table_and_a_file(page_at, view):
    page = page_at()
    box = page.locator(f".panel.{view}")
    box.get_by_role("button", name="Show as table").click()
    rows = box.locator(".twin tbody tr")
    expect(rows.first).to_be_visible()
    with page.expect_download() as download:
        box.get_by_role("button", name="Save as file").click()
    saved = download.value.path().read_text("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(saved))
    assert len(head) == box.locator("thead th").count()
    assert min(len(lines), 500) == rows.count()


def test_the_events_themselves_leave_as_files(page_at):
    page = page_at("?actor=BWA&type=CONSULT")
    page.locator(".events .menu summary").click()
    expect(page.locator(".events .menu-box")).to_contain_text("with all that they say")
    for link in page.locator(".files a").all():
        answer = page.request.get(page.url.split("/?")[0] + link.get_attribute("href"))
        assert answer.ok, link.inner_text()
        assert len(answer.body()) > 500


def test_an_archive_without_events_says_how_to_add_some(app, tmp_path):
    dragoman.Archive(tmp_path / "new").add([])
    with serving(tmp_path / "new") as served:
        app.goto(served.url)
        expect(app.get_by_role("link", name="Add reports")).to_be_visible()
        assert axe_findings(app) == []


def test_an_empty_answer_says_what_to_drop(page_at, client):
    page = page_at("?actor=BWA&place=Nowhereville")
    expect(page.locator("h1.count")).to_have_text("0 events, told 0 times")
    without = page.get_by_role("button", name="Without Place: Nowhereville")
    found = told(client, actor="BWA")["events"]
    expect(page.locator(".nothing li").first).to_contain_text(f"{found} events")
    assert axe_findings(page) == []
    without.click()
    quiet(page)
    assert count(page) == found


def test_a_broken_link_is_told_in_the_words_of_the_server(page, server):
    page.goto(f"{server.url}/?since=yesterday")  # the browser complains of the 422
    expect(page.get_by_role("alert")).to_contain_text("write a day as 2024-03-05")
    expect(page.locator(".views")).to_be_hidden()
    page.get_by_role("button", name="Drop From yesterday").click()
    quiet(page)
    assert count(page) > 0
    expect(page.get_by_role("alert")).to_have_count(0)


def test_who_waits_is_told_what_for(app, server):
    held = []
    app.route("**/api/overview*", lambda route: held.append(route))
    app.goto(server.url)
    expect(app.locator(".range")).to_have_text("Counting …")
    for route in held:
        route.continue_()
    quiet(app)
    expect(app.locator(".range")).to_contain_text("from")


def test_single_keys_lead_to_the_parts_of_the_page(page_at):
    page = page_at()
    for key, role in (("d", "slider"), ("m", "application"), ("l", "grid")):
        page.keyboard.press(key)
        assert page.evaluate("() => document.activeElement.role") == role
    page.keyboard.press("/")
    page.keyboard.type("ceasefire d")  # letters that are typed lead nowhere
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"text=ceasefire\+d$"))


def test_pairs_stand_side_by_side(page_at):
    page = page_at("?compare=BWA>NAM&compare=NAM>BWA")
    charts = page.locator(".multiple")
    expect(charts).to_have_count(2)
    expect(charts.first).to_contain_text("Botswana → Namibia")
    page.get_by_text("Compare pairs").click()
    page.get_by_role("button", name="Drop Botswana → Namibia").click()
    expect(page.locator(".multiple")).to_have_count(1)
    assert axe_findings(page) == []


def test_time_is_replayed_by_hand_where_motion_is_reduced(page_at):
    page = page_at()
    every = count(page)
    page.get_by_role("button", name="Replay").click()
    bar = page.get_by_role("group", name="Replay")
    first = bar.locator("output").inner_text()
    bar.get_by_role("button", name="One step on").click()
    expect(bar.locator("output")).not_to_have_text(first)
    page.wait_for_timeout(1200)  # a beat, in which nothing moves by itself
    quiet(page)
    assert count(page) < every
    assert axe_findings(page) == []
    bar.get_by_role("button", name="End").click()
    expect(bar).to_be_hidden()
    quiet(page)
    assert count(page) == every


def test_a_link_is_kept_under_a_name(page_at):
    page = page_at("?type=PROTEST")
    page.get_by_text("Links", exact=True).click()
    page.get_by_label("Name", exact=True).fill("Marches")
    page.get_by_role("button", name="Save this view").click()
    page = page_at()
    page.get_by_text("Links", exact=True).click()
    page.get_by_role("link", name="Marches").click()
    expect(page).to_have_url(re.compile(r"\?type=PROTEST$"))


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_nothing_stands_in_anybodys_way(app, server, look, width):
    app.set_viewport_size({"width": width, "height": 844})
    app.emulate_media(color_scheme=look)
    app.goto(f"{server.url}/?min_sources=1")
    quiet(app)
    expect(app.locator(".grid-body .grid-row a").first).to_be_visible()
    assert axe_findings(app) == []
    assert app.evaluate("() => document.documentElement.scrollWidth") <= width


def test_words_of_reports_stay_words(app, tmp_path):
    archive = dragoman.Archive(tmp_path / "hostile")
    archive.add(
        [
            make_report(
                "Police in Nairobi arrested <b>12</b> protesters on Tuesday.",
                published="2024-03-06",
                source="<img src=x onerror=alert(1)>",
            )
        ]
    )
    with serving(tmp_path / "hostile") as served:
        app.goto(f"{served.url}/?text=<script>alert(1)</script>")
        quiet(app)
        expect(app.locator(".chip").first).to_contain_text("<script>")
        app.goto(served.url)
        quiet(app)
        app.get_by_text("More filters").click()
        app.get_by_role("combobox", name="Source", exact=True).click()
        expect(app.locator(".options [role='option']")).to_contain_text("<img src=x")
        assert app.locator("main img, main script").count() == 0
