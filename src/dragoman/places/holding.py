"""Tell whether the place that a name is tied to is that of an act.

"Talks on the war in Sudan" are not held in Sudan; what people say is said where they
are; a state that is visited is where the visit was.
"""

from __future__ import annotations

from typing import Final

from dragoman.knowledge.gazetteer import Candidate
from dragoman.knowledge.locatives import Locatives
from dragoman.places.ties import BEFORE_NOUN, Tie, clause_of
from dragoman.places.toponym import Toponym
from dragoman.records import Act, Parse, Sentence

# "Talks on the war in Sudan" are not held in Sudan.
TALKS: Final = frozenset(("CONSULT", "AGREE"))
# What is said is said where the speaker is, not where what it is about was.
SPOKEN: Final = frozenset(
    ("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "CONCEDE")
)
# "Visited Iran" was in Iran, though Iran is a party.
VISITS: Final = frozenset(("visit",))
HOLDING: Final = frozenset("hold convene open host stage conduct schedule".split())
# "Criticism of the handling of the war in Chechnya" is not in Chechnya.
MOST_NOUNS: Final = 1
# Ties of this worth ("from Gaza") say nothing where they hang on a noun.
WEAK: Final = 2.0


def core_of(act: Act, sentence: Sentence) -> frozenset[int]:
    """The rows of the words that name an act: "held" and "talks" in "held talks"."""
    named = (
        row
        for row in act.scope
        if act.trigger.start <= sentence.offsets[row] < act.trigger.end
    )
    return frozenset((act.head, *named))


def holds(tie: Tie, place: Candidate | None, act: Act, parse: Parse) -> bool:
    """Whether a tie can make its place that of an act at all."""
    sentence = parse.sentences[act.sentence]
    core = core_of(act, sentence)
    if act.type in SPOKEN and tie.how != "place":
        return False  # "Ankara's refusal"
    if tie.how == "object" and is_joined(sentence, act.head, tie.anchor):
        core |= {tie.anchor}
    if tie.how == "object" and act.mode in VISITS and tie.anchor in core:
        return True
    if tie.how != "place":
        # A country that is aimed at is a party; of a noun only its own names tell.
        is_state = place is None or place.precision == "country"
        return not is_state and (tie.how == "target" or tie.anchor in core)
    if tie.anchor in core:
        return True
    if act.type in SPOKEN:
        return tie.worth > WEAK and is_occasion(sentence, tie.anchor, core)
    if act.type in TALKS and act.head in sentence.above(tie.anchor):
        own = is_of_party(tie.anchor, act, parse) or is_held(sentence, tie.anchor)
        return tie.worth > WEAK and own
    return tie.worth > WEAK or sentence.pos[tie.anchor] in ("VERB", "AUX")


def is_occasion(sentence: Sentence, noun: int, core: frozenset[int]) -> bool:
    """Whether a noun is when something was said: "said at a meeting in Kabul"."""
    above = sentence.heads[noun]
    over = sentence.heads[above]
    beside = sentence.heads[over]
    return (
        sentence.deps[noun] == "pobj"
        and sentence.lemmas[above] in ("at", "in", "during", "after", "on")
        and (over in core or (sentence.deps[over] == "advcl" and beside in core))
    )


def is_joined(sentence: Sentence, row: int, verb: int) -> bool:
    """Whether a verb tells what came with another: "shelled Aden, killing ten"."""
    own = sentence.labelled(row, "nsubj", "nsubjpass")
    with_it = sentence.deps[row] in ("advcl", "conj") and sentence.heads[row] == verb
    return with_it and not own and sentence.tags[row] != "VB"


def is_of_party(row: int, act: Act, parse: Parse) -> bool:
    """Whether a word is whom one meets: "met the leader of Somalia in Nairobi"."""
    sentence = parse.sentences[act.sentence]
    heads = {parse.mentions[m].head for m in (*act.actors, *act.recipients)}
    above = sentence.heads[row]
    inner = sentence.lemmas[above] == "of" and sentence.heads[above] in heads
    return row in heads or inner


def is_party(parse: Parse, act: Act, toponym: Toponym) -> bool:
    """Whether a name stands for one of those who take part."""
    mention = parse.mention_at(toponym.sentence, toponym.head)
    parties = (*act.actors, *act.recipients)
    return mention is not None and mention.index in parties


def is_held(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells where talks were: "a meeting of the council held in"."""
    return sentence.deps[verb] == "acl" and sentence.lemmas[verb] in HOLDING


def is_owner(
    sentence: Sentence, row: int, place: Candidate | None, locatives: Locatives
) -> bool:
    """Whether a state only has what it stands before abroad: "the U.S. embassy"."""
    if place is None or place.precision != "country":
        return False
    above = sentence.heads[row]
    return sentence.deps[row] in BEFORE_NOUN and (
        sentence.lemmas[above] in locatives.foreign
    )


def is_teller(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells what others did: "said in Paris that he fled"."""
    return any(row > verb for row in sentence.labelled(verb, "ccomp"))


def is_predicate(sentence: Sentence, noun: int) -> bool:
    """Whether a noun only says what somebody is: "seen as an ally in the Gulf"."""
    as_such = sentence.deps[noun] == "pobj" and (
        sentence.lemmas[sentence.heads[noun]] == "as"
    )
    return sentence.pos[noun] == "NOUN" and (sentence.deps[noun] == "attr" or as_such)


def is_of_plan(sentence: Sentence, verb: int, name: int, head: int) -> bool:
    """Whether a place is where a plan was made: "agreed in Lima to hold talks"."""
    path = (head, *sentence.above(head))
    if verb not in path[1:] or not verb < name < head:
        return False
    below = path[path.index(verb) - 1]
    to = any(sentence.tags[c] == "TO" for c in sentence.labelled(below, "aux"))
    return sentence.deps[below] == "xcomp" and to and verb < below


def is_done_before(sentence: Sentence, clause: int, head: int) -> bool:
    """Whether a clause tells what was, and the act is to come: "was in A and will"."""
    path = (head, *sentence.above(head))
    below = path[path.index(clause) - 1]
    ahead = [
        any(sentence.tags[c] in ("MD", "TO") for c in sentence.labelled(row, "aux"))
        for row in (below, clause)
    ]
    past = sentence.tags[clause] in ("VBD", "VBN")
    return sentence.deps[below] == "conj" and past and ahead == [True, False]


def nearness(sentence: Sentence, anchor: int, head: int) -> float:
    """How near to the act's head a place hangs."""
    if anchor == head:
        return 3.0
    if head in sentence.above(anchor):
        return 2.0
    return 1.0 if anchor in sentence.above(head) else 0.0


def shares_clause(sentence: Sentence, tie: Tie, name: int, head: int) -> bool:
    """Whether the place of a name stands in a clause that the act stands in as well."""
    clause = clause_of(sentence, tie.anchor)
    if clause not in (head, *sentence.above(head)):
        return False
    if clause != head and (
        (name > tie.anchor and is_teller(sentence, tie.anchor))
        or is_predicate(sentence, tie.anchor)
        or is_of_plan(sentence, tie.anchor, name, head)
        or is_done_before(sentence, clause, head)
    ):
        return False
    nouns = 0
    for row in sentence.above(tie.anchor):
        if row == clause:
            break
        nouns += sentence.pos[row] == "NOUN"
    return nouns <= MOST_NOUNS
