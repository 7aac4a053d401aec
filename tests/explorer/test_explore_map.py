"""The map of the page of many events: moved by keys, by fingers, and while it waits."""

import re

from conftest import count, quiet
from playwright.sync_api import expect

CHOOSE = "async (asked) => (await import('/static/js/address.js')).choose(asked)"
FINER = re.compile(r"/api/overview\?.*box=")


def test_the_map_is_walked_by_keys_and_a_place_chosen(page_at):
    page = page_at()
    page.locator(".map").focus()
    for key in ("+", "+", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("#said")).to_contain_text("mean score")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("near=.*&within_km="))
    quiet(page)
    assert count(page) > 0


def test_who_moves_the_map_while_events_are_counted_keeps_its_finer_marks(page_at):
    page = page_at()
    held = []
    page.route(
        "**/api/overview*",
        lambda route: (
            route.continue_() if FINER.search(route.request.url) else held.append(route)
        ),
    )
    page.evaluate(CHOOSE, {"status": "happened"})
    page.locator(".map").focus()
    with page.expect_response(FINER):
        page.keyboard.press("+")
        page.keyboard.press("+")
    with page.expect_response(FINER):  # asked anew, after what was coarse is drawn
        held[0].continue_()


def test_two_fingers_enlarge_the_map(page_at):
    page = page_at()
    page.locator(".map").scroll_into_view_if_needed()
    box = page.locator(".map").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    hand = page.context.new_cdp_session(page)

    def touch(kind, *places):
        points = [{"x": x + at, "y": y, "id": n} for n, at in enumerate(places)]
        event = {"type": f"touch{kind}", "touchPoints": points}
        hand.send("Input.dispatchTouchEvent", event)

    with page.expect_response(FINER):
        touch("Start", -20, 20)
        for apart in (30, 50, 80):
            touch("Move", -apart, apart)
        touch("End")
    assert "near=" not in page.url  # and nothing is chosen
