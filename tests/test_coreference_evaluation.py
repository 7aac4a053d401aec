"""The task `coreference` counts links and chains as its module says."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from test_parsing import parser

from dragoman.errors import BadInput
from dragoman.evaluation import Options, evaluate
from dragoman.evaluation.marked_chains import read_marked_chains

GOLD = Path(__file__).parent / "gold" / "coreference"


def chained(tmp_path, marked):
    path = tmp_path / "gold.txt"
    path.write_text(f"# A comment.\n\n== one 2024-03-05\n{marked}\n", "utf-8")
    return evaluate("coreference", path, SimpleNamespace(parse=parser()))


@pytest.mark.parametrize(
    ("marked", "found", "right"),
    [
        ("[1 Ann Roe] said [1 she] left.", 1, 1),
        ("[1 Ann Roe] met [2 Maria Lopez]. [2 She] left.", 1, 0),  # taken for Roe
        ("[1 Ann Roe] left. It rained.", 0, 0),  # nothing to find
        ("[1 Ann Roe] met [2 Jan Horn]. [1+2 They] left.", 1, 1),
    ],
)
def test_links_of_pronouns_are_right_by_their_parties(tmp_path, marked, found, right):
    result = chained(tmp_path, marked)
    share = next(f for f in result.figures if f.name == "pronouns precision")
    assert (share.of, share.value * found) == (found, right)


def test_chains_that_agree_score_one(tmp_path):
    result = chained(tmp_path, "[1 Ann Roe] said [1 she] left. [1 Roe] wept.")
    assert next(f.value for f in result.figures if f.name == "CoNLL F1") == 1.0


@pytest.mark.parametrize("marked", ["[1 Ann Roe left.", "Ann Roe] left."])
def test_a_stray_bracket_is_named(tmp_path, marked):
    with pytest.raises(BadInput, match="stray bracket"):
        chained(tmp_path, marked)


@pytest.mark.parametrize("half", ["seen", "unseen"])
def test_our_marked_reports_are_read_and_no_pronoun_for_a_party_is_unmarked(half):
    reports = read_marked_chains(GOLD / f"{half}.txt", Options())
    assert len(reports) == 33
    for report in reports:
        marked = {(m.words.start, m.words.end) for m in report.mentions}
        for pronoun in ("he", "she", "him", "himself", "herself"):
            for at in words_at(report.text, pronoun):
                assert at in marked, (report.id, at)


def words_at(text, word):
    start = 0
    for piece in text.replace('"', " ").split(" "):
        bare = piece.strip(".,:;?!\n")
        if bare == word:
            at = start + piece.index(word)
            yield at, at + len(word)
        start += len(piece) + 1
