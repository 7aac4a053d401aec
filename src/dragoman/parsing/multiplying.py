"""Let NumPy multiply the model's matrices: the same parses in less time.

spaCy multiplies by BLIS; the library that comes with NumPy (OpenBLAS) is three times
as fast at the sizes that occur here, which halves the time of the vectors of words.

How OpenBLAS rounds the last digit of a row depends on where the row stands. So each
piece of text is multiplied by itself: what a model says of it never depends on what
happens to be parsed beside it, nor on how many threads there are, which is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

    Matrix = NDArray[np.float32]


def multiply_by_numpy(nlp: Language) -> None:
    """Let the parts of a pipeline that are built of matrices use NumPy's product.

    The vectors of words are made by `vectors` and `surroundings`.
    """
    ops = _operations()
    for name, part in nlp.pipeline:
        model = getattr(part, "model", None)
        if model is not None and name != "tok2vec":
            for node in model.walk():
                node.ops = ops
            _note_lengths(model, ops)


def _operations() -> Any:  # noqa: ANN401  of thinc, which is slow to load
    """The operations of a model, of which each piece has some rows."""
    from thinc.api import NumpyOps

    turned = Turned()

    class PieceByPiece(NumpyOps):  # type: ignore[misc]
        lengths: tuple[int, ...] = ()

        def gemm(self, x, y, out=None, trans1=False, trans2=False):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202, FBT002
            """The product of two matrices, each by itself or turned."""
            left, right = x.T if trans1 else x, turned(y) if trans2 else y
            rows = blocks(self.lengths, len(left))
            if not rows:
                return np.dot(left, right, out=out)
            if out is None:
                out = np.empty((len(left), right.shape[1]), dtype=left.dtype)
            for first, last in pairwise(rows):
                np.dot(left[first:last], right, out=out[first:last])
            return out

    return PieceByPiece()


class Turned:
    """Turns matrices, and keeps them so: a model has but a few, and asks for all.

    To multiply by one that lies in memory as it is asked for is a fifth faster.
    """

    def __init__(self) -> None:
        """Keep none yet."""
        self._kept: dict[tuple[int, ...], tuple[Matrix, Matrix]] = {}

    def __call__(self, matrix: Matrix) -> Matrix:
        """A matrix turned.

        It is known by where it lies, for a model asks by ever new views of it. It is
        kept itself as well, so that no other can come to lie there.
        """
        key = (matrix.ctypes.data, *matrix.shape, *matrix.strides)
        if key not in self._kept:
            self._kept[key] = matrix, np.ascontiguousarray(matrix.T)
        return self._kept[key][1]


def _note_lengths(model: Any, ops: Any) -> None:  # noqa: ANN401  of thinc
    """Let a model tell its operations how long the pieces are that it is given."""
    forward = model._func  # noqa: SLF001  thinc has no other way to wrap a model

    def noting(model: Any, docs: Any, is_train: bool) -> Any:  # noqa: ANN401, FBT001
        ops.lengths = tuple(map(len, docs))
        return forward(model, docs, is_train)

    model._func = noting  # noqa: SLF001


def blocks(lengths: Sequence[int], rows: int) -> list[int]:
    """Where the rows of each piece begin, and where the last end.

    >>> blocks([3, 2], 5)
    [0, 3, 5]
    >>> blocks([3, 2], 6)  # these are no rows of the pieces
    []
    """
    return list(accumulate(lengths, initial=0)) if sum(lengths) == rows else []


class OneThread:
    """Holds NumPy to one thread: processes share the cores, and threads would too."""

    def __init__(self) -> None:
        """Find the libraries whose threads are meant; they must be loaded by now."""
        self._libraries = ThreadpoolController()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Hold them while something runs."""
        with self._libraries.limit(limits=1, user_api="blas"):
            yield
