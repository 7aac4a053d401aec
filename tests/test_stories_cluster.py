"""Groups depend on the pairs alone, do not chain, and obey people."""

import itertools
import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records.story import Verdict
from dragoman.stories.cluster import KEPT, Pair, components, recluster, tree

NAMES = "abcdefgh"
SCORES = st.sampled_from([0.0, 0.04, 0.1, 0.3, 0.31, 0.5, 0.5, 0.7, 0.9, 1.0])
PAIRS = st.dictionaries(
    st.sampled_from(list(itertools.combinations(NAMES, 2))), SCORES, max_size=20
).map(lambda table: [Pair(a, b, score) for (a, b), score in table.items()])
VERDICTS = st.lists(
    st.builds(
        lambda pair, same, day: verdict(*pair, same=same, day=day),
        st.sampled_from(list(itertools.combinations(NAMES, 2))),
        st.booleans(),
        st.integers(1, 3),
    ),
    max_size=4,
)


def verdict(left, right, *, same, day=1):
    return Verdict(left=left, right=right, same=same, by="eva", on=date(2024, 3, day))


def pairs(table):
    return [Pair(a, b, score) for (a, b), score in table.items()]


def later(before, one):
    """Of two words on a pair the one said later, on one day the second."""
    return before if before and before[0] > one.on else (one.on, one.same)


class Slow:
    """The same by the obvious way: look at all groups anew after each join."""

    def __init__(self, items, scored, verdicts):
        last = {}
        for one in verdicts:
            key = frozenset((one.left, one.right))
            last[key] = later(last.get(key), one)
        self.said = {key: same for key, (_, same) in last.items()}
        score = {frozenset((p.left, p.right)): round(p.score * 10**6) for p in scored}
        self.score = {k: s for k, s in score.items() if s == 0 or s >= KEPT * 10**6}
        self.score |= {key: 0 for key, same in self.said.items() if not same}
        ties = [tuple(key) for key, same in self.said.items() if same]
        self.groups = [set(part) for part in components(items, ties)]
        # Within what people joined, the pairs do not count.
        self.joined = [set(part) for part in self.groups]

    def total(self, pairs):
        free = (p for p in pairs if not any(set(p) <= part for part in self.joined))
        return sum(self.score.get(frozenset(p), 0) for p in free) / 10**6

    def average(self, a, b):
        return self.total(itertools.product(a, b)) / (len(a) * len(b))

    def within(self, group):
        count = len(group) * (len(group) - 1) // 2
        return self.total(itertools.combinations(sorted(group), 2)) / count

    def may(self, a, b):
        if any(self.score.get(frozenset(p)) == 0 for p in itertools.product(a, b)):
            return False
        if min(len(a), len(b)) < 4:
            return True
        inner = min(self.within(a), self.within(b))
        return self.average(a, b) >= 0.5 * inner

    def part(self, least):
        while True:
            found = [
                (-self.average(a, b), min(a), min(b), a, b)
                for a, b in itertools.permutations(self.groups, 2)
                if min(a) < min(b) and self.may(a, b)
            ]
            average, _, _, a, b = min(found, key=lambda e: e[:3], default=(0,) * 5)
            if -average < least:
                return tuple(sorted(tuple(sorted(group)) for group in self.groups))
            self.groups = [g for g in self.groups if g not in (a, b)] + [a | b]


@given(PAIRS, VERDICTS)
def test_groups_are_those_of_the_obvious_way(scored, verdicts):
    found = recluster(NAMES, scored, verdicts, least=0.3)
    assert found == Slow(NAMES, scored, verdicts).part(0.3)


@given(PAIRS, VERDICTS, st.randoms())
def test_any_order_gives_the_same_groups(scored, verdicts, chance):
    found = recluster(NAMES, scored, verdicts)
    names, turned = list(NAMES), [Pair(p.right, p.left, p.score) for p in scored]
    chance.shuffle(names)
    chance.shuffle(turned)
    assert recluster(names, turned, verdicts) == found
    assert recluster(names, turned + turned, verdicts) == found


@given(PAIRS, VERDICTS)
def test_what_people_said_always_holds(scored, verdicts):
    groups = recluster(NAMES, scored, verdicts)
    place = {name: group for group in groups for name in group}
    last = {}
    for one in verdicts:
        key = (one.left, one.right)
        last[key] = later(last.get(key), one)
    same = [key for key, (_, one) in last.items() if one]
    tied = {name: part for part in components(NAMES, same) for name in part}
    for (a, b), (_, one) in last.items():
        if one:
            assert place[a] == place[b]
        elif tied[a] != tied[b]:
            assert place[a] != place[b]


@given(PAIRS)
def test_parts_that_no_pair_ties_can_be_parted_alone(scored):
    tied = components(NAMES, [(p.left, p.right) for p in scored])
    apart = [group for part in tied for group in recluster(part, scored)]
    assert tuple(sorted(apart)) == recluster(NAMES, scored)


def test_a_bridge_does_not_make_two_stories_one():
    left = {pair: 0.9 for pair in itertools.combinations("abcd", 2)}
    right = {pair: 0.9 for pair in itertools.combinations("vwxy", 2)}
    bridge = {("d", "m"): 0.8, ("m", "v"): 0.6}
    found = recluster("abcdmvwxy", pairs({**left, **right, **bridge}))
    assert len(found) >= 2
    assert not any({"a", "v"} <= set(group) for group in found)


def test_two_look_alikes_stay_two_though_each_pair_is_likely_enough():
    inside = {
        p: 0.95 for part in ("abcd", "wxyz") for p in itertools.combinations(part, 2)
    }
    across = {(a, b): 0.4 for a in "abcd" for b in "wxyz"}
    found = recluster("abcdwxyz", pairs({**inside, **across}), least=0.3)
    assert found == (tuple("abcd"), tuple("wxyz"))


@pytest.mark.parametrize(
    ("scored", "verdicts", "groups"),
    [
        ({("a", "b"): 0.9}, [], (("a", "b"),)),
        ({("a", "b"): 0.0}, [], (("a",), ("b",))),
        ({("a", "b"): 0.9}, [verdict("a", "b", same=False)], (("a",), ("b",))),
        ({("a", "b"): 0.0}, [verdict("a", "b", same=True)], (("a", "b"),)),
        (  # the last word counts
            {("a", "b"): 0.9},
            [verdict("a", "b", same=False), verdict("a", "b", same=True, day=2)],
            (("a", "b"),),
        ),
    ],
)
def test_a_pair(scored, verdicts, groups):
    assert recluster("ab", pairs(scored), verdicts) == groups


def test_a_contradiction_keeps_groups_apart():
    scored = {("a", "b"): 0.9, ("c", "d"): 0.9, ("a", "c"): 0.9, ("b", "d"): 0.0}
    assert len(recluster("abcd", pairs(scored))) == 2


@given(PAIRS)
def test_a_tree_joins_what_its_pairs_join(scored):
    chosen = tree(NAMES, scored)
    assert components(NAMES, [(p.left, p.right) for p in chosen]) == components(
        NAMES, [(p.left, p.right) for p in scored]
    )
    assert len(chosen) == len(NAMES) - len(
        components(NAMES, [(p.left, p.right) for p in scored])
    )


def test_a_thousand_things_take_no_time():
    chance = random.Random(1)
    names = [f"{n:04}" for n in range(1000)]
    scored = [
        Pair(names[n], names[m], chance.random())
        for n in range(1000)
        for m in range(n + 1, min(1000, n + 30))
    ]
    assert recluster(names, scored) == recluster(reversed(names), scored[::-1])
