"""Who knows the password comes in by the keyboard alone."""

import re

import pytest
from conftest import axe_findings, serving
from playwright.sync_api import expect

from dragoman.explorer.passwords import hashed

PASSWORD = "seven brown horses"


@pytest.fixture(scope="module")
def locked(coded):
    with serving(coded, password=hashed(PASSWORD)) as served:
        yield served


def test_the_password_opens_the_pages(page, locked):
    page.goto(f"{locked.url}/stories")
    expect(page).to_have_url(f"{locked.url}/login")
    field = page.get_by_label("Password")
    expect(field).to_be_focused()
    assert axe_findings(page) == []
    page.keyboard.type("seven brown cows")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("That is not the password.")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{locked.url}/")
    expect(page.get_by_role("navigation")).to_contain_text("Explore")


def test_who_is_forgotten_is_led_back_to_the_door(page, locked):
    page.goto(f"{locked.url}/login")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page).to_have_url(f"{locked.url}/")
    expect(page.get_by_role("navigation")).to_be_visible()
    page.wait_for_load_state("networkidle")  # what asks later is led away by itself
    page.context.clear_cookies()
    page.get_by_role("link", name="Statements").click()
    expect(page).to_have_url(re.compile("/login$"))
