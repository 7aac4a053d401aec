"""Keep what was parsed: newspapers print the same paragraphs again and again.

A paragraph is parsed without a look at its neighbours, so its parse is the same
wherever it stands (`multiplying` sees to that).
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Columns = NDArray[np.uint64]
    """What the parser found of a paragraph: a row for each token."""

AT_A_TIME: Final = 128  # paragraphs
OVERHEAD: Final = 400  # bytes of a text and an array, whatever is in them


class Kept:
    """The paragraphs parsed last, as many as fit into so much memory."""

    def __init__(self, most: int) -> None:
        """Begin with none.

        Args:
            most: How many bytes they may take; 0 keeps nothing.
        """
        self._most, self._taken = most, 0
        self._columns: OrderedDict[str, Columns] = OrderedDict()

    def get(self, text: str) -> Columns | None:
        """What was found of a paragraph; None if it is not known any more."""
        columns = self._columns.get(text)
        if columns is not None:
            self._columns.move_to_end(text)
        return columns

    def put(self, text: str, columns: Columns) -> None:
        """Keep a paragraph that was not known, and forget those longest not seen."""
        self._columns[text] = columns
        self._taken += _size(text, columns)
        while self._taken > self._most:
            self._taken -= _size(*self._columns.popitem(last=False))


class Repeats:
    """Has paragraphs parsed, each once as long as it is kept."""

    def __init__(
        self, parse: Callable[[Sequence[str]], Iterable[Columns]], most: int
    ) -> None:
        """Keep what parses.

        Args:
            parse: What parses paragraphs, each by itself and in order.
            most: How many bytes what is kept may take.
        """
        self._parse, self._kept = parse, Kept(most)

    def __call__(self, texts: Iterable[str]) -> Iterator[Columns]:
        """What is found of each paragraph, in order."""
        stream = iter(texts)
        while batch := list(islice(stream, AT_A_TIME)):
            found = {
                text: columns
                for text in dict.fromkeys(batch)
                if (columns := self._kept.get(text)) is not None
            }
            new = [text for text in dict.fromkeys(batch) if text not in found]
            for text, columns in zip(new, self._parse(new), strict=True):
                found[text] = columns
                self._kept.put(text, columns)
            yield from map(found.__getitem__, batch)


def _size(text: str, columns: Columns) -> int:
    return columns.nbytes + len(text) + OVERHEAD
