"""Find who says what in the parse of a report: cue, speaker and content.

What somebody says inside a quotation or inside what another says is theirs, not the
report's, and is left out; the turns of a transcript are read for what they tell.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, partial
from typing import Final, NamedTuple

import msgspec

from dragoman.knowledge.cues import Cue, Cues, read_cues
from dragoman.knowledge.speech_words import speech_words
from dragoman.records import Parse, Sentence
from dragoman.statements.agents import holds_views
from dragoman.statements.asides import aside_lemmas, read_aside
from dragoman.statements.beside import QuotationReader
from dragoman.statements.clauses import behind_clauses
from dragoman.statements.conjuncts import (
    is_set_against,
    shares_subject,
    with_list,
    without_joined,
)
from dragoman.statements.contents import (
    equated,
    is_relative,
    read_content,
    torn_clause,
)
from dragoman.statements.ellipsis import second_speaker
from dragoman.statements.entries import cue_chars, entries_at, joins
from dragoman.statements.headlines import sourced_headlines
from dragoman.statements.inverted import read_inverted
from dragoman.statements.marks import find_quotations
from dragoman.statements.quoting import Chars, trim, with_floating
from dragoman.statements.received import read_received, received_lemmas
from dragoman.statements.rows import Rows, is_passive, tree, within_dashes
from dragoman.statements.saying import Saying, is_inside, is_twin
from dragoman.statements.signed import signed
from dragoman.statements.speakers import is_expletive, speaker_row
from dragoman.statements.turns import find_turns

NOBODY: Final = -1
NEGATED: Final = frozenset("no nobody none neither".split())
FINITE: Final = ("VBD", "VBZ", "VBP")
WEAK: Final = frozenset(("think", "speak"))
TELLING: Final = ("about", "of", "on", "for")  # "told the mayor of the raid"
TENSED: Final = ("aux", "auxpass", "agent", "nsubj")
TALKING: Final = ("i", "we", "you")
TAKEN: Final = ("dobj", "nsubjpass")
LEAST: Final = 4  # words of content that make a weak cue tell something


class Said(NamedTuple):
    """What a cue says, as characters, and the sort of the cue."""

    content: Chars
    sort: str


def find_sayings(parse: Parse) -> tuple[Saying, ...]:
    """The sayings of a report, in the order of their cues."""
    text = parse.report.text
    quotations = find_quotations(text)
    told = [
        one for s in parse.sentences for one in SentenceReader(s, parse, quotations)
    ]
    told = sorted(_beside_headline(parse, [*told, *_turns(parse)]), key=_cue)
    of_others = tuple(signed(parse))
    theirs = [one.content for one in of_others]
    told = [
        one
        for one in told
        if not _is_by_nobody(parse, one) and not _is_within(one.cue, theirs)
    ]
    found = [
        one for one in told if not any(is_inside(one, other, parse) for other in told)
    ]
    found = [
        one for one in found if not any(is_twin(one, other, parse) for other in found)
    ]
    ends = [(parse.sentences[one.sentence].end, one.content) for one in found]
    free = [chars for chars in quotations if not _is_within(chars, theirs)]
    contents = with_floating(ends, free, text)
    whole = [
        msgspec.structs.replace(one, content=content)
        for one, content in zip(found, contents, strict=True)
    ]
    whole += of_others
    whole += behind_clauses(parse, quotations, whole)
    return tuple(sorted(whole, key=_cue))


def _is_within(chars: Chars, stretches: list[Chars]) -> bool:
    return any(start <= chars[0] < end for start, end in stretches)


def _cue(one: Saying) -> Chars:
    return one.cue


def _beside_headline(parse: Parse, told: list[Saying]) -> Iterator[Saying]:
    """What the headline gives as somebody's word, and what is told outside of it."""
    first, last = 0, 0
    for headline in sourced_headlines(parse):
        yield headline
        first, last = headline.content
    yield from (one for one in told if not first <= one.cue[0] < last)


def _is_by_nobody(parse: Parse, one: Saying) -> bool:
    """Tell what is told of nobody: "no group has claimed", "neither side confirmed"."""
    if one.speaker == NOBODY:
        return False
    s = parse.sentences[one.sentence]
    words = (one.speaker, *s.labelled(one.speaker, "det", "neg", "preconj"))
    return any(s.words[row].lower() in NEGATED for row in words)


def _turns(parse: Parse) -> Iterator[Saying]:
    """The turns of a transcript as sayings; the cue is the speaker's name."""
    if not parse.sentences:
        return
    starts = [s.start for s in parse.sentences]
    dateline = parse.report.dateline
    for turn in find_turns(parse.report.text):
        if dateline and turn.name[0] < dateline.words.end:
            continue  # "ISLAMABAD: Police arrested …": nobody called so speaks
        sentence = max(bisect_right(starts, turn.content[0]) - 1, 0)
        yield Saying(
            sentence=sentence,
            head=0,
            cue=turn.name,
            content=turn.content,
            sort="turn",
            speaker=NOBODY,
            addressee=NOBODY,
            own=True,
        )


def _is_put_in(s: Sentence, row: int, cue: Cue) -> bool:
    """Tell of words that say no more than a comma: "you know", "as opposed to"."""
    if cue.sort == "think" and s.deps[row] == "parataxis":
        return any(s.words[c].lower() in TALKING for c in s.labelled(row, "nsubj"))
    bare = s.tags[row] == "VBN" and not s.labelled(row, "aux", "nsubj", "agent")
    as_if = any(s.words[c] == "as" for c in s.labelled(row, "mark"))
    return bare and as_if and cue.sort == "judge"


def _is_link(s: Sentence, row: int) -> bool:
    """Tell of a word that only joins others: a preposition, "that" of what was named.

    ", which he denied" goes on with all that was told.
    """
    that = s.tags[row] == "WDT" and s.words[row].lower() == "that"
    return that or s.tags[row] == "IN"


@cache
def _cue_lemmas() -> tuple[frozenset[str], frozenset[str]]:
    """The lemmas of all words that may tell of a saying, and of those on no list."""
    others = aside_lemmas() | received_lemmas()
    return read_cues().lemmas | others, others


class SentenceReader:
    """Reads the sayings of one sentence."""

    def __init__(
        self, s: Sentence, parse: Parse, quotations: tuple[Chars, ...]
    ) -> None:
        """Keep the sentence and the quotations beside it."""
        self.s, self.parse, self.text = s, parse, parse.report.text
        self.cues: Cues = read_cues()
        self.words = speech_words()
        self.quotations = QuotationReader(s, self.text, quotations)

    def __iter__(self) -> Iterator[Saying]:
        """The sayings, in the order of their cues."""
        s = self.s
        told, others = _cue_lemmas()
        for row, lemma in enumerate(s.lemmas):
            if lemma not in told:
                continue  # most words are no cue
            if lemma not in others and not self.cues.find(s.pos[row], lemma):
                continue
            if not self.quotations.holds(s.offsets[row]):
                saying = self._saying(row)
                if saying is not None:
                    yield from self._with_second(saying)

    def _with_second(self, saying: Saying) -> Iterator[Saying]:
        """A saying, and that of another who says something else in the same way."""
        s, row = self.s, saying.head
        behind = saying.cue[1] <= saying.content[0] < s.end
        second = None
        if saying.sort == "say" and behind and s.pos[row] == "VERB":
            second = second_speaker(s, row, self.parse)
        if second is None or s.offsets[second.parted] <= saying.content[0]:
            yield saying
            return
        first = s.chars(row, second.parted)[1]
        kept = (saying.content[0], min(saying.content[1], first))
        yield msgspec.structs.replace(saying, content=trim(kept, self.text))
        told = s.chars(second.first, second.last)
        yield msgspec.structs.replace(saying, content=told, speaker=second.speaker)

    def _saying(self, row: int) -> Saying | None:
        if self._passes_on(row):
            return None
        for said, speaker in self._attributed(row):
            if self._may_speak(row, speaker, said.sort):
                return Saying(
                    sentence=self.s.index,
                    head=row,
                    cue=cue_chars(self.s, row),
                    content=self.quotations.whole(
                        row, self._without_speaker(row, speaker, said.content)
                    ),
                    sort=said.sort,
                    speaker=speaker,
                    addressee=self._addressee(row, said.content, speaker),
                    own=self._is_own(row, speaker, said.sort),
                )
        return None

    def _passes_on(self, row: int) -> bool:
        """Tell whether a verb only brings another's words: "was quoted as saying"."""
        s = self.s
        said = (c for p in s.labelled(row, "prep") for c in s.labelled(p, "pcomp"))
        return s.lemmas[row] in self.words.passing and any(
            cue.sort == "say" for c in said for cue in entries_at(s, c)
        )

    def _without_speaker(self, row: int, speaker: int, content: Chars) -> Chars:
        """Content before its cue without whoever the parser joined to its end."""
        s = self.s
        first = s.subtree(speaker)[0] if speaker >= 0 else 0
        inside = content[0] < s.offsets[first] < content[1] <= s.offsets[row]
        if not inside or s.words[first - 1] != ",":
            return content
        return content[0], s.offsets[first - 1]

    def _is_own(self, row: int, speaker: int, sort: str) -> bool:
        s = self.s
        claimed = self._has_clause(row) and speaker >= 0 and s.pos[speaker] != "PRON"
        return claimed or is_set_against(s, row) or shares_subject(s, row, sort)

    def _attributed(self, row: int) -> Iterator[tuple[Said, int]]:
        """What the word at a row may attribute, and the row of whoever says so."""
        s = self.s
        aside = read_aside(s, row)
        if aside is not None:
            yield Said(self._chars(aside.content), "say"), aside.speaker
            return
        inverted = read_inverted(s, row, self.parse)
        if inverted is not None:
            yield Said(self._chars(inverted.content), "say"), inverted.speaker
            return
        received = read_received(s, row)
        if received is not None:
            yield Said(self._chars(received.content), "judge"), received.speaker
            return
        for said in self._said(row):
            yield said, self._speaker(row, said)

    def _speaker(self, row: int, said: Said) -> int:
        """The row of whoever says what a cue at a row tells."""
        s = self.s
        if s.lemmas[row] in self.words.raising:
            return NOBODY
        speaker = speaker_row(s, row)
        if s.pos[row] == "NOUN" and speaker >= 0:  # "an assessment of the army"
            start, end = said.content
            if start <= s.offsets[speaker] < end:
                speaker = next(self._named_before(row), NOBODY)
        return speaker

    def _named_before(self, row: int) -> Iterator[int]:
        """Whose a noun is by the name right before it: "UN condemnation"."""
        for child in self.s.labelled(row, "compound"):
            if self.s.pos[child] == "PROPN":
                yield child

    def _may_speak(self, row: int, speaker: int, sort: str) -> bool:
        if speaker == NOBODY:
            return self._may_be_nobodys(row)
        if sort != "judge" and is_expletive(self.s, row, speaker):
            return False
        return holds_views(self.parse, self.s.index, speaker, sort)

    def _said(self, row: int) -> Iterator[Said]:
        """What the cue at a row says, in each of the ways in which it is one."""
        for cue in entries_at(self.s, row):
            rows = with_list(self.s, row, read_content(self.s, row, cue))
            rows = without_joined(self.s, row, rows, partial(joins, self.s))
            rows = within_dashes(self.s, row, rows)
            quote = self.quotations.quote(row, cue, rows)
            if quote is not None:
                yield Said(quote, cue.sort)
                continue
            if rows and not self._is_told(row, rows):
                rows = torn_clause(self.s, row)
            if rows and not self._is_passing(row, cue, rows):
                yield Said(self._chars(rows), cue.sort)

    def _is_passing(self, row: int, cue: Cue, rows: Rows) -> bool:
        """Tell whether somebody only deals with a thing: "by understanding risks"."""
        s = self.s
        if len(rows) == 1 and _is_link(s, min(rows)):
            return True  # "a deal that the two houses rejected"
        taken = (f"{s.lemmas[row]} {s.lemmas[c]}" for c in s.labelled(row, *TAKEN))
        if not self.words.deeds.isdisjoint(taken):
            return True  # "claimed ten lives"
        if _is_put_in(s, row, cue):
            return True
        if s.lemmas[row] in self.words.measuring and not s.labelled(row, *TENSED):
            return s.tags[row] == "VBN"  # "compared with 5 percent in May"
        if cue.sort == "show" and s.labelled(row, "agent"):
            return s.deps[row] == "advcl"  # "hailed the pact, as shown by his visit"
        finite = s.tags[row] in FINITE or s.deps[row] == "acomp"
        if s.labelled(row, "nsubj"):  # "has cited the raid", "would not discuss it"
            told = cue.sort == "think" or bool(s.labelled(row, "neg"))
            finite = finite or s.tags[row] == "VBN" or told
        return cue.sort in WEAK and not finite and len(rows) < LEAST

    def _is_told(self, row: int, rows: Rows) -> bool:
        """Tell whether content is more than who is spoken to: "asked the mayor"."""
        s = self.s
        if s.lemmas[row] not in self.words.addressing:
            return True
        for child in s.labelled(row, "dobj", "nsubjpass"):
            mention = self.parse.mention_at(s.index, child)
            whom = mention is not None and mention.kind not in ("thing", "place")
            whom = whom or s.lemmas[child] in self.words.media  # "told a conference"
            more = [c for c in s.labelled(child, "prep") if s.lemmas[c] in TELLING]
            whom = whom or bool(torn_clause(s, row))  # "told a conference that"
            if whom and not more and rows <= tree(s, [child]):
                return False
        return True

    def _chars(self, rows: Rows) -> Chars:
        return self.s.chars(min(rows), max(rows) + 1)

    def _addressee(self, row: int, content: Chars, speaker: int) -> int:
        """Whoever is spoken to: "told reporters", "said to the mayor"."""
        s = self.s
        heads = [
            head
            for c in s.labelled(row, "prep", "dative")
            if s.lemmas[c] == "to"
            for head in s.labelled(c, "pobj")
        ]
        if s.lemmas[row] in self.words.addressing:
            heads += s.labelled(row, "dobj", "dative")
        for head in heads:
            if head != speaker and not content[0] <= s.offsets[head] < content[1]:
                return head
        return NOBODY

    def _may_be_nobodys(self, row: int) -> bool:
        """Tell whether a cue says enough without a speaker: "it is expected that"."""
        s = self.s
        if s.pos[row] == "NOUN":
            behind = [s.lemmas[c] for c in s.labelled(row, "prep")]
            kin = (*behind, *(f"{s.lemmas[row]} {word}" for word in behind))
            return self._has_clause(row) or not self.words.unsigned.isdisjoint(kin)
        if s.lemmas[row] in self.words.hearsay:
            return True
        if s.deps[row] == "acl" and s.lemmas[row] in self.words.addressing:
            return False  # "envoys briefed on the talks"
        return is_passive(s, row) or s.lemmas[row] in self.words.raising

    def _has_clause(self, row: int) -> bool:
        """Tell whether a noun has a clause that says what is said: "claim that …"."""
        s = self.s
        clauses = s.labelled(row, "acl") if s.pos[row] == "NOUN" else ()
        told = any(s.labelled(c, "mark") and not is_relative(s, c) for c in clauses)
        return told or bool(equated(s, row))
