"""Task `coreference`: whom pronouns, noun phrases and names stand for.

The gold file is read by `marked_chains`: reports with every mention of a party marked.
A mention of ours answers for a mark if its head stands within the mark and within no
smaller one.

A marked mention that has another of its parties before it (or, for a pronoun, behind
it) is right if what we link it to is marked for just the same parties, "the two
leaders" for both. What is linked is found; so is a pronoun without a mark ("it" of
"it rained") that we link to something marked. What is linked to nothing is missed.
CoNLL F1 compares all chains of two or more mentions.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from dragoman.evaluation.chains import Groups, b_cubed, ceaf, conll, grouped, muc
from dragoman.evaluation.gold import file_hash, gold_report, locate
from dragoman.evaluation.marked_chains import (
    MarkedReport,
    Parties,
    read_marked_chains,
)
from dragoman.evaluation.measures import Tally, add, tally_figures, tally_table
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.records import Mention, Parse, Report, Span

PARTIES: Final = frozenset(("person", "state", "organisation", "group"))
PRONOUNS: Final = {
    word: kind
    for kind, words in {
        "he, she": "he him she her hers his",
        "it": "it its",
        "they": "they them their theirs",
        "I, we, you": "i me my mine we us our ours you your yours",
        "who, which": "who whom whose which that",
        "himself": "himself herself itself themselves",
    }.items()
    for word in words.split()
}
NUMBER: Final = re.compile(r"\b(two|three|four|both|neither|each other)\b", re.I)


class Mark(msgspec.Struct, frozen=True):
    """A marked mention: its words, its parties, and our mention in its place."""

    words: Span
    parties: Parties
    ours: Mention | None

    @property
    def kind(self) -> str:
        """Of what kind it is, for the tables."""
        words = self.words.text.lower()
        if words in PRONOUNS:
            return PRONOUNS[words]
        if len(self.parties) > 1 or NUMBER.fullmatch(words):
            return "the two leaders"
        return "names" if self.words.text.split()[-1][0].isupper() else "noun phrases"


class Answered(msgspec.Struct, frozen=True):
    """A mention judged: what is meant and what we found; None is nothing."""

    id: str
    kind: str
    gold: Parties
    found: Parties | None

    @property
    def right(self) -> bool:
        """Whether ours is linked to just the same."""
        return self.found == self.gold


class Judged(msgspec.Struct, frozen=True):
    """All of one report."""

    answers: tuple[Answered, ...]
    gold: Groups
    found: Groups


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the chains of reports."""
    rows = read_marked_chains(path, options)
    reports = [gold_report(row.text, id=row.id, published=row.date) for row in rows]
    parses = coder.parse.parse(one for one in reports if isinstance(one, Report))
    judged = [
        _judge(row, next(parses))
        for row, report in zip(rows, reports, strict=True)
        if isinstance(report, Report)
    ]
    answers = [answer for one in judged for answer in one.answers]
    kinds = {kind: _tally(answers, {kind}) for kind in _kinds(answers)}
    gold = [group for one in judged for group in one.gold]
    found = [group for one in judged for group in one.found]
    return Result(
        task="coreference",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            *tally_figures("pronouns", _tally(answers, set(PRONOUNS.values()))),
            *tally_figures("noun phrases", kinds.get("noun phrases", add(()))),
            *tally_figures("the two leaders", kinds.get("the two leaders", add(()))),
            *tally_figures("names", kinds.get("names", add(()))),
            *_chain_figures(gold, found),
        ),
        tables=(tally_table("By kind of mention", kinds),),
        items=tuple(map(_item, answers)),
    )


def _kinds(answers: Sequence[Answered]) -> list[str]:
    """The kinds of mentions, the commonest first."""
    return [kind for kind, _ in Counter(a.kind for a in answers).most_common()]


def _tally(answers: Sequence[Answered], kinds: set[str]) -> Tally:
    some = [answer for answer in answers if answer.kind in kinds]
    return Tally(
        right=sum(answer.right for answer in some),
        found=sum(answer.found is not None for answer in some),
        wanted=sum(bool(answer.gold) for answer in some),
    )


def _chain_figures(gold: Groups, found: Groups) -> Iterator[Figure]:
    """CoNLL F1 and the three it is the mean of."""
    yield Figure(name="CoNLL F1", value=conll(gold, found), of=len(gold))
    for name, measure in (("MUC", muc), ("B-cubed", b_cubed), ("CEAF-e", ceaf)):
        yield Figure(name=f"{name} F1", value=measure(gold, found).f1, of=len(gold))


def _item(answer: Answered) -> Item:
    return Item(
        id=answer.id,
        gold=tuple(sorted(answer.gold)),
        predicted=("",) if answer.found is None else tuple(sorted(answer.found)),
        score=float(answer.right),
    )


def _judge(row: MarkedReport, parse: Parse) -> Judged:
    """Judge one report."""
    marks = list(_marks(row, parse))
    said = {mark.ours.index: mark.parties for mark in marks if mark.ours}
    stray = [m for m in parse.mentions if m.index not in said and _counts(m, parse)]
    answers = [*_answers(row, parse, marks, said), *_strays(row, parse, stray, said)]
    return Judged(
        answers=tuple(answers),
        gold=_several((_place(row, m.words), m.parties) for m in marks),
        found=_several(
            [(_place(row, m.words), m.ours.chain) for m in marks if m.ours]
            + [(_place(row, m.words), m.chain) for m in stray if m.kind in PARTIES]
        ),
    )


def _place(row: MarkedReport, words: Span) -> str:
    return f"{row.id}/{words.start}-{words.end}"


def _several(labels: Iterable[tuple[str, Hashable]]) -> Groups:
    """The chains of two or more mentions."""
    return [group for group in grouped(labels) if len(group) > 1]


def _marks(row: MarkedReport, parse: Parse) -> Iterator[Mark]:
    """The marks of a report, each with our mention in its place."""
    spans = [(locate(parse.report, m.words), m.parties) for m in row.mentions]
    marks = [(span, parties) for span, parties in spans if span]
    held: dict[int, list[Mention]] = defaultdict(list)
    for mention in parse.mentions:
        head = parse.sentences[mention.sentence].offsets[mention.head]
        inside = [
            (span.end - span.start, n)
            for n, (span, _) in enumerate(marks)
            if span.start <= head < span.end
        ]
        if inside:
            held[min(inside)[1]].append(mention)
    for n, (span, parties) in enumerate(marks):
        best = max(held[n], key=lambda m: _overlap(m.words, span), default=None)
        yield Mark(span, parties, best or _counting(parse, span))


def _counting(parse: Parse, span: Span) -> Mention | None:
    """Our mention that ends with marked words: "hundreds of children"."""
    for mention in parse.mentions:
        words = mention.words
        if words.end == span.end and words.start < span.start and " of " in words.text:
            return mention
    return None


def _overlap(one: Span, other: Span) -> int:
    """How many characters two spans share, less those that they do not."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 4 * shared - (one.end - one.start)


def _counts(mention: Mention, parse: Parse) -> bool:
    """Whether a mention without a mark is judged: no adjective or part of a name."""
    sentence = parse.sentences[mention.sentence]
    inside = sentence.deps[mention.head] in ("amod", "compound", "nmod")
    return sentence.pos[mention.head] != "ADJ" and not inside


def _answers(
    row: MarkedReport, parse: Parse, marks: Sequence[Mark], said: dict[int, Parties]
) -> Iterator[Answered]:
    """What we say of each mark that is not the first of its parties."""
    told = set[str]()
    named = {p for m in marks if m.kind not in PRONOUNS.values() for p in m.parties}
    for mark in marks:
        pronoun = mark.kind in PRONOUNS.values()
        known = mark.parties <= (named if pronoun else told)
        if known:
            links = _links(mark.ours, parse, said) if mark.ours else None
            where = f"{_place(row, mark.words)} {mark.words.text}"
            yield Answered(where, mark.kind, mark.parties, links)
        told.update(mark.parties)


def _strays(
    row: MarkedReport,
    parse: Parse,
    stray: Sequence[Mention],
    said: dict[int, Parties],
) -> Iterator[Answered]:
    """Pronouns without a mark that we link to a marked party."""
    for mention in stray:
        words = mention.words.text.lower()
        found = _links(mention, parse, said) if words in PRONOUNS else None
        if found:
            where = f"{_place(row, mention.words)} {mention.words.text}"
            yield Answered(where, PRONOUNS[words], frozenset(), found)


def _links(mention: Mention, parse: Parse, said: dict[int, Parties]) -> Parties | None:
    """The marked parties of what a mention is linked to, None if it is linked to none.

    A name may stand for the first time within a phrase ("Hamas fighters"), where nobody
    marks it; it is then told by its other mentions.
    """
    if not mention.antecedents:
        return _told(mention, mention.chain, parse, said)
    told = [
        said.get(index) or _told(mention, parse.mentions[index].chain, parse, said)
        for index in mention.antecedents
    ]
    return frozenset[str]().union(*(parties or () for parties in told))


def _told(
    mention: Mention, chain: int, parse: Parse, said: dict[int, Parties]
) -> Parties | None:
    """What the nearest other mentions of a chain are marked for, None without any."""
    same = [m.index for m in parse.mentions if m.chain == chain]
    others = [i for i in same if i != mention.index and i in said]
    if mention.words.text.lower() not in PRONOUNS:
        nouns = [i for i in others if not _is_pronoun(parse.mentions[i])]
        others = nouns or others
    before = [index for index in others if index < mention.index]
    nearest = before[-1:] or others[:1]
    if nearest:
        return said[nearest[0]]
    counted = any(
        i != mention.index and _counts(parse.mentions[i], parse) for i in same
    )
    return frozenset() if counted else None


def _is_pronoun(mention: Mention) -> bool:
    return mention.words.text.lower() in PRONOUNS
