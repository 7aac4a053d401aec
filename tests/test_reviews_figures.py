"""Figures of agreement and shares are those that others published."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.reviews.agreement import cohens_kappa, krippendorffs_alpha, share


def crossed(table):
    """Pairs of labels from a table of how often two reviewers gave which."""
    return [
        (row, column)
        for row, counts in enumerate(table)
        for column, n in enumerate(counts)
        for _ in range(n)
    ]


def units(*reviewers):
    """What each thing was called, from a line of labels for each reviewer."""
    return [
        {who: label for who, label in enumerate(column) if label != "*"}
        for column in zip(*(line.split() for line in reviewers), strict=True)
    ]


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        ([[20, 5], [10, 15]], 0.400),  # grants read by two
        ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.676),  # Fleiss: diagnoses
        ([[45, 15], [25, 15]], 0.130),  # the same share alike, other habits
        ([[25, 35], [5, 35]], 0.259),
        ([[10, 0], [0, 10]], 1.0),
        ([[0, 10], [10, 0]], -1.0),
    ],
)
def test_kappa_is_as_published(table, kappa):
    assert cohens_kappa(crossed(table)) == pytest.approx(kappa, abs=5e-4)


@pytest.mark.parametrize(
    ("lines", "alpha"),
    [
        # Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): A, B and C.
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (
            (
                "a a b b d c c c e d d a",
                "b a b b b c c c e d d d",
            ),
            0.692,
        ),
        (
            (
                "1 2 3 3 2 1 4 1 2 * * *",
                "1 2 3 3 2 2 4 1 2 5 * 3",
                "* 3 3 3 2 3 4 2 2 5 1 *",
                "1 2 3 3 2 4 4 1 2 5 1 *",
            ),
            0.743,
        ),
    ],
)
def test_alpha_is_as_published(lines, alpha):
    assert krippendorffs_alpha(units(*lines)) == pytest.approx(alpha, abs=5e-4)


@pytest.mark.parametrize(
    "judged",
    [
        [],
        [{"a": 1}],  # nobody to agree with
        [{"a": 1, "b": 1}, {"a": 1, "b": 1}],  # one label: chance explains all
    ],
)
def test_where_nothing_can_be_said_nothing_is(judged):
    assert krippendorffs_alpha(judged) is None
    pairs = [tuple(unit.values()) for unit in judged if len(unit) == 2]
    assert cohens_kappa(pairs) is None


LABELS = st.sampled_from("xyz")


@given(st.lists(st.tuples(LABELS, LABELS), min_size=2, max_size=60))
def test_both_measures_know_full_agreement_and_go_no_further(pairs):
    alpha = krippendorffs_alpha([{"a": a, "b": b} for a, b in pairs])
    kappa = cohens_kappa(pairs)
    alike = all(a == b for a, b in pairs)
    for found in (alpha, kappa):
        assert found is None or found <= 1
        assert found is None or (found == pytest.approx(1)) == alike


@given(st.lists(st.tuples(LABELS, LABELS), min_size=2, max_size=60))
def test_names_of_labels_and_the_order_of_reviewers_do_not_matter(pairs):
    turned = [(ord(b), ord(a)) for a, b in pairs]
    one, other = cohens_kappa(pairs), cohens_kappa(turned)
    assert (one is None) == (other is None)
    assert one is None or one == pytest.approx(other)


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [
        # Newcombe, Two-sided confidence intervals for the single proportion (1998).
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
    ],
)
def test_the_interval_is_as_published(right, of, low, high):
    found = share(right, of)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 500), st.integers(1, 500))
@example(0, 161)  # where floating point passes the share
def test_the_share_lies_in_its_interval(right, more):
    found = share(right, right + more)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_of_nothing_nothing_is_known():
    found = share(0, 0)
    assert (found.value, found.low, found.high) == (None, 0.0, 1.0)
