"""The measures of grouping give the figures they are known to give."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.evaluation.chains import (
    b_cubed,
    ceaf,
    conll,
    grouped,
    muc,
    pairwise,
)
from dragoman.evaluation.stories import Mention, StoryReport, chain_of, score
from dragoman.evaluation.task import Options
from dragoman.records import Record

LABELS = st.lists(st.integers(0, 3), min_size=1, max_size=7)


def groups(*names):
    return [frozenset(name) for name in names]


def labelled(labels):
    return grouped((f"t{n}", label) for n, label in enumerate(labels))


def test_the_example_of_the_b_cubed_paper():
    gold = groups("abcde", "fg", "hijkl")
    found = groups("abcde", "fghijkl")
    scores = b_cubed(gold, found)
    assert scores.precision == pytest.approx(0.7619, abs=1e-3)
    assert scores.recall == pytest.approx(1.0)
    assert muc(gold, found).precision == pytest.approx(9 / 10)
    assert muc(gold, found).recall == pytest.approx(1.0)


def test_pairs_are_counted():
    tally = pairwise(groups("abc", "d"), groups("ab", "cd"))
    assert (tally.right, tally.found, tally.wanted) == (1, 2, 3)


@given(LABELS)
def test_what_is_the_same_is_perfect(labels):
    same = labelled(labels)
    assert b_cubed(same, same).f1 == pytest.approx(1.0)
    assert ceaf(same, same).f1 == pytest.approx(1.0)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=7)
)
def test_the_best_pairing_is_that_of_trying_all(labels):
    gold = labelled([a for a, _ in labels])
    found = labelled([b for _, b in labels])
    small, large = sorted((gold, found), key=len)
    best = max(
        sum(
            2 * len(a & b) / (len(a) + len(b))
            for a, b in zip(small, chosen, strict=True)
        )
        for chosen in itertools.permutations(large, len(small))
    )
    assert ceaf(gold, found).recall == pytest.approx(best / len(gold))
    assert ceaf(gold, found).precision == pytest.approx(best / len(found))


def test_what_is_missing_or_too_much_counts():
    gold, found = groups("ab", "c"), groups("ab", "x")
    assert b_cubed(gold, found).recall == pytest.approx(2 / 3)
    assert b_cubed(gold, found).precision == pytest.approx(2 / 3)
    assert conll(gold, gold) == pytest.approx((1 + 1 + 1) / 3)


def test_a_chain_inside_a_report_is_its_own():
    row = StoryReport(id="r1", cluster_id="c", text="x")
    inside = Mention(0, 1, "x", coref="7", coref_type="INTRA_DOC_COREF")
    across = Mention(0, 1, "x", coref="7", coref_type="CROSS_DOC_COREF")
    alone = Mention(0, 1, "x")
    assert chain_of(row, "r1 0", inside) == "r1 7"
    assert chain_of(row, "r1 0", across) == "7"
    assert chain_of(row, "r1 0", alone) == "r1 0"


class Mute:
    """A coder that finds nothing."""

    def code_many(self, reports):
        for report in reports:
            yield Record(report=report, events=(), statements=(), failure=None)


def test_reports_are_brought_together_without_any_event(shared):
    gold = shared / "evalsets" / "stories" / "ecbplus_1_35.jsonl"
    result = score(gold, Mute(), Options())
    figures = {figure.name: figure.value for figure in result.figures}
    assert figures["reports B-cubed F1"] >= 0.9
