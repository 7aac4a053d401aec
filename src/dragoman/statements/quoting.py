"""Tell which quotations a cue introduces, and where floating ones belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

Chars = tuple[int, int]
OUTSIDE: Final = " \t\n,;:.–—-"
MARKS: Final = "\"“”‘’'`"
SPOKEN_END: Final = (",", "?", "!", "-", "—", "–", "…", ".", ",'", "*")
# Full stops that end no sentence: "Mrs. Melo", "John F. Novak".
TITLES: Final = re.compile(
    r"\b(?:Mrs?|Ms|Dr|Gov|Sen|Rep|Gen|Lt|Col|Capt|Sgt|Adm|Prof|Rev|St|Jr|Sr|[A-Z])\. "
)
BROKEN_OFF: Final = (",", "-", "—", "–")
GOES_ON: Final = ",:.-–—"
# What may stand between a speaker and his next words: '." Indeed, "'.
BETWEEN: Final = re.compile(r"[\s.,]*(?:[A-Z][a-z]+,\s*)?")
MOST_BETWEEN: Final = 300  # characters of the cue's clause beside a quotation
FEW_WORDS: Final = 4
LEAST_OF_TITLE: Final = 3
SMALL: Final = frozenset("a an the of for in on to and or at by with from".split())


def quoted_beside(cue: Chars, quotations: Sequence[Chars], text: str) -> Chars | None:
    """The quotation that a cue outside of it introduces or follows, if there is one."""
    before = [q for q in quotations if q[1] <= cue[0]]
    after = [q for q in quotations if q[0] >= cue[1]]
    spoken = bool(before) and _is_spoken(text, before[-1], cue[0])
    if after and _is_introduced(text, cue[1], after[0]):
        return after[0]
    return before[-1] if spoken else None


def broken_off(
    cue: Chars, content: Chars, quotations: Sequence[Chars], text: str
) -> Chars | None:
    """The quotation that goes on behind its cue: '"The plan," he said, "is dead."'."""
    before = [q for q in quotations if q[1] <= cue[0]]
    goes_on = any(content[0] == q[0] >= cue[1] for q in quotations)
    if not before or not goes_on or not text[: content[0]].rstrip().endswith(","):
        return None
    ends = text[slice(*before[-1])].rstrip(MARKS).endswith(BROKEN_OFF)
    return before[-1] if ends and _is_spoken(text, before[-1], cue[0]) else None


def _is_introduced(text: str, end: int, quotation: Chars) -> bool:
    """Tell whether a quotation stands behind a comma, a colon or the cue itself."""
    between = text[end : quotation[0]].strip()
    if "\n" in text[end : quotation[0]] and not between.endswith(":"):
        return False
    if between.strip(",:") and _is_title(text[slice(*quotation)]):
        return False  # 'said in his book, "A Time for Truth,"'
    if not between or between[-1] in ",:":
        return len(between) <= MOST_BETWEEN
    first = text[quotation[0] : quotation[1]].strip(MARKS)[:1]
    return len(between.split()) <= FEW_WORDS and first.isupper() and between[-1] != "."


def _is_spoken(text: str, quotation: Chars, start: int) -> bool:
    """Tell whether a quotation ends as speech does before "he said"."""
    if _is_title(text[slice(*quotation)]):
        return False
    if _is_part(quotation, text):
        return False
    spoken = text[quotation[0] : quotation[1]].rstrip(MARKS).rstrip()
    between = text[quotation[1] : start]
    ends = spoken.endswith(SPOKEN_END) or between.startswith(",")
    return (
        ends
        and len(between) <= MOST_BETWEEN
        and "\n" not in between
        and ". " not in TITLES.sub("", between)
    )


def _is_part(quotation: Chars, text: str) -> bool:
    """Tell of a few words that go on with a sentence: 'called "a sham," he left'."""
    words = text[quotation[0] : quotation[1]].strip(MARKS)
    goes_on = words[:1].islower() and text[: quotation[0]].rstrip()[-1:].isalnum()
    return goes_on and len(words.split()) <= FEW_WORDS


def _is_title(quotation: str) -> bool:
    """Tell whether a quotation is a title: "A Time for Truth,"."""
    words = quotation.strip(MARKS).rstrip(",. ").split()
    if len(words) < LEAST_OF_TITLE or words[-1][-1] in "?!…":
        return False
    return not any(word[0].islower() for word in words if word not in SMALL)


def widen(content: Chars, quotations: Sequence[Chars], text: str) -> Chars:
    """Content with the whole of each quotation in it, and one behind a colon."""
    start, end = content
    for first, last in quotations:
        if first < end and start < last:
            start, end = min(start, first), max(end, last)
        elif first >= end and text[end:first].strip(MARKS + " \n") == ":":
            end = last
    return start, end


def behind_colon(content: Chars, quotations: Sequence[Chars], text: str) -> Chars:
    """Content without who is told before a colon: 'told the crowd: "Go home."'."""
    start, end = content
    for first, _ in quotations:
        if start < first < end and text[start:first].rstrip().endswith(":"):
            return first, end
    return content


def trim(content: Chars, text: str) -> Chars:
    """Content without the marks that part it from the rest of the sentence."""
    start, end = content
    while start < end and text[start] in OUTSIDE:
        start += 1
    while start < end and text[end - 1] in OUTSIDE:
        end -= 1
    return start, end


def _goes_on(text: str, reach: int, at: int) -> bool:
    """Tell whether a quotation goes on with what is said in its sentence."""
    between = text[reach:at].rstrip()
    return not between or between[-1] in GOES_ON or between.endswith(", that")


def _is_told_anew(between: str, content: str) -> bool:
    """Tell of a quotation that another clause tells: "…, but gave a hint: “Go.”"."""
    told = between.rstrip().endswith(":") and len(between.split()) > FEW_WORDS
    return told and content[:1] not in MARKS


def _ends_in_comma(quotation: str) -> bool:
    """Tell of a quotation behind which its own speaker stands, known as one or not."""
    return quotation.rstrip(MARKS).endswith(",")


def with_floating(
    sayings: Sequence[tuple[int, Chars]], quotations: Sequence[Chars], text: str
) -> Iterator[Chars]:
    """Contents with the quotations that follow and have no speaker of their own.

    Args:
        sayings: Where the sentence of each cue ends, and its content.
        quotations: All quotations of the text.
        text: The text.
    """
    claimed = {
        q
        for _, (start, end) in sayings
        for q in quotations
        if q[0] < end and start < q[1]
    }
    for last, (start, end) in sayings:
        reach = end
        for q in quotations:
            if q[0] < reach:
                continue
            between = text[max(reach, last) : q[0]]
            spoken_for = q[0] >= last and _ends_in_comma(text[slice(*q)])
            if q in claimed or spoken_for or not BETWEEN.fullmatch(between):
                break
            if q[0] < last and _is_told_anew(text[reach : q[0]], text[start:end]):
                break
            goes_on = q[0] >= last or (
                _goes_on(text, reach, q[0]) and not _is_title(text[slice(*q)])
            )
            reach = q[1]
            if goes_on:
                claimed.add(q)
                end = reach
        yield start, end
