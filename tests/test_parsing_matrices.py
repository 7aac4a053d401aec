"""Matrices multiplied by NumPy, and vectors that are kept, give the same parses."""

import random
from functools import cache

import numpy as np
import pytest
import spacy

from dragoman.parsing import vectors
from dragoman.parsing.multiplying import OneThread, Turned, multiply_by_numpy
from dragoman.parsing.surroundings import look_around
from dragoman.parsing.vectors import keep_vectors
from dragoman.settings import ParsingSettings

PARAGRAPHS = (
    "Peru's foreign minister, Ana Ruiz, flew to Quito on Monday for talks on the dam.",
    "Yes.",
    "Police fired tear gas at some 200 marchers who had blocked the bridge at Busia,"
    " a witness said, and arrested eleven of them; two were hurt.",
    "\n",
    "“We shall not wait,” she told reporters. The company, which owns both mines, did"
    " not answer.",
    "Talks resume.",
)


def quick():
    nlp = spacy.load(ParsingSettings().model, exclude=["ner"])
    multiply_by_numpy(nlp)
    keep_vectors(nlp)
    look_around(nlp)
    return nlp


@cache
def pipelines():
    """The model as it is, and made quick."""
    return spacy.load(ParsingSettings().model, exclude=["ner"]), quick()


def told(doc):
    return [(t.text, t.tag_, t.lemma_, t.dep_, t.head.i) for t in doc]


def test_parses_are_those_of_the_model():
    plain, made_quick = pipelines()
    expected = list(map(told, plain.pipe(PARAGRAPHS)))
    assert list(map(told, made_quick.pipe(PARAGRAPHS))) == expected


def test_what_stands_beside_a_text_changes_no_digit_of_it():
    _, made_quick = pipelines()
    one_thread = OneThread()
    with one_thread():
        alone = {text: next(quick().pipe([text])).tensor for text in PARAGRAPHS}
    for seed in range(5):
        texts = random.Random(seed).choices(PARAGRAPHS, k=9)
        with one_thread():
            docs = list(made_quick.pipe(texts))
        for text, doc in zip(texts, docs, strict=True):
            assert np.array_equal(doc.tensor, alone[text]), (seed, text)


def test_a_matrix_is_turned_once_whatever_the_view():
    turned = Turned()
    matrix = np.arange(6, dtype=np.float32).reshape(2, 3)
    found = turned(matrix)
    assert found.tolist() == [[0, 3], [1, 4], [2, 5]]
    assert found.flags.c_contiguous
    assert turned(matrix.reshape(6).reshape(2, 3)) is found
    assert turned(matrix[:, :2]).tolist() == [[0, 3], [1, 4]]  # begins there too
    assert turned(matrix.reshape(3, 2)).tolist() == [[0, 2, 4], [1, 3, 5]]


def test_no_matrix_is_taken_for_one_that_is_gone():
    turned = Turned()
    for number in range(50):  # each would lie where the last one lay
        found = turned(np.full((64, 64), number, dtype=np.float32))
        assert (found == number).all()


def test_a_full_store_of_words_is_begun_anew(monkeypatch):
    plain, _ = pipelines()
    monkeypatch.setattr(vectors, "MOST", 12)
    small = quick()
    for _ in range(2):
        found = [told(doc) for text in PARAGRAPHS for doc in small.pipe([text])]
        assert found == [told(plain(text)) for text in PARAGRAPHS]


def test_kept_vectors_cannot_be_learnt():
    _, made_quick = pipelines()
    embed = made_quick.get_pipe("tok2vec").model.layers[0]
    with pytest.raises(NotImplementedError):
        embed([made_quick.make_doc("Talks resume.")], is_train=True)


def test_surroundings_are_those_of_the_model():
    theirs, ours = (nlp.get_pipe("tok2vec").model.layers[1] for nlp in pipelines())
    numbers = np.random.default_rng(7)
    lengths = [1, 0, 2, 40, 3, 350, 1, 5]
    texts = [numbers.standard_normal((n, 96), dtype=np.float32) for n in lengths]
    for expected, found in zip(theirs.predict(texts), ours.predict(texts), strict=True):
        assert found.shape == expected.shape
        assert np.allclose(found, expected, atol=1e-4)


def test_a_model_built_in_another_way_is_left_as_it_is():
    nlp = spacy.load(ParsingSettings().model, exclude=["ner"])
    encode = nlp.get_pipe("tok2vec").model.layers[1]
    encode.layers[0].layers.pop()  # three layers are not four
    look_around(nlp)
    made, _ = encode.begin_update([np.ones((2, 96), dtype=np.float32)])  # it can learn
    assert made[0].shape == (2, 96)


def test_layers_that_work_in_place_cannot_be_learnt():
    _, made_quick = pipelines()
    encode = made_quick.get_pipe("tok2vec").model.layers[1]
    with pytest.raises(NotImplementedError):
        encode([np.zeros((2, 96), dtype=np.float32)], is_train=True)
