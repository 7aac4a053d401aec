"""Read what hangs on a noun phrase: "of Iran", an apposition, an office's body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dragoman.actors.clues import DETERMINERS, ClueReader, Clues
from dragoman.records import Mention, Parse

INNER: Final = ("amod", "compound", "nmod")
DEPTH: Final = 4  # how many "of" are followed: "Head of the Office of the President of"


class Around:
    """The surroundings of one mention in its sentence."""

    def __init__(
        self,
        read: ClueReader,
        mention: Mention,
        parse: Parse,
        seen: dict[tuple[int, int], Clues],
    ) -> None:
        """Keep the mention and its sentence.

        Args:
            read: What reads phrases.
            mention: The mention.
            parse: Its report.
            seen: The clues of phrases of the report, by sentence and head, as far as
                they were read; what is read is added.
        """
        self.reader, self.parse, self.seen = read, parse, seen
        self.number, self.s = mention.sentence, parse.sentences[mention.sentence]
        self.head = self._core(mention)
        self.person = mention.kind == "person"

    @property
    def lemma(self) -> str:
        """The lemma of the head."""
        return self.s.lemmas[self.head]

    def attached(self, *prepositions: str) -> Iterator[Clues]:
        """The clues of phrases that hang on the head: "of Iran"."""
        return map(self.read, self._behind(self.head, prepositions))

    def following(self, *prepositions: str) -> Iterator[Clues]:
        """The clues of a phrase that stands right behind, whatever it hangs on."""
        at = self.head + 1
        if at < len(self.s.words) and self.s.words[at].lower() in prepositions:
            yield from map(self.read, self.s.labelled(at, "pobj"))

    def deeper(self) -> Iterator[Clues]:
        """The clues of what an office belongs to, step by step.

        "Head of the Office of the President of Ukraine" gives three.
        """
        beside = self.s.labelled(self.head, "appos")
        rows = [self.head, *beside]  # "Ann Roe, head of the Office of the President"
        for _ in range(DEPTH):
            names = [row for row in rows if self._is_name(row) or row in beside]
            rows = [inner for row in names for inner in self._behind(row, ("of",))]
            yield from map(self.read, filter(self._is_name, rows))

    def apposed(self) -> Iterator[Clues]:
        """The clues of appositions, whichever of the two is the head."""
        for row in self.s.labelled(self.head, "appos"):
            yield self._beside(row)
            yield from map(self.read, self._behind(row, ("of",)))
        if self.s.deps[self.head] == "appos":
            above = self.s.heads[self.head]
            yield self._beside(above)
            yield from map(self.read, self._behind(above, ("of",)))

    def with_title(self, clues: Clues) -> Clues:
        """The clues, with the office that an apposition gives if there is none."""
        if clues.title:
            return clues
        for other in self.apposed():
            if other.title:
                past = clues.past or other.past
                return clues._replace(titles=other.titles, past=past)
        return clues

    def sector_beside(self) -> str | None:
        """The sector of what else is said of somebody: "Druze leader and lawmaker"."""
        offices = (c.title or c.agent for c in self.apposed())
        return next((one.sector for one in offices if one and one.sector), None)

    def before(self) -> Clues:
        """The clues of a word before it that describes the same: "US army jeeps"."""
        at, s = self.head - 1, self.s
        beside = s.deps[self.head] in INNER and at >= 0 and s.deps[at] in INNER
        beside = beside and s.heads[at] == s.heads[self.head]
        return self.reader(s, at, at + 1, at) if beside else Clues()

    def bearer(self) -> str | None:
        """The name that follows an office: "Mali's president, Awa Keita,"."""
        for row in self.s.labelled(self.head, "appos"):
            mention = self.parse.mention_at(self.number, row)
            if mention and mention.kind == "person" and row > self.head:
                clues = self.read(row)
                known = next((k.name for k in clues.known if k.kind == "person"), None)
                return clues.proper or known
        return None

    def is_of_another(self, mention: Mention) -> bool:
        """Tell whether it stands before a name or office: "dictator Saddam Hussein"."""
        above = self.s.heads[mention.head]
        return self.s.deps[mention.head] in INNER and (
            self._is_name(above)
            or self.reader.tables.title(self.s.words, above) is not None
        )

    def headed(self) -> Iterator[Clues]:
        """The clues of what an office is of or for, the apposition's office as well."""
        above = (self.s.heads[self.head],) if self.s.deps[self.head] == "appos" else ()
        for row in (self.head, *self.s.labelled(self.head, "appos"), *above):
            yield from map(self.read, self._behind(row, ("of", "for")))

    def _beside(self, row: int) -> Clues:
        """The clues of an apposition, but a town's state says nothing of people."""
        clues = self.read(row)
        states = any(known.kind in ("state", "place") for known in clues.known)
        return clues._replace(known=()) if self.person and states else clues

    def read(self, head: int) -> Clues:
        """The clues of the phrase that a row heads."""
        key = self.number, head
        if key not in self.seen:
            self.seen[key] = self._read(head)
        return self.seen[key]

    def _read(self, head: int) -> Clues:
        mention = self.parse.mention_at(self.number, head)
        if mention:
            core = self._core(mention)
            clues = self.reader(self.s, mention.first, mention.last, core)
            first = 0 if clues.known else self._after_possessor(core)
            if first <= mention.first:
                return clues
            return self.reader(self.s, first, mention.last, core)
        left = [row for row in self.s.children[head] if row < head]
        return self.reader(self.s, min(left, default=head), head + 1, head)

    def _after_possessor(self, head: int) -> int:
        """The row behind "the president's", whose office is not that of the head."""
        for row in self.s.labelled(head, "poss"):
            if self.s.tags[row] == "PRP$":
                continue
            first, last = self.s.subtree(row)
            owner = self.reader(self.s, first, row + 1, row)
            if owner.titles or not owner.known:
                return last
        return 0

    def _core(self, mention: Mention) -> int:
        """Who is counted in "tens of thousands of people", else the head.

        A name counts nobody: "the Ministry of Justice".
        """
        words = self.s.words[mention.head + 1 : mention.last]
        behind = bool(words) and words[0].lower() in ("of", "among")
        counts = behind and not self._is_name(mention.head)
        return mention.last - 1 if counts else mention.head

    def words(self, mention: Mention) -> str:
        """A phrase as written, without a determiner."""
        s, first = self.s, mention.first
        while first < mention.head and s.tags[first] in DETERMINERS:
            first += 1
        last = mention.last
        while last > mention.head + 1 and s.words[last - 1] in ("'s", "’s", "'"):
            last -= 1
        return self.parse.cut(s, first, last).text

    def _is_name(self, row: int) -> bool:
        return self.s.tags[row].startswith("NNP")

    def _behind(self, row: int, prepositions: tuple[str, ...]) -> list[int]:
        return [
            inner
            for prep in self.s.labelled(row, "prep")
            if self.s.words[prep].lower() in prepositions
            for inner in self.s.labelled(prep, "pobj")
        ]
