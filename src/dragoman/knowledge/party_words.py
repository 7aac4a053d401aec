"""Words that tell who acts and who is acted upon, whatever the act.

The file of the lexicon, `parties.txt`, says at its head what each section holds.
"""

from __future__ import annotations

from functools import cache

import msgspec

from dragoman.knowledge.tables import data_path, read_lists_as


class PartyWords(msgspec.Struct, frozen=True):
    """The sections of the file, as dictionary forms.

    Attributes:
        voiced: Verbs of what who summons somebody does himself.
        object_control: Verbs whose object acts in their infinitive.
        bidding: Verbs by which whoever reports of others asks or warns.
        talking: Verbs that go before such a one with the same subject.
        telling: Verbs whose object hears them: "assured Mali in a call".
        meeting: Verbs whose object hears what the subject says next.
        talks: Nouns of talks, whose matter has not happened: "talks on a withdrawal".
        discussing: Verbs of such talks.
        preposition_control: Verbs whose "on", "to" or "with" names who acts in it.
        time: Heads that name a time.
        hour: The same, but not with a capital: "the Golden Dawn".
        amount: Heads that name money or a measure.
        joint: Adjectives that say that several act together.
        mediation: Nouns of what a third party does between two others.
        made: Verbs whose object comes into being.
        sending: Verbs whose object acts for the subject.
        unless: Words before a clause that could undo an act.
        condition: Words that do so behind a threat or before "not".
        means: Nouns before an event noun that tell its means or rank.
        water: Heads of the names of waters and borders.
        process: Nouns of groups that with "of" name what is done.
        number: Nouns that stand for people unless things follow behind "of".
        of_people: Verbs that tell in "-ing" of the people in front of them.
        hindering: Verbs whose object is the doing of others.
        own: Nouns, and verbs in the passive, of what is done by whose thing it is.
        letter: Writings that tell of what is done by whose they are.
        posing: Verbs whose participle tells who is a threat: "posed by Iran".
        hazard: Nouns of what may befall people and nobody does: "warned of floods".
        where: Nouns before which the name of a land says where: "the Iraq war".
        part: Nouns for a part of a body, which acts in its name.
        undergone: Nouns whose owner had it done to him: "the leader's arrest".
        deadly: Nouns for force where somebody is killed by it: "the raid killed two".
        hurt: Adjectives for what an attack leaves of somebody: "left five men dead".
        inert: Nouns before a thing that name no party.
        manner: Nouns of how and why, behind "with": no side takes part by them.
        circumstance: Prepositions before what an act is not about.
        official: Bodies that complain for a state, and do not march.
        occasion: What people gather for, and is done nothing: "police for the summit".
        design: Nouns of what somebody means to do, behind which it is told.
        done: Participles before which stands who does it: "a Saudi-led raid".
        vague_harm: Verbs by which one warns of harm and does not say of what.
        own_side: Words by which somebody speaks of his own side.
        warning: Verbs whose object is to leave undone what stands behind "against".
        armed: Nouns of those whose attack is one with arms.
        attacked: Nouns before an attack of what it befalls: "the embassy bombing".
        guarding: Verbs of who keeps others from harm, and does them none.
        aftermath: Nouns for what an act leaves, and times of it: "the effects of war".
        mass: Nouns that name somebody only with a word before them: "the power".
        weapon: Names of arms: "the delivery of Leopard tanks".
        onslaught: Nouns of attacks, before which they stand.
        texts: Nouns of what would do a thing once it is adopted.
        instrument: Nouns behind "with" of that by which something is done.
    """

    voiced: frozenset[str]
    object_control: frozenset[str]
    bidding: frozenset[str]
    talking: frozenset[str]
    telling: frozenset[str]
    meeting: frozenset[str]
    talks: frozenset[str]
    discussing: frozenset[str]
    preposition_control: frozenset[str]
    time: frozenset[str]
    hour: frozenset[str]
    amount: frozenset[str]
    joint: frozenset[str]
    mediation: frozenset[str]
    made: frozenset[str]
    sending: frozenset[str]
    unless: frozenset[str]
    condition: frozenset[str]
    means: frozenset[str]
    water: frozenset[str]
    process: frozenset[str]
    number: frozenset[str]
    of_people: frozenset[str]
    hindering: frozenset[str]
    own: frozenset[str]
    letter: frozenset[str]
    posing: frozenset[str]
    hazard: frozenset[str]
    where: frozenset[str]
    part: frozenset[str]
    undergone: frozenset[str]
    deadly: frozenset[str]
    hurt: frozenset[str]
    inert: frozenset[str]
    manner: frozenset[str]
    circumstance: frozenset[str]
    official: frozenset[str]
    occasion: frozenset[str]
    design: frozenset[str]
    done: frozenset[str]
    vague_harm: frozenset[str]
    own_side: frozenset[str]
    warning: frozenset[str]
    armed: frozenset[str]
    attacked: frozenset[str]
    guarding: frozenset[str]
    aftermath: frozenset[str]
    mass: frozenset[str]
    weapon: frozenset[str]
    onslaught: frozenset[str]
    texts: frozenset[str]
    instrument: frozenset[str]


@cache
def party_words() -> PartyWords:
    """Read the file of the package, once.

    Raises:
        BadData: A section is unknown, or a word stands outside of all.
    """
    return read_lists_as(data_path("lexicon", "en", "parties.txt"), PartyWords)
