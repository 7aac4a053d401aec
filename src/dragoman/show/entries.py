"""What a list shows of an event, story, statement, report or failure.

Each gives an `Entry`: a few short cells, one long one, and the words that prove it.
`listing` lays entries out for the width of a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rich.text import Text

from dragoman.records import (
    Actor,
    Dates,
    Failure,
    Place,
    Report,
    Span,
    Statement,
    Story,
    Telling,
)
from dragoman.show.columns import counted
from dragoman.show.records import COLOURS
from dragoman.show.words import party, plain

ID: Final = 10
"""So many digits of an id are shown: enough for a billion pairs to differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing of a list.

    Attributes:
        cells: Short values, one for each column.
        main: The longest value, such as who acts on whom.
        proof: The words of the report, or what stands for them.
        mark: Where in `proof` what matters is: it is always shown.
        source: Who printed it and when; shown where there is room.
    """

    cells: tuple[Text, ...]
    main: Text
    proof: Text
    source: str = ""
    mark: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """How a kind of thing is listed.

    Attributes:
        cells: Name and width of each short column.
        main: The name of the long one.
        entry: Makes an entry.
    """

    cells: tuple[tuple[str, int], ...]
    main: str
    entry: Callable[[Any], Entry]


def event_entry(telling: Telling) -> Entry:
    """An event: its sentence is the proof."""
    event, report = telling.event, telling.report
    proof, mark = quote(event.sentence, event.trigger)
    source = " · ".join(
        plain(str(fact)) for fact in (report.source, report.published) if fact
    )
    if telling.story and telling.story.sources > 1:
        source = f"{source} · {telling.story.sources} sources"
    counts = "; ".join(map(counted, event.counts))
    return Entry(
        cells=(
            Text(event.id[:ID], "dim"),
            day(event.dates),
            what(event.type, event.mode, event.quad),
            Text(event.status),
            where(event.place),
        ),
        main=parties(event.actors, event.recipients, after=counts),
        proof=proof,
        source=source,
        mark=mark,
    )


def story_entry(story: Story) -> Entry:
    """A story: in what its tellings differ stands for the proof."""
    told = (
        f"{_number(len(story.reports), 'report')}, {_number(story.sources, 'source')}"
    )
    counts = "; ".join(map(counted, story.counts))
    differ = "; ".join(
        f"{agreement.field}: "
        + " / ".join(f"{plain(v.value)} ({v.sources})" for v in agreement.voices)
        for agreement in story.agreements
        if agreement.conflict
    )
    return Entry(
        cells=(
            Text(story.id[:ID], "dim"),
            day(story.dates),
            what(story.type, story.mode, None),
            Text(story.status),
            where(story.place),
        ),
        main=parties(story.actors, story.recipients, after=counts),
        proof=Text(f"{told}; they differ in {differ}" if differ else told, "dim"),
    )


def statement_entry(told: tuple[date | None, str | None, Statement]) -> Entry:
    """A statement, when it was printed and by whom: what is said is the proof."""
    published, source, statement = told
    stance = " ".join(
        plain(part)
        for part in (
            statement.stance or "",
            statement.target.text if statement.target else "",
        )
        if part
    )
    speakers = " and ".join(map(party, statement.speakers)) or "not said by whom"
    return Entry(
        cells=(
            Text(statement.id[:ID], "dim"),
            Text(published.isoformat() if published else "–"),
            Text(plain(", ".join(statement.topics)) or "–"),
            Text(stance),
        ),
        main=Text(f"{speakers}: {plain(statement.cue.text)}"),
        proof=Text(f"“{plain(statement.content.text)}”", "italic"),
        source=plain(source or ""),
    )


def report_entry(report: Report) -> Entry:
    """A report: its first words, or its address."""
    return Entry(
        cells=(
            Text(report.id[:ID], "dim"),
            Text(report.published.isoformat() if report.published else "–"),
            Text(report.language),
            Text(plain(report.source or "–")),
        ),
        main=Text(plain(report.title or report.text[:200]), "bold"),
        proof=Text(plain(_body(report)[:300]), "dim"),
        source=plain(report.url or ""),
    )


def _body(report: Report) -> str:
    """The text without headline, dateline and the like."""
    pieces, at = [], 0
    for furniture in sorted(report.furniture, key=lambda each: each.words.start):
        pieces.append(report.text[at : furniture.words.start])
        at = max(at, furniture.words.end)
    return "".join((*pieces, report.text[at:])) or report.text


def failure_entry(failure: Failure) -> Entry:
    """A failure: what to do about it stands below."""
    line = f":{failure.line}" if failure.line is not None else ""
    return Entry(
        cells=(Text(failure.room),),
        main=Text(plain(f"{failure.source}{line}: {failure.reason}"), "red"),
        proof=Text(plain(failure.remedy), "dim"),
    )


_HAPPENING: Final = (("id", ID), ("day", 11), ("what", 18), ("status", 11))
LISTS: Final[dict[str, Columns]] = {
    "events": Columns(
        cells=(*_HAPPENING, ("where", 22)), main="who → whom", entry=event_entry
    ),
    "stories": Columns(
        cells=(*_HAPPENING, ("where", 22)), main="who → whom", entry=story_entry
    ),
    "statements": Columns(
        cells=(("id", ID), ("published", 10), ("topics", 24), ("stance", 26)),
        main="who",
        entry=statement_entry,
    ),
    "reports": Columns(
        cells=(("id", ID), ("published", 10), ("in", 2), ("source", 24)),
        main="title",
        entry=report_entry,
    ),
    "failures": Columns(
        cells=(("room", 10),), main="what was found", entry=failure_entry
    ),
}
"""How the rows of each table are listed."""


def quote(sentence: Span, trigger: Span) -> tuple[Text, tuple[int, int]]:
    """A sentence in quotes, its trigger in bold, and where that stands."""
    at = trigger.start - sentence.start
    before, after = sentence.text[:at], sentence.text[at + len(trigger.text) :]
    head = f"“{plain(f'{before}|')[:-1]}"
    named = plain(f"|{trigger.text}|")[1:-1]
    text = Text(style="italic").append(head).append(named, "bold")
    text.append(f"{plain(f'|{after}')[1:]}”")
    return text, (len(head), len(head) + len(named))


def day(dates: Dates | None) -> Text:
    """The day in a short form: "2024-03-05", "2024-03", "2024-03-05…" for several.

    Days that the text does not say are dim.
    """
    if dates is None:
        return Text("–", "dim")
    lengths = {"month": 7, "year": 4}
    shown = dates.first.isoformat()[: lengths.get(dates.precision, 10)]
    more = "…" if dates.precision not in lengths and dates.first != dates.last else ""
    return Text(shown + more, "" if dates.basis == "said" else "dim")


def what(type_: str, mode: str | None, quad: str | None) -> Text:
    """The type in the colour of its class, and the mode."""
    return Text(f"{type_} {mode or ''}".rstrip(), f"bold {COLOURS.get(quad or '', '')}")


def where(place: Place | None) -> Text:
    """The name of a place and its country."""
    if place is None:
        return Text("–", "dim")
    return Text(plain(", ".join(filter(None, (place.name, place.country)))))


def parties(actors: Iterable[Actor], recipients: Iterable[Actor], after: str) -> Text:
    """Who acts on whom, and how many it hit."""
    sides = [", ".join(map(party, side)) for side in (actors, recipients)]
    text = Text(
        " → ".join((sides[0] or "?", sides[1])) if sides[1] else sides[0] or "?"
    )
    return text.append(f"  {after}", "bold") if after else text


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
