"""Tell which acts count as events: those of which politics knows a party.

Sport, business and show business meet, beat, release and sign as well. An act
counts if one of its parties is political, or both or none need be, as its frame
says. A report on sport or everyday life is read with more doubt: there only those
who govern, judge, fight or keep order are parties, if the words leave no choice.
"""

from __future__ import annotations

from typing import Final

from dragoman.actors import Politics
from dragoman.knowledge.matters import is_everyday, violence_at_large
from dragoman.knowledge.party_words import party_words
from dragoman.knowledge.sport import is_sport
from dragoman.records import Act, Actor, Mention, Parse, Sentence

TEAMS: Final = ("state:", "people:", "region:", "capital:")
POWERS: Final = ("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "REB")
PRIVATE: Final = ("BUS", "JRN", "EDU", "HLH")
WORDS: Final = ("REQUEST", "REJECT", "ACCUSE", "THREATEN")
# What is done to one in power, by nobody said: "the premier was unseated".
TOLD: Final = (*WORDS, "SANCTION", "CONCEDE", "SUPPORT", "AID", "ASSAULT")
DEEDS: Final = ("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT")  # by anybody
STRIKE_OVER: Final = ("CONCEDE", "none")  # by whoever struck: nurses, pilots
FORCE: Final = ("ASSAULT", "MOBILIZE", "RETREAT")  # none of them is a firm's
FIRMS: Final = ("BUS", "JRN", "HLH")
MATERIAL: Final = (*DEEDS, "SANCTION", "AID")  # what a speaker does by himself
BY_GANGS: Final = ("ASSAULT", "THREATEN", "REQUEST")  # what bandits do and demand
AGAINST: Final = ("against", "on", "upon")
WITHIN: Final = ("in", "at", "near", "outside")
MODIFIERS: Final = ("amod", "compound", "nmod")


class Gate:
    """Decides for the acts of one report."""

    def __init__(self, parse: Parse, politics: Politics) -> None:
        """See what the report is about."""
        self.parse, self.politics = parse, politics
        lemmas = [lemma for s in parse.sentences for lemma in s.lemmas]
        matter = parse.skimmed
        self.sport = matter == "sport" or (matter is None and is_sport(lemmas))
        self.everyday = self.sport or matter is not None or is_everyday(lemmas)

    def lets_in(
        self, act: Act, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> bool:
        """Tell whether an act is an event of politics by itself."""
        sides = recipients or actors[1:]  # of a reciprocal act
        doers = tuple(a for a in actors if not _only_says(a, act))
        acting = any(self._is_party(a, act) for a in doers)
        acted = any(
            self._is_party(a, act)
            and not (actors and not acting and self._is_where(a, act))
            for a in sides
        )
        deed = act.type in DEEDS or (act.type, act.needs) == STRIKE_OVER
        if not deed and not self._is_serious(act, (*actors, *sides)):
            return False
        if act.type in FORCE and actors and all(a.sector in FIRMS for a in actors):
            return False
        match act.needs:
            case "none":
                anybody = bool(doers or recipients) and not self.everyday
                return anybody or acting
            case "both":
                return (
                    (acting and (acted or self._is_victim(act, sides)))
                    or self._among_powers(act, actors, sides)
                    or self._by_power(actors, sides)
                    or self._is_hurt(act, doers, sides)
                )
            case "power":
                return any(self.politics.has_power(a) for a in doers)
            case "actor":
                return (
                    acting
                    or (acted and (bool(actors) or self._is_told(act, sides)))
                    or (not self.everyday and self._is_protest(act, actors))
                )
            case _:
                return acting or acted or self._is_protest(act, actors)

    def _is_hurt(
        self, act: Act, doers: tuple[Actor, ...], sides: tuple[Actor, ...]
    ) -> bool:
        """Tell whether those in power are hurt by nobody said: "he was shot"."""
        return act.type == "ASSAULT" and not doers and self._is_told(act, sides)

    def _is_told(self, act: Act, sides: tuple[Actor, ...]) -> bool:
        """Tell whether a state or its leader undergoes it, by nobody said."""
        if self.everyday or act.type not in TOLD:
            return False
        s = self.parse.sentences[act.sentence]
        subjects = s.labelled(act.head, "nsubjpass")
        if s.deps[act.head] == "relcl":
            subjects += (s.heads[act.head],)  # "President Mora, who was shot"
        told = {
            m.words.start
            for m in map(self.parse.mentions.__getitem__, act.recipients)
            if m.sentence == act.sentence and m.head in subjects
        }
        return any(
            a.country is not None
            and self.politics.has_power(a)
            and a.words.start in told
            for a in sides
        )

    def _among_powers(
        self, act: Act, actors: tuple[Actor, ...], sides: tuple[Actor, ...]
    ) -> bool:
        """Tell whether those who rule, judge or fight speak to one another.

        Each alone may stand in a club or a firm as well: "the board", "the captain".
        """
        return (
            not self.everyday
            and act.type in WORDS
            and all(
                any(a.sector in POWERS and not a.implied for a in side)
                for side in (actors, sides)
            )
        )

    def _by_power(self, actors: tuple[Actor, ...], sides: tuple[Actor, ...]) -> bool:
        """Tell whether those in power act on somebody of whom anything is known.

        That is a state, a group or a name, be it one that no table has.
        """
        return (
            not self.everyday
            and any(self.politics.has_power(a) for a in actors)
            and any(a.sector or a.country or _is_name(a) for a in sides)
        )

    def is_harm(
        self, act: Act, actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
    ) -> bool:
        """Tell whether somebody is harmed, whoever it is.

        In a report on fighters that is an event: "two priests were murdered". Nouns
        that tell of no one deed ("killings", "violence") are none.
        """
        return (
            act.type == "ASSAULT"
            and act.needs != "both"
            and not self.everyday
            and not self._is_general(act)
            and any(a.sector or a.country for a in (*actors, *recipients))
        )

    def _is_victim(self, act: Act, sides: tuple[Actor, ...]) -> bool:
        """Tell whether violence falls on people of any kind: migrants, priests."""
        return (
            act.type == "ASSAULT" and not self.everyday and any(a.sector for a in sides)
        )

    def _is_general(self, act: Act) -> bool:
        """Tell whether a noun names deeds at large: plural, or without any article."""
        s = self.parse.sentences[act.sentence]
        if s.pos[act.head] not in ("NOUN", "PROPN"):
            return False
        own = s.labelled(act.head, "det", "poss", "nummod", "compound")
        return s.tags[act.head] in ("NNS", "NNPS") or not own

    def is_talk(self, act: Act, actors: tuple[Actor, ...]) -> bool:
        """Tell whether violence is spoken of as a whole, and no deed is told.

        "The violence of the rebels must end", "rebel attacks"; not so where the words
        say who was hit, or count the deeds.
        """
        s = self.parse.sentences[act.sentence]
        if act.type != "ASSAULT" or s.pos[act.head] != "NOUN":
            return False
        if s.labelled(act.head, "nummod", "relcl", "acl") or " " in act.trigger.text:
            return False
        if _left_hurt(s, act.head):
            return False
        behind = s.words[act.head + 1 : act.head + 2]  # wherever the parser hangs it
        hit = bool(act.recipients) or " ".join(behind).lower() in AGAINST
        if len(actors) > 1 or hit:
            return False
        return s.tags[act.head] == "NNS" or s.lemmas[act.head] in violence_at_large()

    def _is_serious(self, act: Act, parties: tuple[Actor, ...]) -> bool:
        """Tell whether words or dealings have a party that is not private.

        Firms, papers and schools of a state deal with one another, and a state may
        only be named to say whose a thing is: "agreed to buy its Danish rival".
        """
        political = self.politics.is_political
        private = [a for a in parties if a.sector in PRIVATE and political(a)]
        return len(private) > 1 or any(
            (a.sector is not None or political(a))
            and a.sector not in PRIVATE
            and not (self._is_state(a) and self._is_aside(a, act))
            for a in parties
        )

    def _is_party(self, actor: Actor, act: Act) -> bool:
        if not self.politics.is_political(actor):
            return self._is_gang(actor, act)
        if not self.everyday:
            return True
        return self.politics.has_power(actor) and not self._in_passing(actor, act)

    def _is_gang(self, actor: Actor, act: Act) -> bool:
        """Tell whether bandits, pirates or a cartel kill, threaten or demand."""
        if self.everyday or actor.sector != "CRM" or act.type not in BY_GANGS:
            return False
        if not self.politics.is_firm(actor):
            return False
        acting = map(self.parse.mentions.__getitem__, act.actors)
        return any(m.words.start == actor.words.start for m in acting)

    def _in_passing(self, actor: Actor, act: Act) -> bool:
        """Tell whether a state or leader is named without being a party.

        As a team, in an adjective ("US shops"), as what "it" may stand for, or by a
        surname that others bear as well.
        """
        if actor.role is None and self.sport:
            return True
        if self._is_state(actor):
            pointed_to = actor.antecedent is not None and actor.role is None
            return self.sport or pointed_to or self._is_aside(actor, act)
        leader = (actor.entity or "").startswith("leader:")
        return leader and actor.antecedent is None and " " not in actor.words.text

    def _is_state(self, actor: Actor) -> bool:
        return (actor.entity or "").startswith(TEAMS)

    def _is_aside(self, actor: Actor, act: Act) -> bool:
        """Tell whether the words of a party only say whose a thing is."""
        return any(
            self._belongs_to_thing(mention, act)
            for mention in map(self.parse.mentions.__getitem__, _parties(act))
            if mention.words.start == actor.words.start
        )

    def _is_where(self, actor: Actor, act: Act) -> bool:
        """Tell whether a state or capital is but where somebody private does a thing.

        "The tenor pulled out of the gala in Vienna", "cut its flights to Rome".
        """
        if act.type in DEEDS or not self._is_state(actor):
            return False
        capital = (actor.entity or "").startswith("capital:")
        places = (*WITHIN, "to", "from") if capital else WITHIN
        return any(
            self._preposition(mention) in places
            for mention in map(self.parse.mentions.__getitem__, _parties(act))
            if mention.words.start == actor.words.start
        )

    def _preposition(self, mention: Mention) -> str:
        s = self.parse.sentences[mention.sentence]
        above = s.heads[mention.head]
        return s.words[above].lower() if s.deps[mention.head] == "pobj" else ""

    def _belongs_to_thing(self, mention: Mention, act: Act) -> bool:
        """Tell whether a mention only says whose a thing is that is not the act."""
        s = self.parse.sentences[mention.sentence]
        above = s.heads[mention.head]
        if s.deps[mention.head] not in MODIFIERS or above == act.head:
            return False
        if act.trigger.start <= s.offsets[above] < act.trigger.end:
            return False
        whole = self.parse.mention_at(mention.sentence, above)
        return whole is None or whole.kind == "thing"

    def _is_protest(self, act: Act, actors: tuple[Actor, ...]) -> bool:
        """Workers, students and villagers are parties of politics when they protest.

        Not so fans and customers.
        """
        return (
            act.type == "PROTEST"
            and not self.sport
            and any(a.sector and self.politics.is_firm(a) for a in actors)
        )


def demands_of(acts: tuple[Act, ...], kept: set[int]) -> set[int]:
    """What protesters ask for, refuse or blame in the same sentence."""
    protests = {
        (act.sentence, act.actors)
        for act in acts
        if act.index in kept and act.type == "PROTEST" and act.actors
    }
    return {
        act.index
        for act in acts
        if act.type in WORDS and (act.sentence, act.actors) in protests
    }


def _left_hurt(s: Sentence, noun: int) -> bool:
    """Tell whether a noun "left ten injured": then somebody was hit."""
    verb = s.heads[noun]
    states = s.labelled(verb, "oprd", "acomp", "ccomp", "xcomp", "conj")
    return (s.lemmas[verb], s.deps[noun]) == ("leave", "nsubj") and any(
        s.words[row] in party_words().hurt for row in states
    )


def _parties(act: Act) -> tuple[int, ...]:
    return (*act.actors, *act.recipients)


def _is_name(actor: Actor) -> bool:
    """Tell whether the last word of a party has a capital: "Arjun Rampal"."""
    return actor.words.text.split()[-1][:1].isupper()


def _only_says(actor: Actor, act: Act) -> bool:
    """Tell what a speaker says to whom he speaks: "I thank you", "we are ready"."""
    return actor.how == "title" and act.type not in MATERIAL
