"""Find the quantities of a sentence: "at least 12 people", "$4 million", "a man"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from dragoman.counts.measures import Measure, measure_at
from dragoman.counts.numbers import (
    BEHIND,
    MONTHS,
    NUMBERS,
    WORDS,
    Amount,
    Forms,
    Read,
    amount_at,
    bounded,
    exactly,
    forms_at,
    modifier_before,
    number_at,
    share_at,
)
from dragoman.counts.words import GROUPS, PERSONS, REACHING
from dragoman.records import Sentence

MODIFYING: Final = ("nummod", "quantmod", "compound", "amod", "nmod", "det", "advmod")
# Endings of nouns for persons, and of those for people of a country.
SUFFIXES: Final = ("ist", "man", "woman", "wife", "ician", "ologist")
DEMONYMS: Final = ("an", "ese", "ard", "man", "woman", "i", "ish")
COLLECTIVE: Final = ("police", "people", "crew", "troop", "casualty", "victim")
HARMLESS: Final = ("casualty", "injury", "death", "loss", "fatality", "victim")


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """An amount of something in a sentence.

    Attributes:
        amount: How many.
        first: The first row of the number with its modifiers.
        last: The row after the number or the noun that it counts.
        core: The row that stands for the whole in the grammar.
        noun: The row of what is counted; None for a bare number.
        number: The row after the number itself.
        measure: The unit, if it is money or time.
        single: One who is not counted with a number: "a soldier", "his wife".
        share: What part of a group that is told elsewhere: "half of them".
    """

    amount: Amount
    first: int
    last: int
    core: int
    noun: int | None
    number: int
    measure: Measure | None = None
    single: bool = False
    share: float | None = None


def find_quantities(sentence: Sentence, forms: Forms) -> Iterator[Quantity]:
    """Every quantity of a sentence, in order."""
    row = 0
    while row < len(forms):
        found = _single(sentence, forms, row) or _numbered(sentence, forms, row)
        if found:
            yield found
        row = max(found.number, row + 1) if found else row + _skip(forms, row)


def _skip(forms: Forms, row: int) -> int:
    """How many rows a number takes that is no quantity; 1 for any other word."""
    read = amount_at(forms, row) if forms[row][0].isdigit() else None
    return read.end - row if read else 1


def _numbered(sentence: Sentence, forms: Forms, row: int) -> Quantity | None:
    """A quantity whose number starts at a row."""
    if measure := measure_at(forms, row):
        return _measured(sentence, forms, row, measure)
    read = amount_at(forms, row)
    if read is None:
        return _shared(sentence, forms, row)
    read = _unless_changed(sentence, forms, row, read)
    if _is_no_number_of_people(sentence, forms, row, read.end):
        return None
    return _quantity(sentence, forms, row, read)


def _unless_changed(sentence: Sentence, forms: Forms, row: int, read: Read) -> Read:
    """The first number alone where "from 18 to 25" is a change and no range."""
    is_range = read.amount.best is None and read.amount.high is not None
    if not (is_range and row and forms[row - 1] == "from"):
        return read
    if read.end < len(forms) and sentence.pos[read.end] in ("NOUN", "ADJ", "PROPN"):
        return read
    alone = number_at(forms, row)
    return Read(exactly(alone[0]), alone[1]) if alone else read


def _measured(sentence: Sentence, forms: Forms, row: int, measure: Measure) -> Quantity:
    """A quantity of money or time."""
    kind, first = modifier_before(forms, row)
    if first == row and row and forms[row - 1] in ("a", "between"):
        kind, first = modifier_before(forms, row - 1)
        first = first if kind else row
    amount = measure.amount
    if kind and amount.best is not None:
        amount = bounded(kind, amount.best, step=0)
    return Quantity(
        amount=amount,
        first=first,
        last=measure.end,
        core=_top(sentence, range(row, measure.end)),
        noun=measure.row,
        number=measure.end,
        measure=measure,
    )


def _top(sentence: Sentence, rows: range) -> int:
    """The row of some that hangs on a word outside them."""
    return next((r for r in rows if sentence.heads[r] not in rows), rows[-1])


def _quantity(sentence: Sentence, forms: Forms, row: int, read: Read) -> Quantity:
    """A quantity from its number, with the modifier before and the noun behind."""
    kind, first = modifier_before(forms, row)
    if first == row and row and forms[row - 1] in ("a", "between", "another"):
        first = row - 1
        before = modifier_before(forms, first)
        kind, first = before if before[0] else (kind, first)
    if forms[first:row] == ("up", "to") and _rises(sentence, first):
        kind, first = "", row
    behind = BEHIND.get(forms_at(forms, read.end, 2), "")
    amount = read.amount
    if (kind or behind) and amount.best is not None:
        amount = bounded(kind or behind, amount.best)
    core, noun = _counted(sentence, forms, range(row, read.end))
    above = sentence.heads[core]
    while first <= above < row and above != core:  # "over 100": 100 hangs on "over"
        core, above = above, sentence.heads[above]
    if noun is None and sentence.pos[core] == "ADP" and _noun_at(sentence, read.end):
        core = noun = read.end  # "around a dozen students" taken apart by the parser
    if noun is None and forms[core] == "couple":
        noun = core
    last = max(read.end, (core if noun is None else noun) + 1)
    group = _group_over(sentence, core)
    if group is not None:
        first, core = min((first, group, *sentence.children[group])), group
    return Quantity(
        amount=amount, first=first, last=last, core=core, noun=noun, number=read.end
    )


def _rises(sentence: Sentence, row: int) -> bool:
    """Tell "has gone up to 30" from "up to 30"."""
    return row > 0 and sentence.lemmas[row - 1] in REACHING


def _noun_at(sentence: Sentence, row: int) -> bool:
    return row < len(sentence.pos) and sentence.pos[row] == "NOUN"


def _group_over(sentence: Sentence, core: int) -> int | None:
    """The group that a number tells the size of: "a family of five"."""
    of = sentence.heads[core]
    if sentence.deps[core] != "pobj" or sentence.lemmas[of] != "of":
        return None
    group = sentence.heads[of]
    return group if sentence.lemmas[group] in GROUPS else None


def _counted(sentence: Sentence, forms: Forms, number: range) -> tuple[int, int | None]:
    """What a number counts: the row that stands for both, and that of the noun."""
    if (noun := _modified(sentence, number)) is not None:
        if sentence.heads[noun] in number:  # "half of the 40 passengers"
            return _top(sentence, number), noun
        return (noun, noun)
    core = _top(sentence, number)
    over = sentence.heads[core]
    if sentence.deps[core] == "conj" and sentence.deps[over] == "nummod":
        return sentence.heads[over], sentence.heads[over]  # "not 12 but nine people"
    for of in (c for r in number for c in sentence.labelled(r, "prep")):
        if forms[of] == "of" and of >= number.stop:
            for noun in sentence.labelled(of, "pobj"):
                return core, noun
    if forms[number.stop - 1] == "," and sentence.pos[number.stop] == "NOUN":
        return core, number.stop  # "three, and possibly five, soldiers"
    return core, None


def _modified(sentence: Sentence, number: range) -> int | None:
    """The noun behind a number that the number hangs on."""
    for row in number:
        core = row
        while core in number and sentence.deps[core] in MODIFYING:
            core = sentence.heads[core]
        between = sentence.tags[number.stop : core]
        if core < number.stop or "CD" in between or not _is_counted(sentence, core):
            continue
        while _leads_on(sentence, core):  # "five Liberation Front rebels"
            core = sentence.heads[core]
        return core
    return None


def _leads_on(sentence: Sentence, row: int) -> bool:
    """Tell whether a noun only modifies one behind it."""
    return sentence.deps[row] in ("compound", "nmod") and sentence.heads[row] > row


def _is_counted(sentence: Sentence, row: int) -> bool:
    """Tell whether a row may be what a number counts: "12 men", "one Israeli"."""
    if sentence.pos[row] == "ADJ":
        return sentence.words[row][0].isupper()
    return sentence.pos[row] in ("NOUN", "PROPN")


def _is_no_number_of_people(
    sentence: Sentence, forms: Forms, row: int, end: int
) -> bool:
    """Tell whether a number is a share, an age, a year, a label or the like."""
    after = forms_at(forms, end, 2)
    if row and forms[row - 1] in ("#", "no.", "aged", "age", "every", "each"):
        return True
    if MONTHS.intersection((*forms[row - 1 : row], after[0])):
        return True
    if after[0] in ("%", "percent", "per", "am", "pm", "a.m.", "p.m.", "°", "km"):
        return True
    if after[0] in ("-", "–") and after[1:] != ("strong",):
        return forms[row] in NUMBERS or forms[row][0].isdigit()
    is_year = forms[row].isdigit() and len(forms[row]) == 4 and end == row + 1
    return is_year and 1700 <= int(forms[row]) <= 2100 and _is_date(sentence, row)


def _is_date(sentence: Sentence, row: int) -> bool:
    """Tell whether a number of four digits counts nothing."""
    return sentence.deps[row] in ("pobj", "nummod", "npadvmod") and (
        sentence.heads[row] < row
    )


def _shared(sentence: Sentence, forms: Forms, row: int) -> Quantity | None:
    """Read "half of them": a share of those told before."""
    if forms[row] not in NUMBERS and WORDS.by_form.get(forms[row]) is None:
        return None
    share, end = share_at(forms, row)
    if not share or forms_at(forms, end, 2) not in (("of", "them"), ("of", "whom")):
        return None
    core = _top(sentence, range(row, end))
    return Quantity(
        amount=Amount(None, None, None),
        first=row,
        last=end,
        core=core,
        noun=None,
        number=end,
        share=share,
    )


def _single(sentence: Sentence, forms: Forms, row: int) -> Quantity | None:
    """Read "a soldier", "his wife", "no casualties", "nobody": one or none."""
    form, head = forms[row], sentence.heads[row]
    if form == "'s" and sentence.deps[row] == "case":
        return _one(sentence, head, sentence.heads[head])
    if form == "without" or (form == "any" and _is_denied(sentence, row)):
        return _nothing(sentence, row)
    if form == "neither" and sentence.deps[row] == "det":
        return _neither(sentence, row)
    word = WORDS.by_form.get(form)
    if word is None or word.kind not in ("one", "the", "none"):
        return None
    if sentence.deps[row] in ("det", "poss") and head > row:
        return (
            _nothing(sentence, row)
            if word.kind == "none"
            else _one(sentence, row, head)
        )
    if word.kind == "none" and sentence.pos[row] in ("PRON", "NOUN", "DET"):
        return _none_of(row, row)
    return None


def _one(sentence: Sentence, first: int, head: int) -> Quantity | None:
    """One person with an article or a possessive before."""
    if not _is_one_person(sentence, head) or head <= first:
        return None
    return Quantity(
        amount=exactly(1),
        first=min(first, *sentence.children[head]),
        last=head + 1,
        core=head,
        noun=head,
        number=first + 1,
        single=True,
    )


def _is_one_person(sentence: Sentence, row: int) -> bool:
    """Tell whether a noun names a single person: "a soldier", "an Italian"."""
    lemma = sentence.lemmas[row]
    known = lemma in PERSONS or lemma.endswith(SUFFIXES) or _is_demonym(sentence, row)
    return (
        known
        and lemma not in COLLECTIVE
        and sentence.tags[row] in ("NN", "NNP", "JJ")
        and not sentence.labelled(row, "nummod")
    )


def _is_demonym(sentence: Sentence, row: int) -> bool:
    """Tell of "a Frenchman", "an Italian"."""
    articles = sentence.labelled(row, "det")
    word = sentence.words[row]
    return (
        word[0].isupper()
        and word.lower().endswith(DEMONYMS)
        and any(sentence.lemmas[a] in ("a", "an", "another", "one") for a in articles)
    )


def _nothing(sentence: Sentence, row: int) -> Quantity | None:
    """Read "no casualties", "without casualties", "not ... any injuries"."""
    if sentence.deps[row] == "det":
        return _none_of(row, sentence.heads[row])
    for noun in sentence.labelled(row, "pobj"):
        if sentence.lemmas[noun] in HARMLESS:
            return _none_of(row, noun)
    return None


def _neither(sentence: Sentence, row: int) -> Quantity | None:
    """Read "neither side reported casualties"."""
    verb = sentence.heads[sentence.heads[row]]
    for noun in sentence.labelled(verb, "dobj"):
        if sentence.lemmas[noun] in HARMLESS:
            return msgspec.structs.replace(_none_of(noun, noun), noun=noun, number=row)
    return None


def _none_of(row: int, core: int) -> Quantity:
    """A quantity of nothing."""
    return Quantity(
        amount=exactly(0),
        first=row,
        last=core + 1,
        core=core,
        noun=core if core > row else None,
        number=core + 1 if core == row + 1 else row + 1,
    )


def _is_denied(sentence: Sentence, row: int) -> bool:
    """Tell of "did not cause any injuries", "without causing any injuries"."""
    return any(
        sentence.labelled(verb, "neg") or sentence.lemmas[verb] == "without"
        for verb in sentence.above(row)
    )
