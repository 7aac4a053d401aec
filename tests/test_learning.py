"""Weights are learnt as the examples teach, and each time alike."""

import numpy as np

from dragoman.learning import fitting

NAMES = ("named", "noun")
ROWS = [frozenset({"named"}), frozenset({"noun"}), frozenset({"named", "noun"})] * 40
RIGHT = np.array([1.0, 0.0, 1.0] * 40)


def yes(*, pull, prior=(0.0, 0.0, 0.0)):
    rows = fitting.table(ROWS, NAMES)
    return fitting.fit_yes(rows, RIGHT, np.array(prior), pull=pull)


def test_what_stands_with_right_readings_speaks_for_them():
    named, noun, _ = yes(pull=1.0)
    assert named > 1 > 0 >= noun


def test_the_stronger_the_pull_the_nearer_to_what_was_thought():
    prior = (-1.0, 0.5, 0.0)
    loose, tight = (yes(pull=p, prior=prior) for p in (0.1, 1000.0))
    assert abs(tight[0] + 1.0) < 0.2 < abs(loose[0] + 1.0)


def test_the_same_examples_give_the_same_weights():
    assert yes(pull=1.0).tolist() == yes(pull=1.0).tolist()


def test_of_several_acts_the_right_one_is_learnt():
    group = fitting.table([frozenset({"named"}), frozenset({"noun"})], NAMES)
    groups = [(group, np.array([1.0, 0.0]))] * 20
    named, noun, _ = fitting.fit_choices(groups, np.zeros(3), pull=1.0)
    assert named > 0 > noun


def test_choices_follow_a_slow_climb_to_the_same_top():
    group = fitting.table([frozenset({"named"}), frozenset({"noun"})], NAMES)
    wrong = np.array([0.0, 1.0])
    groups = [(group, np.array([1.0, 0.0]))] * 7 + [(group, wrong)] * 3
    fast = fitting.fit_choices(groups, np.zeros(3), pull=1.0)
    at = np.zeros(2)
    for _ in range(4000):
        chance = 1 / (1 + np.exp(at[1] - at[0]))
        slope = 7 * (1 - chance) - 3 * chance
        at += 0.01 * (np.array([slope, -slope]) - at)
    assert np.allclose(fast[:2], at, atol=1e-3)
