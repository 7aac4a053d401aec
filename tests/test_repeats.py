"""What is printed again is not parsed again, and is coded as if it were."""

from itertools import pairwise

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import Coder, make_report
from dragoman.parsing.repeats import AT_A_TIME, OVERHEAD, Kept, Repeats
from dragoman.settings import ParsingSettings, Settings

LEAD = "Peru's foreign minister, Ana Ruiz, met her Chilean colleague in Lima on Monday."
MORE = "Police in Arica arrested eleven marchers who had blocked the harbour."
LAST = "The bank of the river was closed to fishermen, a witness said."


class Parsing:
    """Parses a text into its length, and notes what it was asked."""

    def __init__(self):
        self.asked = []

    def __call__(self, texts):
        self.asked += texts
        return [columns(text) for text in texts]


def columns(text):
    return np.full((1, 1), len(text), dtype=np.uint64)


@given(
    texts=st.lists(st.text(max_size=4), max_size=400),
    most=st.sampled_from([0, 1, 3 * OVERHEAD, 10**6]),
)
def test_each_text_gets_what_is_its_own(texts, most):
    parsing = Parsing()
    found = list(Repeats(parsing, most)(texts))
    assert [int(one[0, 0]) for one in found] == [len(text) for text in texts]
    assert set(parsing.asked) == set(texts)


def test_a_text_is_parsed_once_while_there_is_room():
    parsing = Parsing()
    texts = [f"{number % 150}" for number in range(3 * AT_A_TIME)]
    list(Repeats(parsing, 10**6)(texts))
    assert sorted(parsing.asked) == sorted(set(texts))


def test_what_was_not_seen_for_long_is_forgotten_first():
    kept = Kept(3 * (OVERHEAD + 9))  # three texts of one letter
    for text in "abc":
        kept.put(text, columns(text))
    assert kept.get("a") is not None
    kept.put("d", columns("d"))
    assert kept.get("b") is None
    assert all(kept.get(text) is not None for text in "acd")


def test_what_alone_is_too_large_is_not_kept():
    kept = Kept(OVERHEAD)
    kept.put("much", columns("much"))
    assert kept.get("much") is None


@pytest.fixture(scope="module")
def coders():
    return [Coder(Settings(parsing=ParsingSettings(keep=keep))) for keep in (0, 64)]


def reprints():
    """Papers that print the same paragraphs, at other places in their texts."""
    texts = (
        f"{LEAD}\n\n{MORE}",
        f"{MORE}\n\n{LEAD}\n\n{LAST}",
        f"LIMA, March 4 (Gazette) - {LEAD}\n\n{LAST}\n\n{LAST}",
        f"“{LEAD}”\n\n{MORE}",
    )
    return [make_report(text, source=f"Paper {n}") for n, text in enumerate(texts)]


def test_reprints_are_coded_as_if_nothing_was_kept(coders):
    forgetful, mindful = coders
    alone = [forgetful.code(report) for report in reprints()]
    assert list(mindful.code_many(reprints())) == alone
    assert [mindful.code(report) for report in reprints()] == alone
    assert any(record.events for record in alone)


def test_the_spans_of_a_reprint_are_its_own(coders):
    _, mindful = coders
    for before, after in pairwise(mindful.code_many(reprints())):
        assert before.report.id != after.report.id
        for event in after.events:
            span = event.trigger
            assert after.report.text[span.start : span.end] == span.text
            assert msgspec.json.encode(event) not in map(
                msgspec.json.encode, before.events
            )
