"""The coder's shortcuts save work and change nothing.

Those of the parser are tried in `test_parsing_matrices`, `test_parsing_rules` and
`test_repeats`; what skimming leaves out, in `test_skimming`.
"""

from itertools import islice
from pathlib import Path

import pytest

from dragoman import Coder, Report, make_report, read
from dragoman.actors import ActorResolver
from dragoman.drafting import Drafter
from dragoman.knowledge.frames import Frames
from dragoman.knowledge.phrases import Phrasebook

EXAMPLES = Path(__file__).parents[1] / "examples"
MATCH = (
    "The striker scored twice in the semi-final and the goalkeeper saved a penalty."
    " The coach praised his midfielder and the team won the cup after extra time."
    " Both sides missed a chance before the break. "
)


@pytest.fixture(scope="module")
def coder():
    return Coder()


@pytest.fixture(scope="module")
def news():
    reports = (r for r in read(EXAMPLES) if isinstance(r, Report))
    return list(islice(reports, 0, None, 3))


def everyday(shared):
    """Real reports on sport and everyday life, and two of our own."""
    file = Path(shared) / "evalsets" / "reports" / "not_political.jsonl"
    if not file.exists():
        pytest.skip("no reports on everyday life")
    ours = (
        make_report(MATCH * 5 + "Chile's president met the team. Fans beat a man."),
        make_report(MATCH * 5 + "Police in Lima arrested nine fans on Tuesday."),
    )
    return [*ours, *islice((r for r in read(file)), 0, None, 4)]


def test_frames_whose_words_are_not_said_would_not_fit(coder, news, monkeypatch):
    quick = list(coder.code_many(news))
    monkeypatch.setattr(Frames, "that_may_fit", lambda frames, _: list(frames))
    assert list(coder.code_many(news)) == quick
    assert sum(len(record.events) for record in quick) > 50


def test_where_no_act_can_count_none_does(coder, shared, monkeypatch):
    reports = everyday(shared)
    quick = list(coder.code_many(reports))
    monkeypatch.setattr(Drafter, "may_count", lambda *_: True)
    assert list(coder.code_many(reports)) == quick
    assert any(record.events for record in quick)


def test_phrases_that_were_read_would_be_read_so_again(coder, news, monkeypatch):
    quick = list(coder.code_many(news))
    monkeypatch.setattr(ActorResolver, "seen", lambda *_: {})
    assert list(coder.code_many(news)) == quick


def test_names_are_found_with_which_no_name_began_before():
    book = Phrasebook()
    book.add("Peru", 1)
    assert book.match(("Chile", "met"), 0) is None
    book.add("Chile", 2)
    assert book.match(("Chile", "met"), 0).entries == (2,)


def test_more_words_may_be_asked_for_than_are_remembered(monkeypatch):
    monkeypatch.setattr("dragoman.knowledge.phrases.KEPT", 3)
    book = Phrasebook()
    book.add("Peru", 1)
    words = ("a", "b", "c", "d", "Peru")
    assert [book.match(words, at) is None for at in range(5)] == [True] * 4 + [False]
