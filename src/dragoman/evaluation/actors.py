"""Task `actors`: whether leaders and ministers are known by the way news names them.

Four formats, told apart by their fields, one office-holder a line:

    spells     {"id", "name", "cow", "start", "end"}: REIGN, Archigos
    lists      {"id", "name", "country", "role", "start", "end"}, years or days
    of one day {"id", "name", "country", "role", "as_of"}

Of each we make a report of one sentence, "President Jane Roe met reporters.", that
the ordinary parser reads; the mention that holds the name is resolved as of a day in
the middle of the spell (of its part since 1990), or the day of the list. It is right
if the country is the spell's. Whoever the file gives to several states (a monarch of
many) is right with any of them. States that have no code are left out.

Names are put as news writes them: "Roe, Jane" and "Jane ROE" are "Jane Roe", what
stands in brackets is dropped, and so is "of Norland". The title is the role of the
line without its state. Spells come without roles, and news knows whether it is
President Bush or Prime Minister Major: so the title is the one under which our own
table has a head of that state by one of the names, and "President" where it has
nobody, or where the role is no title ("Monarchy"). The figures "by name alone" do
not depend on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Final, NamedTuple

from dragoman.actors import ActorResolver
from dragoman.evaluation.gold import file_hash, gold_report, read_gold
from dragoman.evaluation.office_holders import Holder, Question, questions
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table
from dragoman.exports.codes import countries
from dragoman.knowledge.actors import ActorTables, load_actors
from dragoman.records import Actor, Mention, Parse, Report

SAYS: Final = " met reporters on Tuesday."
COMMON: Final = 20  # how often a title must come to have a row of its own


class Judged(NamedTuple):
    """What was found for one office-holder, with the title and without it."""

    asked: Question
    titled: Actor | None
    alone: Actor | None

    @property
    def right(self) -> bool:
        """Whether the name with its title has the right country."""
        return self.titled is not None and self.titled.country in self.asked.states

    @property
    def right_alone(self) -> bool:
        """Whether the name by itself has the right country."""
        return self.alone is not None and self.alone.country in self.asked.states


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the resolution of office-holders."""
    tables = load_actors()
    asked = questions(read_gold(path, Holder, options), tables)
    titled = _resolve(
        asked, [f"{one.title} {one.name}".strip() for one in asked], coder
    )
    alone = _resolve(asked, [one.name for one in asked], coder)
    judged = [Judged(*one) for one in zip(asked, titled, alone, strict=True)]
    return Result(
        task="actors",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            _share("country", [one.right for one in judged]),
            _share("country by name alone", [one.right_alone for one in judged]),
            _share("office by name alone", [_office(one, tables) for one in judged]),
        ),
        tables=(
            _table("Country by decade", judged, [_decade(one) for one in asked]),
            _table("Country by region", judged, [_region(one) for one in asked]),
            _table("Country by title", judged, [one.title for one in asked]),
        ),
        items=tuple(map(_item, judged)),
    )


def _resolve(
    asked: Iterable[Question], names: list[str], coder: Coding
) -> Iterator[Actor | None]:
    """Whom a sentence with each of the names tells of."""
    resolver = ActorResolver(load_actors())
    reports = [
        gold_report(name + SAYS, id=f"{number} {one.id}", published=one.on.isoformat())
        for number, (one, name) in enumerate(zip(asked, names, strict=True))
    ]
    parses = coder.parse.parse(r for r in reports if isinstance(r, Report))
    for one, name, report in zip(asked, names, reports, strict=True):
        parse = next(parses) if isinstance(report, Report) else None
        mention = _mention(parse, len(name)) if parse else None
        found = parse and mention and resolver(mention, parse, on=one.on)
        yield found or None


def _mention(parse: Parse, end: int) -> Mention | None:
    """The longest mention that holds the last letter of the name."""
    holding = [m for m in parse.mentions if m.words.start < end <= m.words.end]
    return max(holding, key=lambda m: len(m.words.text), default=None)


def _office(one: Judged, tables: ActorTables) -> bool:
    """Whether the name alone gives the office that the title says."""
    if one.alone is None or not one.right_alone or not one.asked.title:
        return False
    wanted = tables.title(one.asked.title.lower().split(), 0)
    if one.alone.role is None or wanted is None or wanted.role is None:
        return False
    found = tables.offices.get(one.alone.role)
    same = found is not None and found.office and found.office == wanted.office
    return bool(same) or one.alone.role == wanted.role


def _decade(asked: Question) -> str:
    return f"{asked.on.year // 10 * 10}s"


def _region(asked: Question) -> str:
    return countries()[min(asked.states)].region


def _table(title: str, judged: Iterable[Judged], groups: list[str]) -> Table:
    """How many are right in each group; small ones are put together."""
    by_group: dict[str, list[Judged]] = defaultdict(list)
    for one, group in zip(judged, groups, strict=True):
        by_group[group if groups.count(group) >= COMMON else "other"].append(one)
    rows = (
        (
            group,
            str(len(ones)),
            f"{fmean(one.right for one in ones):.3f}",
            f"{fmean(one.right_alone for one in ones):.3f}",
        )
        for group, ones in sorted(by_group.items())
    )
    return Table(title=title, columns=("", "of", "titled", "alone"), rows=tuple(rows))


def _item(one: Judged) -> Item:
    """One office-holder judged."""
    found = one.titled.country if one.titled else None
    return Item(
        id=f"{one.asked.id} {one.asked.title} {one.asked.name}",
        gold=tuple(sorted(one.asked.states)),
        predicted=(found or "",),
        score=float(one.right),
    )


def _share(name: str, judged: list[bool]) -> Figure:
    """The share of what is so."""
    return Figure(name=name, value=fmean(judged) if judged else 0.0, of=len(judged))
