"""Keep the vectors of words that were met before.

Before it looks around, the model makes a vector of each word from its letters and
its spelling alone, so the same word has the same one. That is a third of the work on
vectors of words, and of the words of news nineteen in twenty were met shortly before.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language

MOST: Final = 50_000  # words kept: 19 MB
_EXTRACTS: Final = "extract_features"


def keep_vectors(nlp: Language) -> None:
    """Let the model of a pipeline make the vector of a word once."""
    model = nlp.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    embed = model.layers[0]
    if embed.layers and embed.layers[0].name == _EXTRACTS:
        known = Known(embed)
        embed._func = known.forward  # noqa: SLF001  thinc has no other way


class Known:
    """The words met before, each by the numbers that tell its spelling."""

    def __init__(self, embed: Any) -> None:  # noqa: ANN401  of thinc
        """Know nothing yet."""
        from thinc.api import NumpyOps, chain

        extract, *rest = embed.layers
        self._columns: list[str] = extract.attrs["columns"]
        self._make: Any = chain(*rest)
        # What it says of a word must not depend on the words beside it, and with
        # BLIS, unlike with OpenBLAS, no row depends on where it stands.
        for node in self._make.walk():
            node.ops = NumpyOps()
        self._rows: dict[bytes, int] = {}
        self._width: int = embed.get_dim("nO")
        self._vectors = np.empty((0, self._width), dtype=np.float32)

    def forward(self, _: Any, docs: Any, is_train: bool) -> Any:  # noqa: ANN401, FBT001
        """The vectors of the words of some texts, as thinc hands them on."""
        if is_train:
            raise NotImplementedError("vectors that are kept cannot be learnt")
        spellings = [doc.to_array(self._columns) for doc in docs]
        words = np.concatenate(spellings)
        rows = self._found(np.ascontiguousarray(words))
        edges = np.cumsum([len(each) for each in spellings])[:-1]
        return np.split(self._vectors[rows], edges), lambda given: given

    def _found(self, words: Any) -> list[int]:  # noqa: ANN401  of NumPy
        """Where the vectors of words stand; those of new words are made."""
        whole = np.dtype((np.void, words.dtype.itemsize * words.shape[1]))
        keys: list[bytes] = words.view(whole).ravel().tolist()
        new = dict.fromkeys(key for key in keys if key not in self._rows)
        if new:
            if len(self._rows) + len(new) > len(self._vectors):
                new = self._forget(keys)
            spelt = np.frombuffer(b"".join(new), dtype=words.dtype)
            made = self._make.predict([spelt.reshape(-1, words.shape[1])])[0]
            first = len(self._rows)
            self._vectors[first : first + len(made)] = made
            self._rows.update(zip(new, count(first), strict=False))
        return [self._rows[key] for key in keys]

    def _forget(self, keys: list[bytes]) -> dict[bytes, None]:
        """Begin anew, with room for the words of one batch at least."""
        new = dict.fromkeys(keys)
        self._rows = {}
        self._vectors = np.empty((max(MOST, len(new)), self._width), dtype=np.float32)
        return new
