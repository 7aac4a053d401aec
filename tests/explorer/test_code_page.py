"""A text is pasted into the page and read at once."""

import csv
import io
import json

import pytest
from conftest import axe_findings
from playwright.sync_api import expect

LOADING = 60_000  # milliseconds until the coder is loaded, on a busy machine
TEXT = (
    "<script>document.title = 'taken'</script> Police in Nairobi arrested 12"
    " protesters on Tuesday. \U0001f600 The minister struck a pose."
)


@pytest.fixture
def page(app, server):
    app.goto(f"{server.url}/code")
    expect(app.get_by_role("textbox", name="Text", exact=True)).to_be_focused()
    return app


def test_a_text_is_typed_coded_and_changed_by_keyboard_alone(page):
    page.keyboard.insert_text(TEXT)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".entry.event")).to_have_count(1, timeout=LOADING)
    expect(page.locator(".entry.event .entry-what")).to_have_text("COERCE arrest")
    expect(page.locator("#said")).to_contain_text("1 event and")
    expect(page.locator("mark.piece", has_text="arrested").first).to_be_visible()
    expect(page.locator(".passed")).to_contain_text("The minister struck a pose.")
    assert page.title() == "Code a text · Dragoman"
    # Whoever goes on typing sees the text read anew, and stays where they are.
    page.keyboard.insert_text(" Peru sued Chile.")
    expect(page.locator(".entry.event")).to_have_count(2)
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_be_focused()


def test_an_example_is_coded_saved_and_free_of_axe_findings(page):
    page.get_by_role("button", name="a march").click()
    expect(page.locator(".entry.event").first).to_be_visible(timeout=LOADING)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as JSON").click()
    record = json.loads(saved.value.path().read_text("utf-8"))
    assert record["report"]["source"] == "Savanna Press"
    assert {"PROTEST", "COERCE"} <= {event["type"] for event in record["events"]}
    assert axe_findings(page) == []


def test_what_was_read_and_what_was_not_are_tables_too(page):
    page.get_by_role("button", name="an attack").click()
    expect(page.locator(".entry.event").first).to_be_visible(timeout=LOADING)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save the events as a table").click()
    head, *rows = csv.reader(io.StringIO(saved.value.path().read_text("utf-8-sig")))
    assert len(rows) == page.locator(".entry.event").count()
    assert "2025-02-19" in {row[head.index("First day")] for row in rows}
    box = page.locator(".passed")
    box.get_by_role("button", name="Show as table").click()
    expect(box.get_by_role("columnheader")).to_have_text(
        ["Sentence", "Events", "Word", "Why it gave none"]
    )
    expect(box).to_contain_text("responsibility")
    assert axe_findings(page) == []


def test_a_file_is_read_and_what_is_no_text_is_refused(page, tmp_path):
    (tmp_path / "news.txt").write_text("Peru sued Chile on Monday.", "utf-8")
    (tmp_path / "news.zip").write_bytes(b"PK\x03\x04\x00\x00")
    chooser = page.get_by_label("Or choose a text file")
    chooser.set_input_files(tmp_path / "news.txt")
    expect(page.locator(".entry.event")).to_have_count(1)
    chooser.set_input_files(tmp_path / "news.zip")
    expect(page.get_by_role("alert")).to_contain_text("not plain text")


def test_what_was_typed_is_there_when_one_comes_back(page):
    page.keyboard.insert_text(TEXT)
    page.get_by_role("link", name="Jobs").click()
    page.get_by_role("link", name="Code a text").click()
    expect(page.get_by_role("textbox", name="Text", exact=True)).to_have_value(TEXT)
