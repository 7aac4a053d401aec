"""Find whose words a paper holds: who issued "the statement" that says so.

Its maker stands beside it ("a statement by the ministry") or where it was told of
first: "the ministry said in a statement".
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from dragoman.actors.resolver import ActorResolver
from dragoman.actors.several import pointed_to, resolve_all
from dragoman.knowledge.whose_words import whose_words
from dragoman.records import Actor, Mention, Parse, Sentence

FAR: Final = 8  # sentences back in which a paper was told of first
KNOWN: Final = ("the", "that", "this")
SUBJECTS: Final = ("nsubj", "nsubjpass")
BESIDE: Final = ("by", "from", "of")
MAKERS: Final = ("state", "organisation", "person", "group", "pronoun")
INNER: Final = ("poss", "compound", "nmod", "amod")


def resolve_speaker(
    who: ActorResolver, parse: Parse, index: int, on: date | None
) -> tuple[Actor, ...]:
    """Everybody whose words are told: of a paper whoever made it.

    Args:
        who: Resolves one.
        parse: The report.
        index: The mention of who speaks.
        on: The day on which it is meant.
    """
    paper = parse.mentions[index]
    maker = maker_of(parse, paper)
    if maker is None:
        return resolve_all(who, parse, index, on)
    makers = resolve_all(who, parse, maker.index, on)
    return tuple(pointed_to(actor, paper) for actor in makers)


def maker_of(parse: Parse, paper: Mention) -> Mention | None:
    """Who made a paper, or None if it is none or nobody is told to have made it."""
    s = parse.sentences[paper.sentence]
    lemma = s.lemmas[paper.head]
    if lemma not in whose_words().paper:
        return None
    own = _beside(parse, s, paper.head)
    if own or s.lemmas[paper.first] not in KNOWN:
        return own
    for at in range(paper.sentence, max(-1, paper.sentence - FAR), -1):
        before = parse.sentences[at]
        last = paper.head if before is s else len(before.words)
        for row in range(last - 1, -1, -1):
            if before.lemmas[row] == lemma:
                found = _beside(parse, before, row) or _issuer(parse, before, row)
                if found:
                    return found
    return None


def _beside(parse: Parse, s: Sentence, row: int) -> Mention | None:
    """Whose a paper is called: "the army's statement", "a report issued by the UN"."""
    named = _first(parse, s, tuple(_behind(s, row)))
    return named or _first(parse, s, tuple(_before(s, row)))


def _before(s: Sentence, row: int) -> Iterator[int]:
    """The rows of those named before a paper; a press release is not by the press."""
    for inner in sorted(s.labelled(row, *INNER), key=lambda r: s.deps[r] == "amod"):
        if s.lemmas[inner] != "press" or s.lemmas[row] == "report":
            yield inner


def _behind(s: Sentence, row: int) -> Iterator[int]:
    """The rows of those named behind a paper."""
    issuing = whose_words().issuing
    verbs = [r for r in s.labelled(row, "acl") if s.lemmas[r] in issuing]
    for above in (row, *verbs):
        for prep in s.labelled(above, "prep", "agent"):
            if s.words[prep] in BESIDE:
                yield from s.labelled(prep, "pobj")  # by whom, or of whom


def _issuer(parse: Parse, s: Sentence, row: int) -> Mention | None:
    """Who said something in a paper, or issued it."""
    head = s.heads[row]
    if s.deps[row] == "pobj" and s.lemmas[head] == "in":
        over = s.heads[head]  # "said the ministry in a letter" hangs on the ministry
        rows = (over,) if s.deps[over] in SUBJECTS else s.labelled(over, *SUBJECTS)
        return _first(parse, s, rows)
    if s.deps[row] == "dobj" and s.lemmas[head] in whose_words().issuing:
        return _first(parse, s, s.labelled(head, "nsubj"))
    return None


def _first(parse: Parse, s: Sentence, rows: tuple[int, ...]) -> Mention | None:
    """The first of some rows that stands for somebody."""
    found = (parse.mention_at(s.index, row) for row in rows)
    return next((m for m in found if m and m.kind in MAKERS), None)
