"""Task `templates`: what a report on terrorism tells, as a few filled-in forms.

A line is `{"id", "date", "text", "relevant", "events": [{"type", "date",
"location": [{"name"}], "source": [party], "target": [party]}]}`, a party being
`{"text", "alternatives": [...]}`. Of our events of a form's type, the one that
fits most of its fields answers for it.

A form tells of one deed of terror: something that was done or tried, to others than
armed men, in a war or out of it, in the two months before the report. So only such
events of ours answer for it: ASSAULT (or COERCE without a mode, for strikes that are
forced on people) that happened, is claimed or failed, with a side that acts on
another, where those hit are not all soldiers, rebels or criminals, nor, where a state's
armed men act, but a place or nobody named. Fights of two sides, arrests, threats and
plans are events as well, but no answers to this question; nor is talk of a war, an
offensive or an invasion as a whole on no day that is told, nor what names neither those
hit nor a day. And a form tells of news, not of history or of violence in general: a
deed has a day that is said, or numbers of those hurt, or is told in the opening of its
report. The same is asked of the events that find a form and of those that are counted
where there is none. Beside it stands, as `plain`, what comes out without these rules,
but for status and sides.

A form is found if an event of its type answers it, and found in place if that
event's country is the form's. Party and day are judged over the forms that name
them: a party is right if the words of one of ours contain, or are contained in,
one of the ways to name it; a day if it lies in our stretch of at most a week. How many
were killed and injured is judged where the form gives a number of two or more for a
group: our count is right if it is such a number, the sum of all, or a bound or range
that holds one.
Events that would answer in reports without a form are counted, for most are false.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean
from typing import Final

import msgspec

from dragoman.evaluation.gold import file_hash, gold_report, read_gold
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.knowledge.matters import violence_at_large
from dragoman.records import Actor, Count, Event

FIELDS: Final = ("country", "perpetrator", "target", "date", "killed", "injured")
EFFECTS: Final = {"killed": "DEATH", "injured": "INJURY"}
DONE: Final = frozenset({"happened", "claimed", "failed"})
ARMED: Final = frozenset({"MIL", "REB", "CRM", "UAF"})
STATE: Final = frozenset({"GOV", "MIL", "COP"})
# Characters: the dateline and two or three sentences.
OPENING: Final = 400
HURT: Final = frozenset({"killed", "injured", "abducted"})
# What a war is called as a whole; on a day that is told it may be one deed.
WARS: Final = frozenset("war wars offensive offensives invasion aggression".split())
RECENT: Final = timedelta(days=62)
# ISO 3166-1 alpha-3 codes of the countries that the forms name.
CODES: Final = {
    "ARGENTINA": "ARG",
    "BOLIVIA": "BOL",
    "BRAZIL": "BRA",
    "CHILE": "CHL",
    "COLOMBIA": "COL",
    "COSTA RICA": "CRI",
    "CUBA": "CUB",
    "ECUADOR": "ECU",
    "EL SALVADOR": "SLV",
    "GUATEMALA": "GTM",
    "HONDURAS": "HND",
    "JAMAICA": "JAM",
    "MEXICO": "MEX",
    "NICARAGUA": "NIC",
    "PANAMA": "PAN",
    "PARAGUAY": "PRY",
    "PERU": "PER",
    "URUGUAY": "URY",
    "VENEZUELA": "VEN",
}


class Named(msgspec.Struct, frozen=True):
    """A place of a form."""

    name: str


class Party(msgspec.Struct, frozen=True):
    """Somebody in a form: words of the text, a name not in it, other names."""

    text: str = ""
    value: str = ""
    alternatives: tuple[str, ...] = ()


class Form(msgspec.Struct, frozen=True):
    """One filled-in form."""

    type: str
    date: str | None = None
    location: tuple[Named, ...] = ()
    source: tuple[Party, ...] = ()
    target: tuple[Party, ...] = ()
    human_effect: tuple[str, ...] = ()
    target_number: tuple[str, ...] = ()

    def numbers(self, effect: str) -> tuple[int, ...]:
        """How many suffered an effect, of each group told in a number."""
        told = {_name(line): line.partition(":")[0] for line in self.target_number}
        hurt = [
            told.get(_name(line), "")
            for line in self.human_effect
            if line.startswith(f"{effect}:")
        ]
        known = [int(number) for number in hurt if number.isdigit()]
        several = [number for number in known if number > 1]
        return (*several, sum(known)) if several else ()


def _name(line: str) -> str:
    """Whom a line of a form is about: the first name in quotes."""
    return line.partition('"')[2].partition('"')[0]


class FormReport(msgspec.Struct, frozen=True):
    """A report and its forms."""

    id: str
    text: str
    date: str | None = None
    events: tuple[Form, ...] = ()


class Fit(msgspec.Struct, frozen=True):
    """How our best event fits a form: each field that the form names."""

    id: str
    form: Form
    event: Event | None
    fields: dict[str, bool]


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the filling-in of forms."""
    rows = read_gold(path, FormReport, options)
    reports = [gold_report(row.text, id=row.id, published=row.date) for row in rows]
    answers, plain = _Answers(), _Answers()
    for row, record in zip(rows, coder.code_many(reports), strict=True):
        done = [event for event in record.events if _is_deed(event)]
        plain.take(row, done)
        answers.take(row, [e for e in done if _answers(e, row.date)])
    return Result(
        task="templates",
        file=path.name,
        sha256=file_hash(path),
        figures=(*_figures(answers), *map(_as_plain, _figures(plain))),
        tables=(),
        items=tuple(map(_judged, answers.fits)),
    )


class _Answers:
    """What answers for each form, and how many events answer where there is none."""

    def __init__(self) -> None:
        self.fits: list[Fit] = []
        self.idle: list[int] = []

    def take(self, row: FormReport, events: Sequence[Event]) -> None:
        """Hold the events of one report against its forms."""
        if not row.events:
            self.idle.append(len(events))
        for number, form in enumerate(row.events):
            self.fits.append(_best(f"{row.id}/{number}", form, events))


def _is_deed(event: Event) -> bool:
    """Whether an event is violence of one side against others."""
    violent = event.type == "ASSAULT" or (event.type == "COERCE" and not event.mode)
    fight = len(event.actors) > 1 and not event.recipients
    return violent and event.status in DONE and not fight


def _answers(event: Event, printed: str | None) -> bool:
    """Whether a deed is what a form may tell of."""
    return _is_news(event) and not (
        _is_at_war(event) or _is_old(event, printed) or _is_vague(event)
    )


def _is_at_war(event: Event) -> bool:
    """Whether armed men are hit, or no person by those of a state."""
    hit = {actor.sector for actor in event.recipients}
    if any(actor.sector in STATE for actor in event.actors):
        return hit <= ARMED | {None}
    return bool(hit) and hit <= ARMED


def _is_news(event: Event) -> bool:
    """Whether a day is said, or how many were hurt, or the report opens with it."""
    return (
        _day_is_said(event)
        or event.sentence.start < OPENING
        or any(count.kind in HURT for count in event.counts)
    )


def _is_old(event: Event, printed: str | None) -> bool:
    """Whether words put an event more than two months before the report."""
    if event.dates is None or printed is None or event.dates.basis == "dateline":
        return False
    return date.fromisoformat(printed) - event.dates.last > RECENT


def _is_vague(event: Event) -> bool:
    """Whether no day is told, and nobody hit, or the words mean a war as a whole."""
    if _day_is_said(event):
        return False
    at_large = WARS | violence_at_large()
    return not event.recipients or event.trigger.text.split()[-1].lower() in at_large


def _day_is_said(event: Event) -> bool:
    return event.dates is not None and event.dates.basis == "said"


def _as_plain(figure: Figure) -> Figure:
    return msgspec.structs.replace(figure, name=f"plain {figure.name}")


def _best(id: str, form: Form, events: Sequence[Event]) -> Fit:
    """The event of the form's type that fits most fields, the first of equals."""
    fits = [
        Fit(id, form, event, _fields(form, event))
        for event in events
        if event.type == form.type
    ]
    nothing = Fit(id, form, None, dict.fromkeys(_fields(form, None), False))
    return max(fits, key=lambda fit: sum(fit.fields.values()), default=nothing)


def _fields(form: Form, event: Event | None) -> dict[str, bool]:
    """Whether each field that the form names is right."""
    country = CODES.get(form.location[0].name.strip("? ")) if form.location else None
    place = event.place if event else None
    right = {}
    if country:
        right["country"] = place is not None and place.country == country
    if form.source:
        right["perpetrator"] = _same(form.source, event.actors if event else ())
    if form.target:
        right["target"] = _same(form.target, event.recipients if event else ())
    for kind, effect in EFFECTS.items():
        if numbers := form.numbers(effect):
            counts = event.counts if event else ()
            right[kind] = any(_same_number(numbers, kind, count) for count in counts)
    if form.date:
        right["date"] = event is not None and _same_day(form.date, event)
    return right


def _same(parties: Sequence[Party], actors: Sequence[Actor]) -> bool:
    """Whether one of ours is one of the form's."""
    names = [
        n.lower() for p in parties for n in (p.text, p.value, *p.alternatives) if n
    ]
    ours = [a.words.text.lower() for a in actors]
    ours += [a.antecedent.text.lower() for a in actors if a.antecedent]
    return any(name in words or words in name for name in names for words in ours)


def _same_number(numbers: tuple[int, ...], kind: str, count: Count) -> bool:
    """Whether a count of ours is one of the form's numbers, or a bound for one."""
    if count.kind != kind or not count.is_own:
        return False
    if count.best is not None:
        return count.best in numbers
    return any((count.low or 0) <= n <= (count.high or n) for n in numbers)


def _same_day(day: str, event: Event) -> bool:
    """Whether a day lies in the event's stretch, if that is short."""
    dates = event.dates
    if dates is None or dates.last - dates.first > timedelta(days=6):
        return False
    return dates.first <= date.fromisoformat(day) <= dates.last


def _figures(answers: _Answers) -> tuple[Figure, ...]:
    """How many forms were found, and how well they are filled in."""
    fits, idle = answers.fits, answers.idle
    found = [float(fit.event is not None) for fit in fits]
    fields = {
        name: [float(fit.fields[name]) for fit in fits if name in fit.fields]
        for name in FIELDS
    }
    return (
        _mean("form found", found),
        *(_mean(f"form found, {name} right", some) for name, some in fields.items()),
        _mean("violent events per report without a form", [float(n) for n in idle]),
    )


def _mean(name: str, numbers: Sequence[float]) -> Figure:
    """The mean of some numbers."""
    return Figure(name=name, value=fmean(numbers) if numbers else 0.0, of=len(numbers))


def _judged(fit: Fit) -> Item:
    """One form judged: the share of its fields that are right."""
    right = tuple(name for name, ok in fit.fields.items() if ok)
    found = (fit.event.type, fit.event.trigger.text) if fit.event else ()
    return Item(
        id=fit.id,
        gold=(fit.form.type, *fit.fields),
        predicted=(*found, *right),
        score=fmean(fit.fields.values()) if fit.event and fit.fields else 0.0,
    )
