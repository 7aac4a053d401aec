"""Tell when the name of a state is here part of the name of a person or a body."""

from __future__ import annotations

from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.borne_names import borne_names, first_names, is_full_name
from dragoman.knowledge.phrases import fold
from dragoman.records import Sentence


def is_first_name(sentence: Sentence, at: int, head: int, tables: ActorTables) -> bool:
    """Tell whether a state or office before the head is a first name.

    So in "Georgia Wells" and "Amir Qasemi", but not in "Georgia Power".
    """
    names, word = borne_names(), sentence.words[at]
    if at + 1 != head or (word not in names.first and word not in names.office):
        return False
    last = sentence.words[head]
    if not (sentence.tags[head].startswith("NNP") and last.istitle()):
        return False
    known = tables.match(sentence.words, at)
    if last in names.body or (known and known.length > 1):
        return False
    if word in names.office and _follows_a_state(sentence, at, tables):
        return False
    return not (
        tables.match(sentence.words, head)
        or tables.title(sentence.words, head)
        or tables.agent((sentence.lemmas[head],))
    )


def is_surname(sentence: Sentence, head: int, tables: ActorTables) -> bool:
    """Tell whether a state or body at the head is a surname: "Michael Jordan"."""
    names, before = borne_names(), head - 1
    if before < 0:
        return False
    first, last = sentence.words[before], sentence.words[head]
    if last not in names.last and not is_full_name(first, last):
        return False
    return (
        sentence.tags[before] == "NNP"
        and sentence.heads[before] == head
        and first.istitle()
        and first not in names.not_first
        and not tables.title(sentence.words, before)
        and not tables.match(sentence.words, before)
        and not tables.demonym(sentence.words, before)
    )


def is_branch(sentence: Sentence, head: int, tables: ActorTables) -> bool:
    """Tell whether a name before a state makes another body of it: "Air France"."""
    row = head - 1
    if row < 0 or sentence.heads[row] != head or sentence.deps[row] != "compound":
        return False
    before = sentence.words[row]
    return (
        sentence.tags[row].startswith("NNP")
        and before.istitle()
        and before not in borne_names().not_first
        and not tables.title(sentence.words, row)
        and not tables.match(sentence.words, row)
        and not tables.demonym(sentence.words, row)
    )


def _follows_a_state(sentence: Sentence, at: int, tables: ActorTables) -> bool:
    return at > 0 and bool(
        tables.demonym(sentence.words, at - 1) or tables.match(sentence.words, at - 1)
    )


def is_other(words: str, name: str, leader: str) -> bool:
    """Tell whether a mention is of somebody else who bears a name of a leader's.

    >>> is_other("Officer Viktor Putin", "Putin", "Vladimir Putin")
    True
    >>> is_other("President Putin", "Putin", "Vladimir Putin")
    False
    """
    parts = words.split()
    if len(parts) < 2 or name not in (parts[0], parts[-1]):
        return False
    beside = parts[1] if name == parts[0] else parts[-2]
    known = fold(beside) in map(fold, leader.split())
    return beside.istitle() and not known and beside.lower() in first_names()


def shares_name(words: str, leader: str) -> bool:
    """Tell whether a name may be a leader's, spelt in another way: a surname is his.

    >>> shares_name("Tayyip Erdogan", "Recep Tayyip Erdoğan")
    True
    >>> shares_name("Ada Obi", "Ada Keita")
    False
    """
    said, known = [*map(fold, words.split())], [*map(fold, leader.split())]
    return said[-1] in known or known[-1] in said
