"""Events are judged on the page: by keyboard alone, by words, and by two reviewers."""

import json

import pytest
from conftest import axe_findings, serving
from playwright.sync_api import expect
from typer.testing import CliRunner

import dragoman
from dragoman.cli import app as commands
from dragoman.reviews import Reviews


@pytest.fixture
def served(own):
    with serving(own) as found:
        yield found


@pytest.fixture
def review(app, served):
    """The page of reviews under somebody's name."""

    def begin(name, address="/review"):
        app.add_init_script(f"localStorage.setItem('dragoman.reviewer', '{name}')")
        app.goto(served.url + address)
        expect(app.locator(".judged")).to_be_visible()
        return app

    return begin


def values(page, field):
    return page.locator(f".judged > li[data-field={field}] .value")


def kept(page, words):
    expect(page.locator("#said")).to_contain_text(words)


def test_a_wrong_recipient_is_corrected_by_keys_alone_and_leaves_so(app, served, own):
    app.goto(served.url + "/review?type=PROTEST")
    expect(app.get_by_role("textbox", name="Your name")).to_be_focused()
    app.keyboard.type("Ann")
    app.keyboard.press("Enter")
    title = app.locator(".review-head h2")
    expect(title).to_be_visible()
    id_ = title.get_by_role("link").get_attribute("href").partition("event=")[2]
    (event,) = dragoman.Archive(own).events(id=id_)
    word = event.sentence.text.split()[-2]

    app.keyboard.press("5")
    editor = app.locator("li[data-field=recipients] form")
    expect(editor).to_be_visible()
    if not editor.get_by_role("textbox", name="words in the report").count():
        editor.get_by_role("button", name="+ somebody else").focus()
        app.keyboard.press("Enter")
    words = editor.get_by_role("textbox", name="words in the report").first
    words.focus()
    app.keyboard.press("Control+a")
    app.keyboard.type("no such words")
    app.keyboard.press("Enter")
    expect(editor.get_by_role("alert")).to_contain_text("does not stand in the report")
    app.keyboard.press("Control+a")
    app.keyboard.type(word)
    app.keyboard.press("Tab")
    app.keyboard.press("Control+a")
    app.keyboard.type("Zeta Guild")
    app.keyboard.press("Tab")
    app.keyboard.press("Control+a")
    app.keyboard.type("Kenya")
    app.keyboard.press("Enter")
    expect(values(app, "recipients").locator("ins")).to_contain_text("Zeta Guild [KEN")
    app.keyboard.press("a")
    kept(app, "Corrections kept")

    asked = ["export", str(own), "--as", "plover", "--any-status"]
    without = CliRunner().invoke(commands, asked)
    assert "Zeta Guild" not in without.stdout
    found = CliRunner().invoke(commands, [*asked, "--reviewed"])
    assert found.exit_code == 0, found.output
    assert "Zeta Guild" in found.stdout
    rows = CliRunner().invoke(commands, ["reviews", "export", str(own)]).stdout
    (judged,) = json.loads(rows)["judged"]
    assert judged["event"]["recipients"][0]["country"] == "KEN"


def test_deciding_skipping_and_undoing_lead_to_the_next_event(review, own):
    page = review("Ann", "/review?line=random")
    first = page.locator(".passage").inner_text()
    page.keyboard.press("x")
    expect(page.locator(".passage")).not_to_have_text(first, use_inner_text=True)
    kept(page, "Kept as no event")
    second = page.locator(".passage").inner_text()
    page.keyboard.press("s")
    kept(page, "Left for later")
    page.keyboard.press("u")
    expect(page.locator(".passage")).to_have_text(first, use_inner_text=True)
    assert second != first
    decisions = Reviews(dragoman.Archive(own)).decisions()
    assert [one.answer for one in decisions] == ["wrong", "undone"]


def test_a_missed_event_is_added_at_selected_words(review, own):
    page = review("Ann")
    page.evaluate(
        """() => {
          const piece = [...document.querySelectorAll(".passage .piece")]
            .find((one) => one.textContent.length > 30);
          const words = [...piece.childNodes].find((one) => one.nodeType === 3);
          getSelection().setBaseAndExtent(words, 3, words, 12);
        }"""
    )
    expect(page.locator(".selection")).to_be_visible()
    told = page.locator(".selection .quoted").inner_text().strip("“”")
    page.keyboard.press("m")
    page.get_by_role("combobox", name="type").select_option("PROTEST")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.get_by_role("button", name="Add this event").click()
    kept(page, "Event added")
    (added,) = [one for one in Reviews(dragoman.Archive(own)).all() if not one.machine]
    assert (added.now.type, added.now.trigger.text) == ("PROTEST", told)
    text = next(iter(dragoman.Archive(own).reports(id=added.report))).text
    around = text[added.now.trigger.start - 1], text[added.now.trigger.end]
    assert not any(map(str.isalnum, around))  # no word is cut


def test_a_second_reviewer_is_told_nothing_and_figures_tell_kappa(review, served):
    page = review("Ann", "/review?line=random")
    for key in "axa":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
    kept(page, "Kept as right")
    page.evaluate("() => localStorage.setItem('dragoman.reviewer', 'Bob')")
    page.add_init_script("localStorage.setItem('dragoman.reviewer', 'Bob')")
    page.goto(served.url + "/review?line=second")
    expect(page.locator(".progress")).to_contain_text("3 events wait")
    expect(page.locator("#main")).not_to_contain_text("Ann")
    for _ in range(3):
        page.keyboard.press("a")
        page.wait_for_timeout(150)
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()

    page.goto(served.url + "/review?show=figures")
    row = page.get_by_role("row", name="is such an event").last
    expect(row).to_contain_text("67%")
    expect(
        page.get_by_role("columnheader", name="kappa of Ann and Bob")
    ).to_be_visible()
    assert axe_findings(page) == []

    page.goto(served.url + "/review?line=disputed")
    take = page.get_by_role("button", name="Take what Ann says")
    expect(take).to_be_visible()
    assert axe_findings(page) == []
    take.click()
    kept(page, "Kept as no event")
    expect(page.get_by_role("heading", name="Nothing waits")).to_be_visible()


def test_a_report_shows_both_tellings_and_leads_to_the_review(review, served, own):
    page = review("Ann")
    link = page.locator(".review-head a")
    id_ = link.get_attribute("href").partition("event=")[2]
    page.keyboard.press("x")
    kept(page, "Kept as no event")
    report = Reviews(dragoman.Archive(own)).decisions()[0].report
    page.goto(f"{served.url}/report/{report}?event={id_}")
    told = page.locator(f"#body-{id_} .review-told")
    expect(told).to_contain_text("Reviewed by Ann: no such event")
    expect(page.locator(f"#entry-{id_} .entry-head")).to_contain_text("no such event")
    assert axe_findings(page) == []
    page.locator(f"#body-{id_}").get_by_role("link", name="Review this event").click()
    expect(page.locator(".review-head a")).to_have_attribute(
        "href", f"/report/{report}?event={id_}"
    )


@pytest.mark.parametrize("look", ["light", "dark"])
def test_no_fault_of_access_with_an_editor_open(review, look):
    page = review("Ann")
    page.emulate_media(color_scheme=look)
    for field in ("5", "6", "7", "8", "1"):
        page.keyboard.press(field)
        expect(page.locator(".editor")).to_be_visible()
        assert axe_findings(page) == []
        page.keyboard.press("Escape")


def test_the_page_fits_a_telephone(review):
    page = review("Ann")
    page.set_viewport_size({"width": 360, "height": 740})
    page.keyboard.press("4")
    wide = "() => document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0


def test_what_cannot_be_kept_comes_back(page, served):
    # Not `app`: what the browser says of the lost connection is meant here.
    page.add_init_script("localStorage.setItem('dragoman.reviewer', 'Ann')")
    page.goto(served.url + "/review")
    expect(page.locator(".judged")).to_be_visible()
    first = page.locator(".passage").inner_text()
    page.route("**/api/review", lambda route: route.abort())
    page.keyboard.press("x")
    expect(page.locator(".bench-whole > .trouble")).to_contain_text("was not kept")
    expect(page.locator(".passage")).to_have_text(first, use_inner_text=True)


def test_what_cannot_be_taken_back_is_told_as_such(page, served):
    # Not `app`: what the browser says of the lost connection is meant here.
    page.add_init_script("localStorage.setItem('dragoman.reviewer', 'Ann')")
    page.goto(served.url + "/review")
    expect(page.locator(".judged")).to_be_visible()
    page.route("**/api/review/undo", lambda route: route.abort())
    page.keyboard.press("u")
    trouble = page.locator(".bench-whole > .trouble")
    expect(trouble).to_contain_text("could not be taken back")
    expect(page.locator("#said")).not_to_contain_text("nothing")
