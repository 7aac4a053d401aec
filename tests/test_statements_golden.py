"""The statements of our own reports, all fields, as a person has read them.

After a change, `pytest tests/test_statements_golden.py --update-golden` writes them
anew, and what changed is read before it is kept.
"""

from pathlib import Path

import pytest

from dragoman import make_report
from dragoman.evaluation.marked_quotes import read_marked_quotes

HERE = Path(__file__).parent
REPORTS = read_marked_quotes(HERE / "gold" / "statements.txt")
PUBLISHED = "2024-03-06"


def named(actors):
    return " + ".join(f"{actor.name} [{actor.code or '-'}]" for actor in actors) or "-"


def one_line(text):
    return " / ".join(text.split("\n\n"))


def shown(statement, acts):
    """A statement, its fields that say something on lines of their own."""
    yield f"{named(statement.speakers)} | {statement.cue.text}"
    yield f"    {statement.quoted}: {one_line(statement.content.text)}"
    fields = {
        "to": statement.addressee and named([statement.addressee]),
        "topics": ", ".join(statement.topics),
        "about": ", ".join(statement.about),
        "stance": statement.target
        and f"{statement.stance} {one_line(statement.target.text)}",
        "events": ", ".join(acts[event] for event in statement.events),
        "occasion": statement.occasion and acts[statement.occasion],
    }
    yield from (f"    {name}: {value}" for name, value in fields.items() if value)


def told(record):
    """The statements of a report, and its events with who tells them."""
    acts = {e.id: f"{e.type} ({e.trigger.text})" for e in record.events}
    for statement in record.statements:
        yield from shown(statement, acts)
    for event in record.events:
        teller = named([event.according_to]) if event.according_to else "the report"
        yield f"  event {acts[event.id]}, {event.status}, according to {teller}"
        for count in event.counts:
            giver = count.according_to.text if count.according_to else "the report"
            yield f"    {count.kind} {count.words.text}, according to {giver}"


def test_there_are_fifty_reports():
    assert len(REPORTS) >= 50


@pytest.mark.parametrize("part", range(0, len(REPORTS), 10))
def test_the_statements_of_our_reports_stay_as_they_were_read(coder, golden, part):
    lines = []
    for report in REPORTS[part : part + 10]:
        lines.append(f"## {report.id}")
        record = coder.code(make_report(report.text, published=PUBLISHED))
        lines += told(record)
    golden(
        HERE / "golden" / f"statements-{part // 10 + 1}.txt", "\n".join(lines) + "\n"
    )
