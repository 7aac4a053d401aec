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
    r"|would(?! have)|plan(?:s|ned)? (?:a|an|more|new)"
    r"|as (?:early|soon|late) as|no later than|postponed|delayed)\b|['’]ll\b)",
    re.IGNORECASE,
)
# What was due is past, unless something says that it still is to come.
WAS_DUE: Final = re.compile(
    r"\b(?:was|were|been)\s+(?:due|scheduled|slated|set|expected|supposed|to)\b",
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
    "plan schedule expect slate intend hope vow pledge promise threaten prepare want "
    "urge ask call order invite set postpone delay propose demand aim seek arrange "
    "reschedule await".split()
)
STATES: Final = frozenset("be have say seem remain tell add report".split())
# Prepositions behind which a time is that of the verb itself.
OF_THE_VERB: Final = frozenset(("", "on", "in", "at", "during"))


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
    if not cues or WAS_DUE.search(before) or BEHIND.search(before, cues[-1].end()):
        return None
    return True


def turned_by_verb(sentence: Sentence, start: int, end: int) -> bool | None:
    """Tell the direction from the verb that a time hangs on; None if it shows none."""
    rows = [n for n, at in enumerate(sentence.offsets) if start <= at < end]
    if not rows:
        return None
    head = next((r for r in rows if sentence.heads[r] not in rows), rows[0])
    above, word = sentence.heads[head], ""
    if sentence.pos[above] == "ADP":
        word, above = sentence.lemmas[above], sentence.heads[above]
    subject = sentence.deps[head] in ("nsubj", "nsubjpass")
    if above in rows or word not in OF_THE_VERB or (subject and not word):
        return None
    occasion = _occasion(sentence, above)
    if occasion >= 0:
        return _of_verb(sentence, occasion) or None
    if sentence.pos[above] in ("VERB", "AUX"):
        planned = _is_planned(sentence, above, head)
        return True if planned else _of_verb(sentence, above)
    if sentence.deps[above] not in ("dobj", "obj"):
        return None
    return _is_planned(sentence, sentence.heads[above], head) or None


def _occasion(sentence: Sentence, noun: int) -> int:
    """The verb of an occasion that a time tells, or -1: "will vote at a May summit"."""
    prep = sentence.heads[noun]
    if sentence.deps[noun] != "pobj" or sentence.lemmas[prep] not in OF_THE_VERB:
        return -1
    verb = sentence.heads[prep]
    return verb if sentence.pos[verb] in ("VERB", "AUX") else -1


def _is_planned(sentence: Sentence, verb: int, head: int) -> bool:
    """Tell whether a time stands behind what is planned: "planned a march on Saturday".

    In "on Friday they planned to march" they did so on Friday.
    """
    if sentence.lemmas[verb] not in PLANS or sentence.tags[verb] == "VBN":
        return False
    return any(verb < row < head for row in sentence.labelled(verb, "dobj", "obj"))


def _of_verb(sentence: Sentence, row: int) -> bool | None:
    """The direction of the verb on which a time hangs."""
    helpers = sentence.labelled(row, "aux", "auxpass")
    lemmas = {sentence.lemmas[h] for h in helpers}
    tags = {sentence.tags[row], *(sentence.tags[h] for h in helpers)}
    if lemmas & MODAL:
        return True
    if "have" in lemmas and sentence.lemmas[row] in PLANS:
        return None  # "has scheduled talks Friday"
    if "VBD" in tags or "have" in lemmas:
        return False
    if "to" in lemmas:
        return _of_infinitive(sentence, row)
    if not tags & {"VBZ", "VBP"} or sentence.lemmas[row] in STATES:
        return None
    return True  # "meet on Monday", "are meeting on Monday"


def _of_infinitive(sentence: Sentence, row: int) -> bool | None:
    """The direction of "to meet": ahead of what is planned and of "is to meet"."""
    above = sentence.heads[row]
    if sentence.lemmas[above] == "be" and sentence.tags[above] in ("VBZ", "VBP"):
        return True
    return True if sentence.lemmas[above] in PLANS else None
