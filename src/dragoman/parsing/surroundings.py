"""Let a model look at the words around each word: the same sums in half the time.

The model of spaCy is a stack of layers. Each makes, of a word and the one on either
side, three candidates for each number of its vector, takes the greatest, evens them
out and adds them to what the word had before. thinc does each of these steps by a part
of its own, over all texts and the emptiness between them. Here they are done in place,
for a few hundred words at a time, which the memory of a core holds.

The method is that of the "MaxoutWindowEncoder" of spaCy
(https://spacy.io/api/architectures#MaxoutWindowEncoder).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.language import Language

    Matrix = NDArray[np.float32]

DEPTH: Final = 4  # layers; what the half of so many empty rows suffices for
TOGETHER: Final = 300  # words
_HALF: Final = DEPTH // 2
_NODES: Final = ("expand_window", "maxout", "layernorm")
_LEAST: Final = np.float32(1e-8)  # added to a variance, as thinc does


def look_around(nlp: Language) -> None:
    """Let the model of a pipeline see to the words around in this way, if it can be."""
    encode = nlp.get_pipe("tok2vec").model.layers[1]  # type: ignore[attr-defined]
    layers = _layers(encode)
    if layers:
        encode._func = Surroundings(layers).forward  # noqa: SLF001  thinc has no other


class Layer(msgspec.Struct, frozen=True):
    """One layer.

    Attributes:
        weights: What the vectors of three words are multiplied by: as many rows as
            they have numbers, and for each candidate as many columns as one has.
        bias: What is added to the candidates.
        scale: What the evened numbers are multiplied by.
        shift: What is then added.
    """

    weights: Any
    bias: Any
    scale: Any
    shift: Any


def _layers(encode: Any) -> list[Layer]:  # noqa: ANN401  of thinc
    """The layers of a model; none if it is built in another way."""
    stack = encode.layers[0].layers if encode.layers else []
    if len(stack) != DEPTH or not all(map(_is_residual, stack)):
        return []
    found = []
    for each in stack:
        nodes = {node.name: node for node in each.walk()}
        window, most, even = (nodes.get(name) for name in _NODES)
        if not (window and most and even) or window.attrs["window_size"] != 1:
            return []
        found.append(_layer(most, even))
    return found


def _is_residual(node: Any) -> bool:  # noqa: ANN401  of thinc
    """Tells a part that adds what it makes to what it is given."""
    return str(node.name).startswith("residual")


def _layer(most: Any, even: Any) -> Layer:  # noqa: ANN401  of thinc
    """A layer, its numbers in the order in which they are asked for."""
    weights, bias = most.get_param("W"), most.get_param("b")
    width, candidates, seen = weights.shape
    by_candidate = weights.transpose(1, 0, 2).reshape(candidates * width, seen)
    return Layer(
        weights=np.ascontiguousarray(by_candidate.T),
        bias=np.ascontiguousarray(bias.T).ravel(),
        scale=even.get_param("G"),
        shift=even.get_param("b"),
    )


class Surroundings:
    """Adds to the vectors of words what the words around say."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        """Take the layers of a model."""
        self._layers = layers

    def forward(self, _: Any, texts: Any, is_train: bool) -> Any:  # noqa: ANN401, FBT001
        """The vectors of the words of some texts, as thinc hands them on."""
        if is_train:
            raise NotImplementedError("layers that work in place cannot be learnt")
        found = [each for some in _together(texts) for each in self._see(some)]
        return found, lambda given: given

    def _see(self, texts: Sequence[Matrix]) -> list[Matrix]:
        """What a few texts come to.

        Between texts are as many empty rows as there are layers. Each text is
        multiplied with the nearer half of those on its sides, by itself: how the last
        digit of a row is rounded depends on where it stands. The other half differs
        from the rows of a text alone only where no word of it can see.
        """
        places = _places(texts)
        rows = places[-1].stop + DEPTH
        width = texts[0].shape[1]
        words = np.zeros((rows, width), dtype=np.float32)
        for place, text in zip(places, texts, strict=True):
            words[place] = text
        around = np.zeros((rows, 3 * width), dtype=np.float32)
        made = np.zeros((rows, len(self._layers[0].bias)), dtype=np.float32)
        for layer in self._layers:
            around[1:, :width] = words[:-1]
            around[:, width:-width] = words
            around[:-1, -width:] = words[1:]
            for place in places:
                seen = slice(place.start - _HALF, place.stop + _HALF)
                np.dot(around[seen], layer.weights, out=made[seen])
            made += layer.bias
            words += _evened(_greatest(made, width), layer)
        return [words[place] for place in places]


def _together(texts: Sequence[Matrix]) -> Iterator[list[Matrix]]:
    """Texts in their order, so many at a time that they have a few hundred words."""
    some: list[Matrix] = []
    for text in texts:
        if some and sum(map(len, some)) + len(text) > TOGETHER:
            yield some
            some = []
        some.append(text)
    if some:
        yield some


def _places(texts: Sequence[Matrix]) -> list[slice]:
    """Where each text stands, with empty rows before it and between them.

    >>> _places([np.zeros((3, 96)), np.zeros((2, 96))])
    [slice(4, 7, None), slice(11, 13, None)]
    """
    found, at = list[slice](), 0
    for text in texts:
        at += DEPTH
        found.append(slice(at, at + len(text)))
        at += len(text)
    return found


def _greatest(made: Matrix, width: int) -> Matrix:
    """The greatest of the candidates for each number."""
    found = np.maximum(made[:, :width], made[:, width : 2 * width])
    for first in range(2 * width, made.shape[1], width):
        np.maximum(found, made[:, first : first + width], out=found)
    return found


def _evened(found: Matrix, layer: Layer) -> Matrix:
    """The numbers of each word, in place, with mean 0 and variance 1, then scaled."""
    width = np.float32(found.shape[1])
    found -= np.add.reduce(found, axis=1, keepdims=True) / width
    variance = np.einsum("ij,ij->i", found, found) / width + _LEAST
    found /= np.sqrt(variance)[:, None]
    found *= layer.scale
    found += layer.shift
    return found
