"""Put the acts of a sentence into one another: an act may be about another act.

"agreed to withdraw" is AGREE about RETREAT; "urged Israel to halt the raids" is
REQUEST about the raids. The outer act tells how real the inner one is, and lends
it a party that its own words do not name.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dragoman.events.aims import is_mere_aim, main_of
from dragoman.events.attribution import Attribution, read_attribution
from dragoman.events.complaints import REBUKE, as_complaint
from dragoman.events.declaring import Declaring
from dragoman.events.demands import find_demands
from dragoman.events.frames import PARTIES
from dragoman.events.lending import lend_causes, lend_demands
from dragoman.events.linking import Link, Linker
from dragoman.events.menaces import find_menaces
from dragoman.events.nodes import Node
from dragoman.events.noting import Standing
from dragoman.events.readings import Reader, Reading
from dragoman.events.roles import BLAMING, Caster, Roles
from dragoman.events.same import told_once
from dragoman.events.standing import is_talked_of, read_standing
from dragoman.events.verdicts import read_verdict
from dragoman.events.warnings import find_warnings
from dragoman.knowledge.codebook import ENDED, Codebook
from dragoman.knowledge.frames import Frame
from dragoman.knowledge.lexicon import Lexicon
from dragoman.knowledge.party_words import party_words
from dragoman.records import Kind, Sentence

# Who answers an offer or a demand is the one to whom it was made.
ANSWERS: Final = ("AGREE", "CONCEDE", "REJECT", "SUPPORT")
ASKS: Final = ("AGREE", "REQUEST", "THREATEN")
# What these acts are about was done by others.
GROUNDS: Final = ("over", "for")
PUNISHING: Final = ("COERCE", "SANCTION")
OF_OTHERS: Final = ("ACCUSE", "COERCE", "PROTEST", "SANCTION", "SUPPORT")
# What somebody says to somebody: it was said, even if it is then rejected.
SAID: Final = (*ASKS, "ACCUSE")

CALLING: Final = ("announce",)  # "announced a march" before anybody marched

# What one says or shows is done by the very act that serves it: "marched to demand".
BY_WORDS: Final = tuple("ACCUSE PROTEST REJECT REQUEST SUPPORT THREATEN".split())


class Composer:
    """Composes the acts of one sentence."""

    def __init__(
        self,
        s: Sentence,
        lexicon: Lexicon,
        codebook: Codebook,
        kind: Callable[[int], Kind],
        several: Callable[[int], bool],
    ) -> None:
        """Keep the sentence and what is known."""
        self.s, self.lexicon, self.codebook, self.kind = s, lexicon, codebook, kind
        self.reader = Reader(s, lexicon, kind)
        self.caster = Caster(s, kind, self.reader.light_verbs, several)
        self.readings: dict[int, Reading] = {}
        self.standings: dict[int, Standing] = {}

    def compose(self) -> tuple[Node, ...]:
        """The acts of the sentence, each before what it is about."""
        linker = Linker(self.s, self.lexicon, self.codebook, self.reader)
        self.readings = linker.readings
        links = linker.links()
        self.standings = {
            row: self._standing(reading, links.get(row))
            for row, reading in self.readings.items()
        }
        for row in self.readings:
            self._turn_displeasure(row)
        nodes: dict[int, Node] = {}
        for row in self._outer_first(links):
            nodes[row] = self._node(row, links.get(row), nodes)
        content = {link.outer: link.inner for link in reversed(links.values())}
        nodes = {
            row: self._fill_from_content(node, content, nodes)
            for row, node in nodes.items()
        }
        nodes = lend_demands(self.s, lend_causes(self.s, nodes))
        find = self.caster.find
        found = find_demands(self.s, self.lexicon, self.readings, find.parties)
        found += find_warnings(self.s, self.lexicon, self.readings, find)
        found += find_menaces(self.s, self.lexicon, self.readings, find)
        declaring = Declaring(
            self.s, self.lexicon, self.codebook, self.readings, self.standings
        )
        for node in nodes.values():
            if node.type:  # a mere statement tells of an act and is none
                inner = nodes.get(node.content)
                found += declaring.told(node, inner, linked=node.row in links)
        return told_once(self.s, tuple(found), self.kind)

    def _turn_displeasure(self, row: int) -> None:
        """Read "is not welcome" and "was not happy with" as words of blame."""
        reading, standing = self.readings[row], self.standings[row]
        frame = reading.match.frame
        pleased = frame.type == "SUPPORT" and (frame.said or frame.pos == "a")
        if standing.status != "undone" or not pleased:
            return
        frame = msgspec.structs.replace(frame, **REBUKE)
        match = msgspec.structs.replace(reading.match, frame=frame)
        why = (*reading.why, "who is not pleased disapproves: ACCUSE")
        self.readings[row] = msgspec.structs.replace(reading, match=match, why=why)
        self.standings[row] = msgspec.structs.replace(
            standing, status="happened", negated=False
        )

    def _standing(self, reading: Reading, link: Link | None) -> Standing:
        """How real an act is by its own words, without those of the act above it."""
        above = {link.outer} if link and link.status != "happened" else set()
        aside = reading.match.no | above
        carrier = reading.carrier
        found = read_standing(self.s, reading.row, carrier, self.lexicon, aside)
        type_ = reading.match.frame.type
        mere = type_ is not None and self.codebook.is_cooperative(type_)
        if mere and is_talked_of(self.s, reading.row):
            why = (*found.why, "it is only talked of")
            return msgspec.structs.replace(found, status="hypothetical", why=why)
        called = carrier >= 0 and self.s.lemmas[carrier] in CALLING
        if type_ == "PROTEST" and called:  # and not held as yet
            status = self.lexicon.statuses.under_word("planned", found.status)
            why = (*found.why, f"'{self.s.lemmas[carrier]}' makes it planned")
            return msgspec.structs.replace(found, status=status, why=why)
        return found

    def _outer_first(self, links: dict[int, Link]) -> list[int]:
        """The acts, each behind that in which it stands and, if it may, its main act.

        In "time to get people to be freed" one may be the other's aim and its content.
        """

        def depth(row: int) -> int:
            steps = 0
            while row >= 0 and steps <= len(self.readings):
                row = (
                    links[row].outer
                    if row in links
                    else main_of(self.s, row, self.readings)
                )
                steps += 1
            return steps

        order: list[int] = []
        for row in sorted(self.readings, key=lambda row: (depth(row), row)):
            above = [row]
            while above[-1] in links:
                above.append(links[above[-1]].outer)
            order += [at for at in reversed(above) if at not in order]
        return order

    def _node(self, row: int, link: Link | None, nodes: dict[int, Node]) -> Node:
        reading, standing = self.readings[row], self.standings[row]
        roles = self.caster.cast(reading)
        frame = as_complaint(self.s, reading.match, roles.actors, self.kind)
        why = [*reading.why, *roles.why, *standing.why]
        status, effect = self._reality(row, link, nodes)
        if link is not None:
            if not self._is_mere_cause(link):
                roles = self._lend(roles, nodes[link.outer], reading)
            why.append(f"'{self.s.words[link.outer]}' makes it {status}")
        attribution = read_attribution(self.s, standing.top, self.lexicon)
        roles, type_ = self._judged(frame, reading, roles, attribution)
        if frame.said:
            attribution = None
        if link and status == "claimed" and nodes[link.outer].actors:
            attribution = Attribution(nodes[link.outer].actors[0], link.outer, "")
        if attribution and attribution.status and status == "happened":
            status = attribution.status
        return Node(
            row=row,
            type=type_,
            mode=frame.mode,
            cameo=frame.cameo,
            needs=frame.needs,
            implies=frame.implies,
            actors=roles.actors,
            recipients=roles.recipients,
            others=roles.others,
            sure=roles.sure,
            content=-1,
            status=status,
            effect=effect,
            negated=standing.negated,
            attribution=attribution,
            narrated=link is None and standing.finite and status == "happened",
            top=standing.top,
            words=reading.match.words,
            reading=reading,
            why=tuple(why),
        )

    def _judged(
        self, frame: Frame, reading: Reading, roles: Roles, said: Attribution | None
    ) -> tuple[Roles, str]:
        """The parties and the type; a verdict that nobody speaks is no act."""
        if not frame.said:
            return roles, frame.type or ""
        verdict = read_verdict(self.caster.find, reading, roles, said)
        return (verdict, frame.type or "") if verdict else (roles, "")

    def _reality(
        self, row: int, link: Link | None, nodes: dict[int, Node]
    ) -> tuple[str, str]:
        """The status of an act, and that which counts for what it is about."""
        frame = self.readings[row].match.frame
        own = self.standings[row].status
        if link is None:
            status = self._with_main(row, own, nodes)
        else:
            outer = nodes[link.outer]
            answered = outer.type == "REJECT" or link.status == "failed"
            if answered and frame.pos == "n" and frame.type in SAID:
                return "happened", "rejected"
            status = self._inside(link.status, outer, own)
            if self.readings[link.outer].match.frame.said and not outer.type:
                told = "denied" if outer.negated else own  # by the report itself
                status = told if status == "claimed" else status
        shown = self._undone(frame.type or "") if status == "undone" else status
        return shown, status

    def _inside(self, content: str, outer: Node, own: str) -> str:
        """The status of an act inside another; what is presupposed stays so."""
        under = self.lexicon.statuses.under_word(content, own)
        return self.lexicon.statuses.under_act(outer.effect, under)

    def _with_main(self, row: int, status: str, nodes: dict[int, Node]) -> str:
        """An aim is no more real than the act that serves it."""
        main = nodes.get(main_of(self.s, row, self.readings))
        if main is None or main.status == "happened":
            type_ = self.readings[row].match.frame.type
            reached = type_ in BY_WORDS or (main is not None and main.type == type_)
            aim = status in ("happened", "ongoing") and not reached
            aim = aim and is_mere_aim(self.s, self.readings[row].carrier)
            return "planned" if aim else status
        return self.lexicon.statuses.under_word(main.status, status)

    def _undone(self, type_: str) -> str:
        return "failed" if type_ and self.codebook.is_cooperative(type_) else "denied"

    def _resisted(self, roles: Roles, outer: Node, reading: Reading) -> Roles | None:
        """The parties of what is done to whoever refuses it: "resisted arrest"."""
        noun = self.s.lemmas[reading.row] in party_words().undergone
        if outer.type != "REJECT" or not noun or reading.match.frame.pos != "n":
            return None
        if roles.actors or roles.recipients:
            return None
        return msgspec.structs.replace(roles, recipients=outer.actors)

    def _guarded(self, roles: Roles, outer: Node, reading: Reading) -> Roles | None:
        """The parties of harm from which others are kept: "protected from attacks"."""
        keeps = self.s.lemmas[outer.row] in party_words().guarding
        if not keeps or reading.match.frame.type != "ASSAULT":
            return None
        undergone = roles.recipients or outer.recipients
        return msgspec.structs.replace(roles, recipients=undergone)

    def _is_mere_cause(self, link: Link) -> bool:
        """Tell what somebody only acts upon: "vowed revenge for the killing"."""
        frame = self.readings[link.outer].match.frame
        return link.status == "happened" and frame.type in ASKS and not frame.content

    def _lend(self, roles: Roles, outer: Node, reading: Reading) -> Roles:
        """Give an inner act the party of the outer one, where it names none."""
        resisted = self._resisted(roles, outer, reading)
        guarded = self._guarded(roles, outer, reading)
        return resisted or guarded or self._lent(roles, outer, reading)

    def _lent(self, roles: Roles, outer: Node, reading: Reading) -> Roles:
        outer_frame = self.readings[outer.row].match.frame
        frame = reading.match.frame
        asks = outer.type in ANSWERS and frame.type in ASKS
        blames = (outer.type, frame.type) == ("REJECT", "ACCUSE")
        if (asks or blames) and frame.pos == "n":
            asked = tuple(r for r in outer.actors if r not in roles.actors)
            if asked and not roles.sure:
                roles = msgspec.structs.replace(roles, recipients=asked[:1])
            return roles
        doers = self._blamed(outer.row)
        if doers:  # "blamed the raid on rebels": they are no victims of it
            kept = tuple(r for r in roles.recipients if r not in doers)
            return msgspec.structs.replace(roles, actors=doers, recipients=kept)
        if roles.actors or outer_frame.pair:
            return roles
        if self.standings[reading.row].status == "ended":
            return roles  # who ends a thing need not be who did it
        hindering = self.s.lemmas[outer.row] in party_words().hindering
        if outer.type == "COERCE" and hindering:
            return roles  # nor is it who foils it
        agent = outer_frame.agent or (
            "R" if outer.type in ("REQUEST", "ACCUSE", "SUPPORT") else "A"
        )
        lent = outer.recipients[:1] if agent == "R" else outer.actors
        named = reading.match.frame.pos == "n" and outer.type in OF_OTHERS
        if named and not outer_frame.said:
            lent = self._punished(outer, reading.row)
        lent = tuple(
            r for r in lent if self.kind(r) in PARTIES and r not in roles.recipients
        )
        return msgspec.structs.replace(roles, actors=lent)

    def _punished(self, outer: Node, row: int) -> tuple[int, ...]:
        """Who is punished for a thing did it: "sanctioned two men over the attack".

        "Condemned the attack" does not tell whose it was.
        """
        prep = self.s.heads[row]
        ground = self.s.deps[row] == "pobj" and self.s.lemmas[prep] in GROUNDS
        return outer.recipients[:1] if outer.type in PUNISHING and ground else ()

    def _blamed(self, row: int) -> tuple[int, ...]:
        """Whom an accusation says to have done what it is about."""
        match = self.readings[row].match
        if (match.frame.content, match.frame.agent) != ("claimed", "R"):
            return ()
        return tuple(r for r in match.fillers("R") if self.kind(r) in PARTIES)

    def _fill_from_content(
        self, node: Node, content: dict[int, int], nodes: dict[int, Node]
    ) -> Node:
        """Find the recipient of an outer act in the act it is about."""
        inner_row = content.get(node.row, -1)
        while inner_row >= 0 and not nodes[inner_row].type:
            inner_row = content.get(inner_row, -1)
        if inner_row < 0:
            return node
        inner = nodes[inner_row]
        frame = self.readings[node.row].match.frame
        if frame.content == "denied":  # who denies a deed refuses nobody
            recipients = node.recipients if node.sure else ()
            return msgspec.structs.replace(
                node, content=inner_row, recipients=recipients
            )
        recipients = self._recipients(node, inner)
        ended = self.standings[inner_row].status == "ended"
        mode = (
            node.mode
            or (self.codebook.mode_about(node.type, ENDED, None) if ended else None)
            or self.codebook.mode_about(node.type, inner.type, inner.mode)
        )
        return msgspec.structs.replace(
            node, content=inner_row, recipients=recipients, mode=mode
        )

    def _recipients(self, node: Node, inner: Node) -> tuple[int, ...]:
        """Whom an outer act concerns, of its own words and those of the inner act."""
        reading = self.readings[node.row]
        frame = reading.match.frame
        found = tuple(r for r in node.recipients if r != inner.row)
        if node.type in BLAMING and not self._blamed(node.row):
            blamed = tuple(r for r in found if r not in inner.recipients)
            accused = tuple(r for r in inner.actors if r not in node.actors)
            left = found if inner.actors else self._land(inner) or (inner.row,)
            found = blamed or accused[:1] or left if found else ()
        if frame.pair or (found and (node.sure or frame.slot("C") is None)):
            return found
        if frame.content == "denied":
            return found
        own = {*node.actors, *self.caster.owners(reading.match)}
        doers, others = (
            tuple(
                r
                for r in rows
                if r not in own and self.kind(r) in PARTIES and not self._is_whose(r)
            )
            for rows in (inner.actors, inner.recipients)
        )
        kept = (inner.row,) if inner.row in node.recipients else ()
        if frame.agent == "R" and doers and not reading.match.fillers("R"):
            return doers[:1]  # "gave leave for Mali to deliver aid to Chad": Mali
        match node.type:
            case "ACCUSE" | "PROTEST":  # who condemns an attack blames no victim
                return doers[:1] or found or kept
            case "REQUEST" | "SUPPORT":
                return doers[:1] or found or others[:1] or kept
            case _:
                return others[:1] or doers[:1] or found or kept

    def _land(self, inner: Node) -> tuple[int, ...]:
        """The state that must have punished somebody, where nobody is said to have."""
        if inner.type not in PUNISHING:
            return ()
        upon = self.readings[inner.row].match.fillers("R")
        return self.caster.find.land((inner.row, *upon))

    def _is_whose(self, row: int) -> bool:
        """Tell whether a row is "its" or "their": most often the actor's own."""
        return self.s.pos[row] == "PRON" and self.s.deps[row] == "poss"
