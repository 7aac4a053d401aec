"""How long the page of many events takes in a browser, from question to drawing.

    python bench/explorer_page.py ARCHIVE [--rounds 5] [--json]

A first visit starts with an empty cache. A filter is changed as a reader would, to one
actor after the other, the server having answered none of these before; what counts is
the time until all views are drawn. Chromium must be installed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import msgspec
from browsing import browser, serving
from playwright.sync_api import Browser, Page

from dragoman.archive import Archive
from dragoman.records.report import Frozen

ROW = ".grid-body .grid-row a"
# Ends when the last question is answered and drawn.
ANSWERED = """async (actor) => {
  const {choose} = await import("/static/js/address.js");
  const begun = performance.now();
  choose({actor});
  const busy = () => document.querySelector("main [aria-busy]");
  while (busy()) await new Promise((done) => setTimeout(done));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begun;
}"""
TOP = """async () => {
  const {get} = await import("/static/js/api.js");
  return (await get("facets")).actor.map(({value}) => value);
}"""


class Measured(Frozen, frozen=True, kw_only=True):
    """What was measured; times are medians in milliseconds.

    Attributes:
        events: How many events the archive has.
        kilobytes: What a first visit carries over the wire.
        requests: In how many requests.
        visit_ms: From the address to the last view drawn, with an empty cache.
        filter_ms: From another actor to all views drawn.
        end_ms: From the key End to the last row of the table.
    """

    events: int
    kilobytes: float
    requests: int
    visit_ms: float
    filter_ms: float
    end_ms: float


def measured(browser: Browser, address: str, rounds: int) -> Measured:
    """Visit the page some times."""
    visit(browser, address)[0].close()  # the server makes its copy of the events
    visits, carried = [], []
    for _ in range(rounds):
        page, ms, carried = visit(browser, address)
        visits.append(ms)
        page.close()
    page, _, _ = visit(browser, address)
    actors = page.evaluate(TOP)[: rounds + 1]
    filters = [page.evaluate(ANSWERED, actor) for actor in actors]
    page.evaluate(ANSWERED, None)
    return Measured(
        events=int(page.locator(".grid").get_attribute("aria-rowcount") or 1) - 1,
        kilobytes=round(sum(carried) / 1000, 1),
        requests=len(carried),
        visit_ms=round(median(visits)),
        filter_ms=round(median(filters[1:])),
        end_ms=round(median(to_the_end(page) for _ in range(rounds))),
    )


def visit(browser: Browser, address: str) -> tuple[Page, float, list[int]]:
    """Open the page with an empty cache: it, the time, and the bytes of each answer."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    carried: list[int] = []
    page.on(
        "requestfinished",
        lambda request: carried.append(request.sizes()["responseBodySize"]),
    )
    begun = perf_counter()
    page.goto(address)
    page.wait_for_selector(ROW)
    page.wait_for_function("() => !document.querySelector('main [aria-busy]')")
    ms = (perf_counter() - begun) * 1000
    page.wait_for_timeout(300)
    return page, ms, carried


def to_the_end(page: Page) -> float:
    """From the first row to the last."""
    page.locator(".grid").press("Home")
    page.wait_for_selector(".grid-row[aria-rowindex='2'] a")
    last = page.locator(".grid").get_attribute("aria-rowcount")
    begun = perf_counter()
    page.locator(".grid").press("End")
    page.wait_for_selector(f".grid-row[aria-rowindex='{last}'] a")
    return (perf_counter() - begun) * 1000


def main() -> None:
    """Read options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("archive", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    with serving(Archive(chosen.archive)) as address, browser() as chromium:
        found = measured(chromium, address, chosen.rounds)
    if chosen.json:
        sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
        return
    sys.stdout.write(
        f"{found.events:,} events\n"
        f"first visit: {found.visit_ms:,.0f} ms, {found.kilobytes:,.1f} kB"
        f" in {found.requests} requests\n"
        f"another actor: {found.filter_ms:,.0f} ms\n"
        f"end of the table: {found.end_ms:,.0f} ms\n"
    )


if __name__ == "__main__":
    main()
