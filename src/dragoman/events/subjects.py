"""Find of whom a verb is told, and whether he does it or undergoes it.

English hides him: the subject of "to sign" stands before "agreed", that of "killing"
in the main clause, and whoever is told to "stop" behind the word of speech.
"""

from __future__ import annotations

from typing import Final

from dragoman.events.dependents import (
    VERBS,
    is_infinitive,
    is_of_it,
    modifiers,
    preps_of,
    ups_of,
)
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence

SUBJECTS: Final = ("nsubj", "csubj")
PASSIVE_SUBJECTS: Final = ("nsubjpass", "csubjpass")
ASKED_BEHIND: Final = ("on", "upon", "to", "for", "with")
BLAMING: Final = ("of", "for", "from", "over", "with")
CONTROLLED: Final = ("xcomp", "advcl")
SHARING: Final = tuple("conj xcomp acomp advcl ccomp dep parataxis".split())
MEANWHILE: Final = ("as", "while")
RELATIVES: Final = frozenset("who which that whom".split())


def find_subjects(s: Sentence, row: int) -> tuple[tuple[int, ...], str]:
    """The heads of a verb's subject, its own or one that it shares, and how."""
    torn = [r for c in s.labelled(row, "csubj") for r in _torn_from(s, c)]
    if torn:  # "the judge leading the inquiry has charged him"
        return tuple(torn), ""
    own = s.labelled(row, *SUBJECTS, *PASSIVE_SUBJECTS)
    if own:
        return _through_relatives(s, own, row), ""
    dep, head = s.deps[row], s.heads[row]
    if _describes_noun(s, row):
        if is_infinitive(s, row):
            return _subject_before_to(s, head)
        noun = row - 1 if _of_people(s, row) else head
        described = "the subject is the noun that the clause describes"
        return _among(s, noun) or (noun,), described
    if s.pos[head] in ("VERB", "AUX") and head != row:
        there = s.labelled(row, "expl")  # "there is no threat, officials said"
        return ((), "") if there else _subject_from_verb(s, row)
    if dep in ("pcomp", "pobj"):
        named = _named_before(s, head)
        aside = (named, "whoever is named before the aside acts")
        return aside if named else _subject_above_preposition(s, row)
    verb = s.heads[head]
    if s.deps[head] == "acomp" and s.pos[verb] in ("VERB", "AUX"):
        return find_subjects(s, verb)[0], "shares the subject of the verb above"
    return (), ""


def _among(s: Sentence, noun: int) -> tuple[int, ...]:
    """Who is named in "among those held was the mayor"."""
    prep = s.heads[noun]
    if s.deps[noun] != "pobj" or s.words[noun] != "those" or s.heads[prep] < noun:
        return ()
    return s.labelled(s.heads[prep], "nsubj") if s.words[prep] == "Among" else ()


def _torn_from(s: Sentence, participle: int) -> tuple[int, ...]:
    """What the participle behind it describes, where the parser makes a clause of both.

    "That rebels fled" and "why rebels fled" are clauses in truth.
    """
    alone = s.tags[participle] == "VBG" and not s.labelled(participle, "aux", "mark")
    return s.labelled(participle, "nsubj") if alone else ()


def _subject_before_to(s: Sentence, noun: int) -> tuple[tuple[int, ...], str]:
    """Whose an infinitive behind a noun is: "Peru's plan to", "Peru, Chile to sign"."""
    if s.pos[noun] == "PROPN":
        beside = tuple(r for r in s.labelled(noun, "appos") if r == noun + 2)
        return (noun, *beside), "the subject is the name before the infinitive"
    given = _given(s, s.heads[noun]) if s.deps[noun] == "dobj" else ()
    return given or holders_of(s, noun), "the subject is the holder of the noun above"


def _given(s: Sentence, verb: int) -> tuple[int, ...]:
    """Who is given a thing to do something with: "gave the army a day to leave"."""
    return tuple(r for r in s.labelled(verb, "dative") if s.pos[r] != "ADP")


def _describes_noun(s: Sentence, row: int) -> bool:
    """Tell whether a clause describes a noun: "nurses striking", "a striking nurse"."""
    if s.deps[row] == "amod":
        return s.tags[row] == "VBG"
    if s.deps[row] == "advcl":  # "fired on demonstrators demanding bread"
        return _of_people(s, row)
    if s.deps[row] == "xcomp":  # "Laos and Oman to meet"
        return s.pos[s.heads[row]] == "PROPN" and is_infinitive(s, row)
    return s.deps[row] in ("acl", "relcl") and s.pos[s.heads[row]] not in VERBS


def _of_people(s: Sentence, row: int) -> bool:
    """Tell whether a participle is said of the people it stands right behind."""
    before = row - 1
    return (
        s.tags[row] == "VBG"
        and s.lemmas[row] in party_words().of_people
        and s.tags[before] == "NNS"
        and s.deps[before] in ("pobj", "dobj")
    )


def _subject_from_verb(s: Sentence, row: int) -> tuple[tuple[int, ...], str]:
    """The subject that a verb has from the verb above it."""
    dep, head = s.deps[row], s.heads[row]
    if is_imperative(s, row):
        return _addressees(s, head), "who is spoken to is to do it"
    design = _design(s, row)
    if design >= 0:
        return holders_of(s, design), "the subject is the holder of the noun above"
    if is_outcome(s, row):
        above = s.heads[head]
        return find_subjects(s, above)[0], "shares the subject of the verb above"
    if dep in CONTROLLED and not is_passive(s, head):
        controller = (
            _controller(s, head, row) if dep == "xcomp" or is_infinitive(s, row) else ()
        )
        if controller:
            return controller, "the object of the verb above acts"
    if dep in SHARING:
        above = s.heads[head] if _of_who_tells(s, row) else head
        found = _whose_lot(s, above) or find_subjects(s, above)[0]
        return found, "shares the subject of the verb above"
    return (), ""


def _whose_lot(s: Sentence, verb: int) -> tuple[int, ...]:
    """Who does what "it" is to him: "it is my honour to", "it is up to Iran to"."""
    if not is_of_it(s, verb):
        return ()
    nouns, ups = s.labelled(verb, "attr"), ups_of(s, verb)
    found = [row for noun in nouns for row in s.labelled(noun, "poss")]
    found += [row for up in ups for name, row in preps_of(s, up) if name == "to"]
    return tuple(found)


def is_outcome(s: Sentence, row: int) -> bool:
    """Tell what the main clause brought about, behind one that says when it was.

    In "fired as the crowd left, killing ten" the crowd kills nobody.
    """
    head = s.heads[row]
    meanwhile = any(s.words[m].lower() in MEANWHILE for m in s.labelled(head, "mark"))
    return (
        meanwhile
        and (s.deps[row], s.tags[row], s.deps[head]) == ("advcl", "VBG", "advcl")
        and s.words[row - 1] == ","
        and s.heads[head] < head < row
    )


def _of_who_tells(s: Sentence, row: int) -> bool:
    """Tell a second verb of whoever says something from one of what is said.

    "Said rebels had shelled Goma and urged Kigali to leave": what others had done is
    told before what the speaker asks for; that the parser hangs on it.
    """
    words, deed = party_words(), s.heads[row]
    had = any(s.words[c] == "had" for c in s.labelled(deed, "aux"))
    return (
        (s.deps[row], s.tags[row], s.deps[deed]) == ("conj", "VBD", "ccomp")
        and had
        and s.lemmas[row] in words.bidding
        and s.lemmas[deed] not in words.talking
    )


def _design(s: Sentence, row: int) -> int:
    """The noun behind which an infinitive stands that the parser gives to the verb.

    For "held two men over a plot to kill", "foiled a plot to kill"; -1 if there is
    none.
    """
    before = next((c for c in s.labelled(row, "aux") if s.tags[c] == "TO"), 0) - 1
    hindered = s.lemmas[s.heads[row]] in party_words().hindering
    deps = ("advcl", "xcomp") if hindered else ("advcl",)
    if s.deps[row] not in deps or before < 0 or s.pos[before] != "NOUN":
        return -1
    return before if s.lemmas[before] in party_words().design else -1


def is_imperative(s: Sentence, row: int) -> bool:
    """Tell whether a verb in front of its word of speech orders: "Stop," she said."""
    return (
        s.tags[row] == "VB"
        and s.deps[row] == "ccomp"
        and row < s.heads[row]
        and not s.labelled(row, *SUBJECTS, *PASSIVE_SUBJECTS, "aux")
    )


def _addressees(s: Sentence, verb: int) -> tuple[int, ...]:
    """To whom something is said: "told Chile", "said to Chile"."""
    behind = tuple(row for name, row in preps_of(s, verb) if name == "to")
    return s.labelled(verb, "dobj", "dative") or behind


def _controller(s: Sentence, verb: int, inner: int) -> tuple[int, ...]:
    """Who acts in the infinitive behind "urged Mali to", "called on Mali to".

    Who summons an envoy to protest does so himself.
    """
    lemma, words = s.lemmas[verb], party_words()
    if lemma == "summon" and s.lemmas[inner] in words.voiced:
        return ()
    direct = lemma in words.object_control
    found = s.labelled(verb, "dobj", "dative") if direct else ()
    if not found and (direct or lemma in words.preposition_control):
        found = tuple(r for name, r in preps_of(s, verb) if name in ASKED_BEHIND)
    return found or (() if lemma in words.sending else _given(s, verb))


def _subject_above_preposition(s: Sentence, row: int) -> tuple[tuple[int, ...], str]:
    """For "accused rebels of killing", "praised Kenya for hosting": the object.

    So too in "the conviction of a man for killing".
    """
    prep = s.heads[row]
    above = s.heads[prep]
    while s.deps[above] in ("prep", "advmod"):  # "stopped short of"
        above = s.heads[above]
    aimed = _aimed_at(s, above) if s.words[prep] == "for" else ()
    if aimed:
        return aimed, "whoever is spoken of did what it is for"
    if s.pos[above] == "ADJ":  # "was guilty of killing", "rebels guilty of killing"
        verb = s.heads[above]
        return _subject_of_adjective(s, above, verb)
    if s.pos[above] in ("VERB", "AUX"):
        name = s.words[prep].lower()
        objects = s.labelled(above, "dobj")
        warned = name == "against" and s.lemmas[above] in party_words().warning
        if objects and (warned or name in (*BLAMING, "into")):
            return objects, "the object of the verb above acts"
        return find_subjects(s, above)[0], "shares the subject of the verb above"
    if s.words[prep].lower() == "against" and _is_warned(s, above):
        return (above,), "the object of the verb above acts"
    undergone = s.lemmas[above] in party_words().undergone
    whose = s.labelled(above, "poss") or tuple(
        r for name, r in preps_of(s, above) if name == "of"
    )
    if s.words[prep] == "for" and undergone and whose:
        return whose, "whoever undergoes it did what it is for"
    return holders_of(s, above), "the subject is the holder of the noun above"


def _named_before(s: Sentence, prep: int) -> tuple[int, ...]:
    """The subject, of an aside behind it: "Mora, under fire for blaming Mali, said"."""
    at = s.heads[prep]
    if s.pos[at] in VERBS:
        return ()
    while s.deps[at] in ("pobj", "prep"):
        at = s.heads[at]
    subjects = s.labelled(at, "nsubj") if s.pos[at] in VERBS else ()
    if not subjects or not subjects[0] < prep < at:
        return ()
    return subjects if "," in s.words[subjects[0] : prep] else ()


def _aimed_at(s: Sentence, above: int) -> tuple[int, ...]:
    """At whom feelings are aimed: "voiced anger at Mali for", "hit out at Mali for"."""
    verb = above if s.pos[above] in VERBS else s.heads[above]
    told = s.labelled(verb, "dobj", "acomp", "prt")
    pairs = [pair for row in (verb, *told) for pair in preps_of(s, row)]
    return tuple(r for name, r in pairs if name == "at") if told else ()


def _is_warned(s: Sentence, noun: int) -> bool:
    """Tell "warned Mali against leaving" from "led a campaign against leaving"."""
    warning = s.lemmas[s.heads[noun]] in party_words().warning
    return warning and s.deps[noun] == "dobj"


def _subject_of_adjective(
    s: Sentence, row: int, above: int
) -> tuple[tuple[int, ...], str]:
    """Of whom an adjective is told, by a verb or by standing behind him."""
    if s.pos[above] in VERBS:
        return find_subjects(s, above)[0], "shares the subject of the verb above"
    behind = s.deps[row] == "amod" and row > above
    return ((above,), "the noun above is told to be so") if behind else ((), "")


def holders_of(s: Sentence, noun: int) -> tuple[int, ...]:
    """Whose a noun is: its possessor, its verb's subject, its adjective's people."""
    found = s.labelled(noun, "poss")
    if found:
        return found
    by = tuple(r for name, r in preps_of(s, noun) if name == "by")
    if by:
        return by
    head = s.heads[noun]
    if s.deps[noun] in ("dobj", "attr") and s.pos[head] in ("VERB", "AUX"):
        hindered = s.lemmas[head] in party_words().hindering
        if hindered:  # "rejected the Israeli plan to occupy Gaza"
            return tuple(r for r in modifiers(s, noun) if s.words[r][0].isupper())
        there = s.labelled(head, "expl")  # "there is no plan to meet"
        return () if there else find_subjects(s, head)[0]
    of = tuple(r for name, r in preps_of(s, noun) if name == "of")
    return of or modifiers(s, noun) or _blamed(s, noun)


def _blamed(s: Sentence, noun: int) -> tuple[int, ...]:
    """Whose something is for which he suffers: "jailed two men over a plot"."""
    prep = s.heads[noun]
    if s.deps[noun] != "pobj" or s.words[prep].lower() not in BLAMING:
        return ()
    return s.labelled(s.heads[prep], "dobj", "nsubjpass")


def _through_relatives(
    s: Sentence, rows: tuple[int, ...], verb: int
) -> tuple[int, ...]:
    """Put the noun that "who" or "which" stands for in its place."""
    if s.deps[verb] != "relcl":
        return _cleft(s, verb, rows)
    noun = s.heads[verb]
    if "that" in (s.words[r] for r in rows):  # no name has such a clause of its own
        noun = _above_place(s, noun)
    told = [_whole_list(s, noun, r) for r in rows if s.words[r].lower() in RELATIVES]
    others = [r for r in rows if s.words[r].lower() not in RELATIVES]
    return (*(r for listed in told for r in listed), *others)


def _whole_list(s: Sentence, noun: int, relative: int) -> tuple[int, ...]:
    """All of whom a clause behind a comma tells: "Mali and other states, which met"."""
    first = noun
    while s.deps[first] == "conj" and s.heads[first] < first:
        first = s.heads[first]
    every = s.words[relative - 1] == "," and s.lemmas[noun - 1] == "other"
    return (first, noun) if every and first != noun else (noun,)


def _above_place(s: Sentence, noun: int) -> int:
    """The noun before "in Lima", of which "that killed ten" is said."""
    row = noun
    while s.deps[row] == "appos" and s.pos[row] == "PROPN":
        row = s.heads[row]
    above = s.heads[s.heads[row]]
    placed = s.deps[row] == "pobj" and s.words[s.heads[row]] in ("in", "at", "near")
    named = s.pos[row] == "PROPN" and s.pos[above] == "NOUN"
    return above if placed and named else noun


def _cleft(s: Sentence, verb: int, rows: tuple[int, ...]) -> tuple[int, ...]:
    """In "it was Russia that attacked" whoever attacked stands in front of "that"."""
    above = s.heads[verb]
    it_is = s.lemmas[above] == "be" and is_of_it(s, above)
    named = s.labelled(above, "attr") if it_is else ()
    return named if named and s.words[rows[0]].lower() in RELATIVES else rows


def is_passive(s: Sentence, row: int) -> bool:
    """Tell whether a verb stands in the passive."""
    kids = s.children[row]
    deps = {s.deps[c] for c in kids}
    if {"nsubj", "dobj", "agent"} <= deps:  # "police banned a march by students"
        deps -= {"agent"}
    if deps & {"nsubjpass", "auxpass", "agent"}:
        return True
    if s.tags[row] != "VBN":
        return False
    if s.deps[row] == "acl" and _is_torn(s, row):
        return False
    if s.deps[row] in ("acl", "advcl"):
        return not any(s.deps[c] == "aux" for c in kids)
    if s.deps[row] == "conj" and not any(s.deps[c] in ("aux", "dobj") for c in kids):
        above = s.heads[row]
        left = s.lemmas[s.heads[above]] == "leave"  # "left ten injured and two held"
        state = left and s.deps[above] in ("oprd", "acomp")
        return state or (s.pos[above] == "VERB" and is_passive(s, above))
    return False


def _is_torn(s: Sentence, row: int) -> bool:
    """Tell whether a main verb was read as a participle: "the ministry condemned it".

    A participle that describes a noun has no object of its own, and a sentence has a
    main verb: "The minister, who was in Abuja, called on the president."
    """
    head = s.heads[row]
    if s.heads[head] != head:
        return False
    told = any(c < row for c in s.labelled(head, "relcl"))
    return bool(s.labelled(row, "dobj")) or (told and s.words[row - 1] == ",")
