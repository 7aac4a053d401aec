"""Read what becomes of the status of an act under what stands over it.

"Refused to lift the siege" means that the siege goes on, "failed to agree to help"
that nobody knows: such rules are lines of a table, not code.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from dragoman.knowledge.tables import Line, read_lines

STATUSES: Final = frozenset(
    "happened ongoing planned wanted threatened refused failed claimed denied ended"
    " hypothetical".split()
)
# "not" is what a negation does; "undone" is what it leaves: said not to be so.
WORDS: Final = STATUSES | {"not"}
INNER: Final = STATUSES | {"undone"}
OUTER: Final = INNER | {"rejected"}  # made, but turned down by another
SECTIONS: Final = ("[word]", "[act]")


class StatusTable(msgspec.Struct, frozen=True):
    """What stands over an act, the status below it, and what comes of the two.

    Attributes:
        word: For words that are no acts themselves: negations, modals, verbs of
            aspect, and what the frame of an outer act says of its content.
        act: For outer acts that are not real themselves.
    """

    word: dict[tuple[str, str], str]
    act: dict[tuple[str, str], str]

    def under_word(self, over: str, inner: str) -> str:
        """The status of an act under a word.

        >>> StatusTable({("not", "happened"): "undone"}, {}).under_word(
        ...     "not", "happened"
        ... )
        'undone'
        """
        return _look_up(self.word, over, inner)

    def under_act(self, outer: str, inner: str) -> str:
        """The status of an act inside another of a certain status."""
        return _look_up(self.act, outer, inner)


def _look_up(table: dict[tuple[str, str], str], over: str, inner: str) -> str:
    for key in ((over, inner), (over, "*")):
        if key in table:
            return table[key]
    return inner


def read_statuses(path: Path) -> StatusTable:
    """Read the table: sections `[word]` and `[act]`, `over | inner | result`.

    Several words in one column stand for a line each.

    Raises:
        BadData: A line has no section, or names what is no status.
    """
    tables: dict[str, dict[tuple[str, str], str]] = {name: {} for name in SECTIONS}
    section = ""
    for line in read_lines(path):
        if line.text.startswith("["):
            section = line.text
            if section not in tables:
                raise line.fault(f"no section {section}; there are: [word], [act]")
        elif not section:
            raise line.fault("a line must stand under [word] or [act]")
        else:
            tables[section].update(_rows(line, section))
    return StatusTable(word=tables["[word]"], act=tables["[act]"])


def _rows(line: Line, section: str) -> dict[tuple[str, str], str]:
    over, inner, result = line.columns(3, 3)
    outer = WORDS if section == "[word]" else OUTER
    for column, known in ((over, outer), (inner, INNER | {"*"}), (result, INNER)):
        wrong = [word for word in column.split() if word not in known]
        if wrong or not column.split():
            raise line.fault(f"no status '{' '.join(wrong)}'")
    return {(o, i): result for o in over.split() for i in inner.split()}
