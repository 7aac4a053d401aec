"""Who goes on before a page is there sees nothing of it, and none of its keys act."""

import pytest
from conftest import serving
from playwright.sync_api import expect

import dragoman

GO = """([event, address]) => {
  history.pushState(null, "", address);
  dispatchEvent(new Event(event));
}"""
DRAWN = "() => new Promise((done) => setTimeout(() => requestAnimationFrame(done), 50))"


@pytest.fixture
def held(app):
    """Hold back the answers of some addresses; what it gives lets them go."""

    def hold(pattern):
        waiting = []
        app.route(pattern, lambda route: waiting.append(route))

        def release():
            with app.expect_response(pattern):
                for route in waiting:
                    route.continue_()
            app.evaluate(DRAWN)

        return release

    return hold


def under(page, name):
    """Begin the page of reviews under somebody's name."""
    page.add_init_script(f"localStorage.setItem('dragoman.reviewer', '{name}')")


def test_a_late_report_paints_nothing_into_the_next_page(app, server, coded, held):
    report = next(iter(dragoman.Archive(coded).reports())).id
    app.goto(f"{server.url}/stories")
    expect(app.locator(".line").first).to_be_visible()
    release = held("**/api/report/*")
    with app.expect_request("**/api/report/*"):
        app.evaluate(GO, ["page", f"/report/{report}"])
    app.get_by_role("link", name="Code a text", exact=True).click()
    expect(app.locator(".code-form")).to_be_visible()
    title = app.title()
    release()
    expect(app.locator(".report-head")).to_have_count(0)
    expect(app.locator("main > *")).to_have_count(1)
    assert app.title() == title


def test_late_figures_do_not_cover_what_is_judged(app, own, held):
    with serving(own) as served:
        under(app, "Ann")
        release = held("**/api/review/agreement*")
        with app.expect_request("**/api/review/agreement*"):
            app.goto(f"{served.url}/review?show=figures")
        app.evaluate(GO, ["address", "/review"])
        expect(app.locator(".judged")).to_be_visible()
        release()
        expect(app.locator(".judged")).to_be_visible()


def test_what_cannot_be_fetched_is_told_and_leaves_no_keys(page, server):
    # Not `app`: what the browser says of the lost connection is meant here.
    faults = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    under(page, "Ann")
    page.route("**/api/review/queue*", lambda route: route.abort())
    page.goto(f"{server.url}/review")
    expect(page.get_by_role("alert")).to_be_visible()
    page.keyboard.press("?")
    keys = page.locator("dialog.keys")
    expect(keys).to_contain_text("g")
    expect(keys.locator("kbd").get_by_text("x", exact=True)).to_have_count(0)
    page.keyboard.press("Escape")
    page.unroute("**/api/review/queue*")
    page.evaluate(GO, ["address", "/review?line=random"])
    expect(page.locator(".judged")).to_be_visible()
    assert faults == []
