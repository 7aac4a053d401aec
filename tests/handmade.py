"""Records made by hand, so that a test needs no model."""

from datetime import date

from dragoman.knowledge.codebook import load_codebook
from dragoman.records import (
    Actor,
    Circumstances,
    Event,
    Missing,
    Record,
    Relation,
    Span,
)
from dragoman.reports import make_report

DAY = date(2024, 3, 5)
BOOK = load_codebook()


def span(text, words):
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def actor(text, words, *, country=None, sector=None):
    code = " ".join(filter(None, (country, sector))) or None
    return Actor(
        name=words,
        country=country,
        sector=sector,
        role=None,
        entity=None,
        code=code,
        words=span(text, words),
        antecedent=None,
    )


def event(text, type_, trigger, **fields):
    plain = {
        "id": f"{type_}:{trigger}",
        "mode": None,
        "contexts": (),
        "cameo": "010",
        "quad": "verbal cooperation",
        "score": 0.0,
        "actors": (),
        "recipients": (),
        "dates": None,
        "place": None,
        "counts": (),
        "status": "happened",
        "according_to": None,
        "content": None,
        "topics": (),
        "why": (),
        "confidence": 0.5,
        "missing": Missing(),
        "coder": "test",
        "sentence": span(text, text),
    }
    return Event(type=type_, trigger=span(text, trigger), **{**plain, **fields})


def record(text, *events, given_id=None):
    report = make_report(text, published=DAY, given_id=given_id)
    return Record(report=report, events=events, statements=(), failure=None)


class FakeCoder:
    """Answers what a table says: text to events, pair of words to type.

    A type with a question mark is a guess.
    """

    def __init__(self, events=(), relations=()):
        self.events = dict(events)
        self.relations = dict(relations)

    def code_many(self, reports):
        for report in reports:
            yield Record(
                report=report,
                events=tuple(self.events.get(report.text, ())),
                statements=(),
                failure=None,
            )

    def circumstances(self, report, words):
        events = self.events.get(report.text, ())
        named = [
            next((e for e in events if e.trigger.overlaps(w)), None) for w in words
        ]
        return tuple(
            Circumstances(
                words=words,
                event=event,
                dates=event.dates if event else None,
                place=event.place if event else None,
            )
            for words, event in zip(words, named, strict=True)
        )

    def between(self, report, a, b):  # noqa: ARG002
        type_, guessed, _ = self.relations[a.text, b.text].partition("?")
        score = 0.05 if guessed else 0.8
        return Relation(
            type=type_,
            mode=None,
            cameo=BOOK.cameo(type_, None, None),
            status="happened",
            score=score,
            why=(),
        )
