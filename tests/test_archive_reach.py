"""How far ties lead."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dragoman.archive.linking.reach import follow
from dragoman.stories.cluster import components

THING = st.integers(0, 9)


@given(st.sets(THING), st.lists(st.tuples(THING, THING)))
def test_ties_that_hold_both_ways_lead_through_the_whole_group(start, ties):
    both = np.array([*ties, *((b, a) for a, b in ties)], np.int64).reshape(-1, 2)
    reached = np.isin(np.arange(10), list(start))
    follow(reached, both[:, 0], both[:, 1])
    groups = components(map(str, range(10)), [(str(a), str(b)) for a, b in ties])
    wanted = {int(n) for group in groups if start & {*map(int, group)} for n in group}
    assert set(np.flatnonzero(reached).tolist()) == wanted


def test_a_tie_leads_one_way():
    reached = np.array([False, True, False])
    follow(reached, np.array([1, 2]), np.array([0, 1]))
    assert reached.tolist() == [True, True, False]
