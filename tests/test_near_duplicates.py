"""Copies of a report are known, and what only looks like one is not taken for it."""

import importlib.util
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dragoman.reports import make_report
from dragoman.stories.copies import Copies, sign

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2024, 3, 5)
TEXT = """Two ferries collided in fog off the port of Lisva on Monday and 14 \
passengers were hurt, the coast guard said.

The larger ship, the Aurora, was on its way from Lisva to the island of Tarn with 210 \
people on board. The smaller one had left Tarn at dawn with a load of timber and 9 crew.

"We heard a bang and fell to the floor," said Mira Kostel, a teacher from Lisva, who \
was taken to hospital with a broken arm.

Both captains were questioned by the harbour police. The owner of the Aurora said that \
its radar had been repaired in January.

It was the third accident in the strait since 2019, when 6 people drowned."""


@pytest.fixture(scope="module")
def bench():
    """The module that makes the set; it stands beside the package."""
    path = ROOT / "bench" / "near_duplicates.py"
    spec = importlib.util.spec_from_file_location("near_duplicates", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["near_duplicates"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["near_duplicates"]


def report(text, day=DAY, source="Harbour Gazette"):
    return make_report(text, published=day, source=source)


def is_copy(one, other):
    found = Copies([sign(one), sign(other)]).are_copies(np.array([0]), np.array([1]))
    return bool(found[0])


def share_a_key(one, other):
    return bool(set(sign(one).keys) & set(sign(other).keys))


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "\n\n".join(TEXT.split("\n\n")[:3]),  # cut from the end
        "\n\n".join(TEXT.split("\n\n")[:2]),  # cut to two fifths
        "What follows was sent by an agency.\n\n" + TEXT,  # introduced
        "\n\n".join([*TEXT.split("\n\n")[:2], *TEXT.split("\n\n")[:1:-1]]),  # moved
        TEXT.replace("14 passengers", "16 passengers"),  # corrected
        TEXT.replace('"', "”").replace("  ", " "),  # another hand set it
        TEXT.replace("\n\n", "\n"),  # paragraphs run together
    ],
)
def test_an_edited_reprint_is_a_copy_and_is_found(text):
    reprint = report(text, date(2024, 3, 6), "Valley Observer")
    assert is_copy(report(TEXT), reprint)
    assert share_a_key(report(TEXT), reprint)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        # the same told anew
        (
            "Fog was to blame when two ferries ran into each other near Lisva on"
            " Monday. The Aurora carried 210 people, of whom 14 were injured, among"
            " them Mira Kostel, a teacher. The other ship had timber aboard. Police of"
            " the harbour have heard both captains. Six people died in the strait in"
            " 2019, and this is the third accident since that year.",
            DAY,
        ),
        # the same pattern on another day, of other ships and numbers
        (
            TEXT.replace("Monday", "Friday")
            .replace("14", "31")
            .replace("210", "95")
            .replace(" 9 ", " 12 ")
            .replace(" 6 ", " 8 ")
            .replace("2019", "2017")
            .replace("third", "fourth")
            .replace("January", "June"),
            date(2024, 3, 9),
        ),
        (TEXT, date(2026, 3, 5)),
    ],
)
def test_what_looks_alike_is_no_copy(text, day):
    other = report(text, day, "Valley Observer")
    same_words = other.text == TEXT
    assert is_copy(report(TEXT), other) == same_words  # an exact reprint at any time


def test_two_credits_are_not_copies_of_each_other():
    assert not is_copy(report("Photo: Mira Kostel"), report("Photo: Ivan Dorn"))


def test_a_signature_is_the_same_each_time():
    assert sign(report(TEXT)) == sign(report(TEXT))
    assert len(sign(report(TEXT)).digest) == 4 * 128


def test_precision_is_99_per_cent_on_edited_reports(bench):
    judged = [bench.judge(bench.cases(seed)) for seed in (1, 2, 3)]
    right = sum(one.right for one in judged)
    assert right / sum(one.found for one in judged) >= 0.99
    assert right / sum(one.wanted for one in judged) >= 0.97


def test_the_examples_are_no_copies_of_each_other(bench):
    found = bench.examples()
    first, second = np.triu_indices(len(found), 1)
    assert not Copies([sign(one) for one in found]).are_copies(first, second).any()
