"""What people come for, from the first page to the words that prove it."""

import re

from conftest import count, quiet
from playwright.sync_api import expect


def test_a_call_between_two_presidents_is_found_and_its_evidence_read(page_at):
    page = page_at()
    page.keyboard.press("/")
    page.keyboard.type("presidents telephone")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("text="))
    quiet(page)
    page.get_by_role("combobox", name="Actor", exact=True).focus()
    page.keyboard.type("Kenya")
    expect(page.get_by_role("option", name="Kenya").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("actor=KEN"))
    quiet(page)
    page.locator(".menu.field summary").click()
    page.get_by_role("checkbox", name="Consult").check()
    expect(page).to_have_url(re.compile("type=CONSULT"))
    quiet(page)
    assert count(page) > 0

    row = page.get_by_role("row").filter(has_text="5 Mar 2024")
    row.get_by_role("link").first.press("Enter")
    entry = page.locator(".entry.open")
    expect(entry.locator(".value").first).to_have_text("CONSULT")
    for number, state in enumerate(("Kenya", "Tanzania")):
        field = entry.locator(f"[data-path='actors.{number}']")
        expect(field).to_contain_text(state)
        field.locator(".quote").first.click()
        lit = page.locator("mark.chosen").first
        expect(lit).to_be_in_viewport()
        expect(lit).to_contain_text(state)
    text = page.locator(".reading > .card").first
    expect(text).to_contain_text("in a telephone call")
