"""Files are added through the page, with progress, and what failed is listed."""

import json

import pytest
from conftest import axe_findings, serving
from playwright.sync_api import expect

import dragoman

EACH = 20  # reports in a file
HOSTILE = "<img src=x onerror=alert(1)>.jsonl"


@pytest.fixture
def files(tmp_path):
    good = {"text": "Peru sued Chile on Monday.", "date": "2024-03-05"}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.jsonl").write_text(json.dumps(good), "utf-8")
    (tmp_path / "in" / HOSTILE).write_text('{"text": 3}', "utf-8")
    return sorted((tmp_path / "in").iterdir())


def test_files_are_added_and_what_failed_is_listed(app, own, files):
    with serving(own) as served:
        app.goto(f"{served.url}/jobs")
        app.get_by_label("Choose files").set_input_files(files)
        expect(app.locator(".file-name").nth(0)).to_have_text(HOSTILE)
        app.get_by_role("textbox", name="Name of the job").fill("The Andes")
        app.get_by_role("button", name="Add them").click()
        card = app.get_by_role("article").filter(has_text="The Andes")
        expect(card.get_by_text("done", exact=True)).to_be_visible(timeout=60_000)
        expect(card).to_contain_text("1 thing could not be read")
        card.locator("summary").click()
        expect(card.get_by_role("table")).to_contain_text("line 1")
        assert axe_findings(app) == []
        card.get_by_role("button", name="Remove").click()
        assert axe_findings(app) == []
        app.get_by_role("dialog").get_by_role("button", name="Remove").click()
        expect(app.get_by_text("No files were added on this page yet.")).to_be_visible()


@pytest.fixture
def long(tmp_path):
    """Files that take some seconds to code."""
    (tmp_path / "long").mkdir()
    for file in range(4):
        rows = (
            {"text": "\n".join(news(file, row)), "date": "2024-03-05"}
            for row in range(EACH)
        )
        words = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / "long" / f"{file}.jsonl").write_text(words, "utf-8")
    return sorted((tmp_path / "long").iterdir())


def news(file, row):
    for part in range(15):
        number = 1000 * file + 20 * row + part + 3
        yield (
            f"Police in Arequipa arrested {number} protesters on Monday after Peru's"
            " foreign minister met her Chilean counterpart in Lima, officials said."
        )


def test_a_job_is_stopped_and_resumed_and_everything_is_in_once(app, own, long):
    archive = dragoman.Archive(own)
    before, wanted = archive.reports().count(), EACH * len(long)
    with serving(own) as served:
        app.goto(f"{served.url}/jobs")
        app.get_by_label("Choose files").set_input_files(long)
        app.get_by_role("textbox", name="Name of the job").fill("The Andes")
        app.get_by_role("button", name="Add them").click()
        card = app.get_by_role("article").filter(has_text="The Andes")

        def figure(name):
            return card.locator(".job-figures div").filter(has_text=name).locator("dd")

        expect(figure("reports read")).not_to_have_text("0", timeout=60_000)
        card.get_by_role("button", name="Stop").click()
        state = card.locator("header .badge")
        expect(state).to_have_text("stopped", timeout=60_000)
        expect(card).to_contain_text("You stopped it.")
        expect(card.get_by_role("button", name="Stop")).to_be_hidden()
        there = int(figure("new in the archive").inner_text())
        assert there < wanted
        assert archive.reports().count() == before + there
        assert axe_findings(app) == []
        app.reload()  # the server keeps it, not the page
        expect(state).to_have_text("stopped")
        card.get_by_role("button", name="Resume").click()
        expect(state).to_have_text("done", timeout=120_000)
        expect(figure("reports read")).to_have_text(str(wanted))
        expect(figure("new in the archive")).to_have_text(str(wanted - there))
        expect(figure("there already")).to_have_text(str(there))
    ids = [report.id for report in archive.reports()]
    assert len(ids) == len(set(ids)) == before + wanted
    events = [event.id for event in archive.events(since="2024-03-01", actor="PER")]
    assert len(events) == len(set(events)) >= wanted
    assert archive.failures().count() == 0


def test_without_leave_to_write_there_is_no_page_of_jobs(app, coded):
    with serving(coded, read_only=True) as served:
        app.goto(f"{served.url}/code")
        expect(app.get_by_role("link", name="Code a text")).to_be_visible()
        expect(app.get_by_role("link", name="Jobs")).to_have_count(0)


def test_who_leaves_need_not_wait_for_what_was_asked(app, own):
    with serving(own) as server:
        app.route("**/api/jobs", lambda _: None)  # is never answered
        app.goto(f"{server.url}/jobs")
        expect(app.locator(".jobs-page")).to_be_attached()
        app.keyboard.press("g")
        app.keyboard.press("s")
        expect(app.locator(".stories h1")).not_to_be_empty()
