"""Draw the pictures of the pages for the manual: `make screenshots`.

Our sample crisis is coded into an archive, served, and looked at in Chromium, which
must be installed. The pictures go into `docs/pictures`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from browsing import browser, serving
from playwright.sync_api import Page

import dragoman
from dragoman.archive.found import Order

ROOT: Final = Path(__file__).resolve().parents[1]
CRISIS: Final = ROOT / "examples" / "crisis"
PICTURES: Final = ROOT / "docs" / "pictures"
SIZE: Final = {"width": 1440, "height": 900}
PHONE: Final = {"width": 390, "height": 844}
SENTENCE: Final = (
    "Peru's foreign minister telephoned her Chilean counterpart on Monday and accused"
    " fishermen of cutting a cable near Tacna. Three sailors were hurt, the navy said."
)


def main() -> None:
    """Code, serve, look."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        archive = dragoman.Archive(Path(folder) / "crisis")
        archive.add(dragoman.read(str(CRISIS)))
        with serving(archive) as address, browser() as chromium:
            for name, (path, prepare, look) in pages(archive).items():
                context = chromium.new_context(
                    viewport=PHONE if look == "phone" else SIZE,
                    color_scheme="dark" if look == "dark" else "light",
                    reduced_motion="reduce",
                    locale="en-GB",
                )
                page = context.new_page()
                page.goto(address + path)
                page.wait_for_load_state("networkidle")
                prepare(page)
                page.wait_for_timeout(500)
                page.screenshot(path=PICTURES / f"{name}.png")
                context.close()


Prepare = Callable[[Page], None]


def pages(archive: dragoman.Archive) -> dict[str, tuple[str, Prepare, str]]:
    """What to draw: the name, the address, what to do first, and the look."""
    story = next(iter(archive.stories(order=Order(sort="-sources", limit=1))))
    report = story.reports[0]
    return {
        "explore": ("/", as_it_is, "light"),
        "explore-dark": ("/?either=NAM", as_it_is, "dark"),
        "report": (f"/report/{report}", open_first, "light"),
        "report-phone": (f"/report/{report}", as_it_is, "phone"),
        "story": (f"/story/{story.id}", as_it_is, "light"),
        "statements": ("/statements?speaker=Namibia", as_it_is, "light"),
        "code": ("/code", code, "light"),
        "review": ("/review", begin_review, "light"),
    }


def as_it_is(_: Page) -> None:
    """Look at it as it is."""


def open_first(page: Page) -> None:
    """Open the first event of a report."""
    page.keyboard.press("j")


def code(page: Page) -> None:
    """Have a text coded."""
    page.get_by_role("textbox", name="Text").fill(SENTENCE)
    page.get_by_label("Day it appeared").fill("2025-03-04")
    page.keyboard.press("Control+Enter")
    page.get_by_text("CONSULT").first.wait_for()


def begin_review(page: Page) -> None:
    """Say who reviews."""
    page.get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("heading", name="Who reviews?").wait_for(state="detached")


if __name__ == "__main__":
    main()
