"""Give each act of a report its counts.

A count belongs to an act if the word that gives it its kind, or the quantity itself,
stands among the act's own words or hangs on its trigger. An attack of which its own
words tell no toll has that of a clause or sentence behind it, where people only die or
are hurt and nobody else is said to have done it: "Rebels stormed the base. Four
soldiers were killed."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from dragoman.counts.reader import Found, find_counts
from dragoman.counts.words import FIGURES, HAPPENINGS, STATIVE
from dragoman.records import Act, Count, Parse, Sentence

VIOLENT: Final = "ASSAULT"
DONE: Final = ("happened", "ongoing", "claimed")
HARM_KINDS: Final = ("killed", "injured", "casualties", "missing")
# Acts in which people come to harm.
HARMFUL: Final = frozenset((VIOLENT, "COERCE", "RETREAT"))
# What no words do: nobody praises with 500 troops.
OF_DEEDS: Final = ("troops", "abducted", "protesters")
WORDS: Final = frozenset(("SUPPORT", "ACCUSE", "REJECT", "REQUEST"))
CLAUSES: Final = ("relcl", "ccomp", "advcl")
PROTEST: Final = "PROTEST"
FAR: Final = 2  # sentences behind an attack in which its toll may stand
# Words that lead to another happening: "last week", "in a separate attack".
ELSEWHERE: Final = frozenset(FIGURES["elsewhere"])


class Told(msgspec.Struct, frozen=True):
    """The acts and counts of a report, by sentence."""

    parse: Parse
    acts: dict[int, list[Act]]
    found: dict[int, tuple[Found, ...]]


class CountReader:
    """Reads the counts of acts; an instance is called like a function."""

    def __call__(
        self, parse: Parse, acts: Sequence[Act]
    ) -> dict[int, tuple[Count, ...]]:
        """The counts of all acts of a report, by the acts' indices."""
        told = _tell(parse, acts)
        return {
            act.index: tuple(
                dict.fromkeys((*_own(act, told), *_toll_behind(act, told)))
            )
            for act in acts
        }


def _tell(parse: Parse, acts: Sequence[Act]) -> Told:
    """Read the sentences that hold acts, and those behind attacks."""
    by_sentence: dict[int, list[Act]] = {}
    wanted: set[int] = set()
    for act in acts:
        by_sentence.setdefault(act.sentence, []).append(act)
        reach = FAR if _is_attack(act) else 0
        wanted.update(range(act.sentence, act.sentence + reach + 1))
    found = {
        index: find_counts(parse.sentences[index], parse.report)
        for index in wanted
        if index < len(parse.sentences)
    }
    return Told(parse, by_sentence, found)


def _is_attack(act: Act) -> bool:
    return act.type == VIOLENT and act.status in DONE


def _own(act: Act, told: Told) -> Iterator[Count]:
    """The counts that an act's own words tell."""
    sentence = told.parse.sentences[act.sentence]
    for found in told.found[act.sentence]:
        if (
            _belongs(found, act, sentence)
            and _is_of_act(found, act, sentence)
            and not _is_of_inner(found, act, told)
        ):
            yield found.count


def _is_of_inner(found: Found, act: Act, told: Told) -> bool:
    """Tell whether a number is of what an act is about, or of a clause of its own.

    "Asked Chad to send 500 troops", "stormed the house where rebels held ten". Harm is
    told of both, "fired at the crowd, killing two", unless somebody else does it.
    """
    harm = found.count.kind in HARM_KINDS
    sentence = told.parse.sentences[act.sentence]
    acts = [other for other in told.acts[act.sentence] if other.head != act.head]
    inner = {a.head for a in acts if not harm or VIOLENT == a.type != act.type}
    at = found.core
    while at != act.head and sentence.heads[at] != at:
        own = sentence.deps[at] in CLAUSES and sentence.pos[at] in ("VERB", "AUX")
        if at in inner or (_is_place_where(at, sentence) if harm else own):
            return act.head in sentence.above(at)
        at = sentence.heads[at]
    return False


def _is_place_where(verb: int, sentence: Sentence) -> bool:
    """Tell of "the camp where rebels shot ten": they did, and not who came there."""
    rows = sentence.labelled(verb, "advmod")
    where = sentence.deps[verb] == "relcl" and any(
        sentence.lemmas[row] == "where" for row in rows
    )
    return where and bool(sentence.labelled(verb, "nsubj"))


def _is_of_act(found: Found, act: Act, sentence: Sentence) -> bool:
    """Tell whether a count that an act's words hold is of the act.

    People are killed by force, and not by the criticism of a fire.
    """
    if found.count.kind not in HARM_KINDS:
        return found.count.kind not in OF_DEEDS or act.type not in WORDS
    if act.type == PROTEST:
        return not _is_of_thing(found, act, sentence)
    return act.type in HARMFUL


def _is_of_thing(found: Found, act: Act, sentence: Sentence) -> bool:
    """Tell of harm before a protest or of another thing: "after a fire killed ten"."""
    if found.cue < act.head and sentence.heads[found.cue] != act.head:
        return found.cue not in sentence.above(act.head)
    above = (r for r in sentence.above(found.cue) if r != act.head)
    between = [r for r in above if act.head in sentence.above(r)]
    marks = sentence.labelled(found.cue, "mark")
    after = any(sentence.lemmas[m] in ("after", "before") for m in marks)
    return after or any(sentence.lemmas[r] in HAPPENINGS for r in between)


def _belongs(found: Found, act: Act, sentence: Sentence) -> bool:
    """Tell whether a count is the act's own."""
    if found.cue == act.head:
        return True
    scope = frozenset(act.scope)
    if found.cue in scope or found.core in scope:
        return True
    return _is_neighbour(found.cue, act.head, sentence)


def _is_neighbour(cue: int, head: int, sentence: Sentence) -> bool:
    """Tell whether a word tells the outcome of an act: "a blast that killed 12".

    It hangs on the trigger as a clause, or the trigger is its subject; "left 12 dead"
    stands for the verb of its state.
    """
    above = sentence.heads[cue]
    verb = above if sentence.lemmas[above] in STATIVE else cue
    dep, over = sentence.deps[verb], sentence.heads[verb]
    if over == head and (
        dep in ("acl", "relcl") or (dep == "advcl" and sentence.tags[verb] == "VBG")
    ):
        return True
    return sentence.heads[head] == verb and sentence.deps[head] == "nsubj"


def _toll_behind(act: Act, told: Told) -> Iterator[Count]:
    """The toll of an attack that is told behind it."""
    if not _is_attack(act) or not _is_chief(act, told):
        return
    has = {count.kind for count in _own(act, told) if count.is_own}
    for index in range(act.sentence, act.sentence + FAR + 1):
        if index not in told.found or _leads_elsewhere(act, index, told):
            return
        tolls = [
            found.count
            for found in told.found[index]
            if _is_toll(found, act, index, told) and found.count.kind not in has
        ]
        yield from tolls
        has.update(count.kind for count in tolls if count.is_own)


def _is_chief(act: Act, told: Told) -> bool:
    """Tell whether no other attack of the sentence comes before."""
    same = (
        a for a in told.acts[act.sentence] if _is_attack(a) and a.index != act.index
    )
    return not any(other.head < act.head for other in same)


def _is_toll(found: Found, act: Act, index: int, told: Told) -> bool:
    """Tell whether a count tells what an attack before it did."""
    count = found.count
    if count.kind not in HARM_KINDS or count.total:
        return False
    if index > act.sentence:
        return True
    sentence = told.parse.sentences[index]
    return found.cue > act.head and _goes_on(found.cue, act.head, sentence)


def _goes_on(cue: int, head: int, sentence: Sentence) -> bool:
    """Tell whether a clause goes on from an act: "fired, and five were killed"."""
    row = cue
    if any(_is_place_where(r, sentence) for r in sentence.above(cue) if r > head):
        return False
    for _ in range(4):
        dep, above = sentence.deps[row], sentence.heads[row]
        if dep not in ("conj", "advcl", "relcl", "oprd", "acomp", "dep", "xcomp"):
            return False
        if dep != "relcl" and _is_of_another(row, sentence):
            return False
        within = above == head or head in sentence.above(above)
        if within and (dep != "relcl" or _is_its_outcome(row, sentence)):
            return True
        row = above
    return False


def _is_of_another(verb: int, sentence: Sentence) -> bool:
    """Tell whether somebody else does it: "after gunmen killed two"."""
    acting = sentence.labelled(verb, "nsubj") and sentence.labelled(verb, "dobj")
    marks = sentence.labelled(verb, "mark")
    return bool(acting) or any(sentence.lemmas[m] in ("after", "before") for m in marks)


def _is_its_outcome(verb: int, sentence: Sentence) -> bool:
    """Tell of "an attack on a convoy that killed six": the attack did, no convoy."""
    subjects = sentence.labelled(verb, "nsubj")
    return any(sentence.lemmas[row] in ("that", "which") for row in subjects)


def _leads_elsewhere(act: Act, index: int, told: Told) -> bool:
    """Tell whether a sentence tells of another happening than the attack before."""
    if index == act.sentence:
        return False
    sentence = told.parse.sentences[index]
    if not ELSEWHERE.isdisjoint(sentence.lemmas):
        return True
    return any(map(_is_another, told.acts.get(index, ())))


def _is_another(act: Act) -> bool:
    """Tell whether an act is an attack by somebody, and not only a toll."""
    return act.type == VIOLENT and bool(act.actors)
