"""Tell whether a time points to the past or the future where it does not say so.

"on Friday" is a coming Friday behind "will meet" and a past one behind "met". Where
the sentence is parsed, the verb that the time hangs on decides; else words nearby do.
"""

from __future__ import annotations

import re
from typing import Final

from dragoman.records.parse import Sentence

# Words that turn an open time to the future if they stand before it in its sentence,
# unless a verb in the past stands in front of them ("was due") or behind.
AHEAD: Final = re.compile(
    r"(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!\bhad )"
    r"(?:\b(?:will|shall|won['’]t|going to|to be|plan(?:s|ned)? to|planning|due"
    r"|scheduled|slated|set (?:for|to)|expect(?:s|ed) to|is to|are to|hopes? to"
    r"|until|till|deadline|upcoming|expires?|payable|maturing|must|effective"
    r"|as (?:early|soon|late) as|no later than|postponed|delayed)\b|['’]ll\b)",
    re.IGNORECASE,
)
BEHIND: Final = re.compile(
    r"\b(?:was|were|had|did|said|told|met|began|went|came|made|took|[a-z]{3,}ed"
    r"|ago)\b(?! (?:to|for|until|as)\b)"
)
SENTENCE_END: Final = re.compile(
    r"(?<!\b[A-Z])[.;!?]['\"”’)]*\s+(?=[A-Z\"“'‘(`])|\n\s*\n"
)
REACH: Final = 80  # characters before a time in which a word may turn it

MODAL: Final = frozenset("will shall may might can must should".split())
# What is planned, asked for or awaited lies ahead of those who do so.
PLANS: Final = frozenset(
    "plan schedule expect slate intend hope agree vow pledge promise threaten prepare "
    "decide want urge ask call order invite set postpone delay propose demand aim seek "
    "arrange reschedule await due".split()
)
NO_NEWS: Final = frozenset("be have say seem remain".split())
SPEECH: Final = frozenset(("say", "tell", "add", "announce", "report"))


def turned_by_words(text: str, start: int) -> bool | None:
    """Tell whether the words before a time turn it to the future; None if none do.

    >>> text = "They will meet on Friday."
    >>> turned_by_words(text, text.index("Friday"))
    True
    """
    before = text[max(0, start - REACH) : start]
    ends = [end.end() for end in SENTENCE_END.finditer(before)]
    before = before[ends[-1] :] if ends else before
    cues = list(AHEAD.finditer(before))
    if not cues or BEHIND.search(before, cues[-1].end()):
        return None
    return True


def turned_by_verb(sentence: Sentence, start: int, end: int) -> bool | None:
    """Tell the direction from the verb that a time hangs on; None if it shows none."""
    rows = [n for n, at in enumerate(sentence.offsets) if start <= at < end]
    if not rows:
        return None
    head = next((r for r in rows if sentence.heads[r] not in rows), rows[0])
    above = [r for r in sentence.above(head) if r not in rows]
    for row in above:
        if sentence.pos[row] in ("VERB", "AUX") and (
            sentence.deps[row] not in ("aux", "auxpass")
        ):
            direction = _of_verb(sentence, row)
            if direction is not None or sentence.tags[row] not in ("VB", "VBG", "VBN"):
                return direction
    return None


def _of_verb(sentence: Sentence, row: int) -> bool | None:
    """The direction of one verb, None if it takes that of the verb above it."""
    helpers = sentence.labelled(row, "aux", "auxpass")
    lemmas = {sentence.lemmas[h] for h in helpers}
    if lemmas & MODAL:
        return True
    tag = sentence.tags[row]
    past = tag == "VBD" or any(sentence.tags[h] == "VBD" for h in helpers)
    if sentence.lemmas[row] in PLANS:
        return None if past and lemmas else True
    if past or "have" in lemmas:
        return False
    if tag == "VB" and "to" in lemmas:
        return _of_infinitive(sentence, row)
    present = tag in ("VBZ", "VBP") or (tag == "VBG" and "be" in lemmas)
    if present and sentence.lemmas[row] not in NO_NEWS | SPEECH:
        return True
    return None


def _of_infinitive(sentence: Sentence, row: int) -> bool | None:
    """The direction of "to meet": ahead of what is planned and of "is to meet"."""
    above = sentence.heads[row]
    if above == row:
        return None
    lemma = sentence.lemmas[above]
    if lemma == "be":
        return sentence.tags[above] in ("VBZ", "VBP") or None
    return True if lemma in PLANS else None
