"""Read lists of leaders and ministers, and name each as news would: see `actors`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Final, NamedTuple

import msgspec

from dragoman.exports.codes import countries
from dragoman.knowledge.actors import ActorTables, Known
from dragoman.knowledge.phrases import pieces
from dragoman.knowledge.state_names import state_code

SINCE: Final = date(1990, 1, 1)
OPEN_REIGN: Final = date(2021, 3, 1)  # where a spell of REIGN has no end
OPEN_LIST: Final = date(2022, 9, 20)  # the day of the list of 2022
HEADS: Final = ("state", "government")
MORE_NUMBERS: Final = {255: "DEU", 260: "DEU", 340: "SRB", 678: "YEM"}
ASIDE: Final = re.compile(r"\s*(?:\([^)]*\)|\"[^\"]*\")")
CAPITALS: Final = re.compile(r"\b(?:Mc|Mac)?[^\W\d_a-z]{2,}\b")
PORTFOLIO: Final = re.compile(r"(Minister (?:of|for) [^,&]+)(?:,| & ).*")
KEEPS_OF: Final = re.compile(r"(?!.*Prime).*(?:Minister|Secretary) (?:of|for) ")
ENVOY: Final = re.compile(r"(?:Permanent Representative|Ambassador) to .*")
NUMERALS: Final = re.compile(r"[IVX]+")
SWAPPED: Final = re.compile(r"(.*\w{2})\.? ((?:[A-Z]\.)+)")


class Holder(msgspec.Struct, frozen=True):
    """A line of any of the four formats."""

    id: str
    name: str
    country: str = ""
    role: str = ""
    start: str = ""
    end: str = ""
    as_of: str = ""
    cow: int | None = None


class Question(NamedTuple):
    """One office-holder, ready to be asked for.

    Attributes:
        id: That of the line.
        states: The codes that are right.
        on: The day.
        title: The title that news gives.
        name: The name in news form.
    """

    id: str
    states: frozenset[str]
    on: date
    title: str
    name: str


def questions(rows: Iterable[Holder], tables: ActorTables) -> list[Question]:
    """The office-holders since 1990, of states that have a code."""
    recent = [row for row in rows if _last_day(row) >= SINCE]
    states = {row.id: _states(row, tables) for row in recent}
    shared: dict[str, frozenset[str]] = defaultdict(frozenset)
    for row in recent:
        if row.cow is None:
            shared[row.name] |= states[row.id]
    return [
        _question(row, states[row.id] | shared[row.name], tables)
        for row in recent
        if states[row.id]
    ]


def _question(row: Holder, states: frozenset[str], tables: ActorTables) -> Question:
    name, on = news_name(row.name), _middle(row)
    title = news_title(row.role) if row.cow is None else ""
    known = title and tables.title(pieces(title.lower()), 0)
    if not known and not row.as_of:
        title = _usual_title(name, states, on, tables)
    return Question(row.id, states, on, title, name)


def news_name(name: str) -> str:
    """A name of a list as news writes it.

    >>> news_name("Jane van der ROE (Acting)"), news_name("Roe, J.")
    ('Jane van der Roe', 'J. Roe')
    >>> news_name("Charles VI Roe of Norland"), news_name("ROE Ta-wei")
    ('Charles VI Roe', 'Roe Ta-wei')
    """
    name = ASIDE.sub("", _mended(name)).strip()
    name = CAPITALS.sub(lambda found: _small(found[0]), name)
    surname, comma, rest = name.partition(", ")
    if " of " in rest or rest.startswith("Prince"):
        name = surname
    elif comma:
        name = f"{surname} {rest}" if rest[:2] in ("Jr", "Sr") else f"{rest} {surname}"
    name = re.split(r" (?:&|and) ", name)[0]  # of two regents the first
    name = SWAPPED.sub(r"\2 \1", name.partition(" of ")[0])
    return re.sub(r"\b([A-Z]\.)(?=[A-Z][a-z])", r"\1 ", name)


def _mended(name: str) -> str:
    """A name whose letters beyond ASCII were read as other ones: "JÃ³n" is Jón."""
    try:
        return name.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return name


def _small(word: str) -> str:
    if NUMERALS.fullmatch(word):
        return word
    for prefix in ("Mc", "Mac"):
        if word.startswith(prefix):
            return prefix + word[len(prefix) :].capitalize()
    return "Bin" if word == "BIN" else word.capitalize()


def news_title(role: str) -> str:
    """The title in a role, without its state; empty where news gives none.

    >>> news_title("President of Norland"), news_title("Ambassador to the US")
    ('President', 'Ambassador')
    >>> news_title("Minister of Trade, Industry, & Labor")
    'Minister of Trade'
    """
    role = ENVOY.sub("Ambassador", role)
    role, comma, _ = PORTFOLIO.sub(r"\1", role).partition(", ")
    if comma:  # "President, Court of Auditors"
        return ""
    role = role.replace("&", "and")
    if not KEEPS_OF.match(role):
        role = role.partition(" of ")[0]
    return role


def _usual_title(
    name: str, states: frozenset[str], on: date, tables: ActorTables
) -> str:
    """The title under which our table has a head of these states, or "President"."""
    words = name.split()
    alike = (one.known for one in tables.alike(words))
    spells = [
        known
        for known in (*alike, *tables.surname(words[-1]))
        if known.country in states and _is_head(known, tables)
    ]
    spells.sort(key=lambda known: (not known.holds(on), _away(known, on)))
    title = (spells[0].role if spells else None) or "President"
    return "military leader" if title == "Military Leader" else title


def _is_head(known: Known, tables: ActorTables) -> bool:
    office = tables.offices.get(known.role or "")
    return office is not None and (office.office in HEADS or known.role == "Prince")


def _away(known: Known, on: date) -> int:
    ends = (known.start or date.min, known.end or date.max)
    return min(abs((end - on).days) for end in ends)


def _states(row: Holder, tables: ActorTables) -> frozenset[str]:
    """The codes of the state of a line: of a number, those of all that had it."""
    if row.cow is not None:
        return _numbers()[row.cow]
    code = state_code(row.country)
    if code:
        return frozenset({code})
    words = pieces(row.country.removeprefix("the "))
    match = tables.match(words, 0)
    whole = match is not None and match.length == len(words)
    country = match.entries[0].country if match and whole else None
    return frozenset({country} if country else ())


@cache
def _numbers() -> dict[int, frozenset[str]]:
    """The states of each number of the Correlates of War."""
    found: dict[int, frozenset[str]] = defaultdict(frozenset)
    for country in countries().values():
        if country.cow is not None:
            found[country.cow] |= {country.code}
    for number, code in MORE_NUMBERS.items():
        found[number] |= {code}
    return found


def _last_day(row: Holder) -> date:
    """The last day of a spell, as far as it is known."""
    if row.as_of:
        return _day(row.as_of, month=6, day=15)
    if row.end:
        return _day(row.end, month=7, day=1)
    return OPEN_LIST if row.cow is None else OPEN_REIGN


def _middle(row: Holder) -> date:
    """A day in the middle of a spell, or rather of what lies after `SINCE`.

    The spells of the list that go on are asked for on its own day.
    """
    last = _last_day(row)
    if row.as_of or (row.cow is None and not row.end):
        return last
    first = max(SINCE, _day(row.start, month=7, day=1)) if row.start else last
    return first + (last - first) / 2 if first < last else last


def _day(written: str, *, month: int, day: int) -> date:
    """A day of "2012-05-07", "2012-05" or "2012"; what is missing is given."""
    written = written.strip()
    if len(written) == len("2012-05-07"):
        return date.fromisoformat(written)
    year, _, numbered = written.partition("-")
    return (
        date(int(year), int(numbered), 1) if numbered else date(int(year), month, day)
    )
