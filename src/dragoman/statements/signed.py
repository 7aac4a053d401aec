"""Read quotations that are signed: a line in marks, a dash, and a name.

“Nobody asked us.” ― Awa Keita
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dragoman.records import Parse, Sentence
from dragoman.records.phrases import SIGNING
from dragoman.statements.quoting import MARKS, Chars
from dragoman.statements.saying import Saying

# Behind a quotation, up to the name.
DASH: Final = re.compile(rf"[{MARKS}](\s*{SIGNING}\s*)\Z")
NAMES: Final = ("NNP", "NNPS")
WITHIN: Final = ("compound", "amod", "nmod")  # a name
FINITE: Final = ("VBD", "VBZ", "VBP", "MD")
NEAREST: Final = 12  # characters from a closing mark to a name
NOBODY: Final = -1


def signed(parse: Parse) -> Iterator[Saying]:
    """The sayings of those who sign a quotation that fills a line; the cue is a name.

    Whatever stands in marks within the quotation is part of it. A signature is a
    sentence of its own, for the parser cuts it off.
    """
    text = parse.report.text
    for s in parse.sentences:
        dash = DASH.search(text[max(0, s.start - NEAREST) : s.start])
        if dash is None:
            continue
        end = s.start - len(dash[1])
        line = text.rfind("\n", 0, end) + 1
        start = end - len(text[line:end].lstrip())
        name = _name(text, s)
        if text[start] in MARKS and start + 1 < end and name != NOBODY:
            yield _saying(parse, s, name, (start, end))


def _name(text: str, s: Sentence) -> int:
    """The row of the name of which a sentence is made, to the end of its line."""
    line = text.find("\n", s.end)
    goes_on = text[s.end : line if line >= 0 else None].strip()
    if goes_on or any(tag in FINITE for tag in s.tags):
        return NOBODY
    rows = (row for row, tag in enumerate(s.tags) if tag in NAMES)
    return next((row for row in rows if s.deps[row] not in WITHIN), NOBODY)


def _saying(parse: Parse, s: Sentence, name: int, quotation: Chars) -> Saying:
    mention = parse.mention_at(s.index, name)
    words = mention.words if mention else parse.cut(s, 0, name + 1)
    return Saying(
        sentence=s.index,
        head=name,
        cue=(words.start, words.end),
        content=quotation,
        sort="say",
        speaker=name,
        addressee=NOBODY,
        own=True,
    )
