"""Training sentences are read as written, and faults are reported with their line."""

from pathlib import Path

import pytest

from dragoman import BadData
from dragoman.evaluation.lessons import ToldAct, read_lessons
from dragoman.knowledge.codebook import load_codebook

TRAINING = Path(__file__).resolve().parents[1] / "training" / "en"


@pytest.fixture
def read(tmp_path):
    def lessons(*lines):
        path = tmp_path / "some.txt"
        path.write_text("\n".join(lines), "utf-8")
        return list(read_lessons(path, load_codebook()))

    return lessons


def test_a_sentence_is_read_with_all_its_acts(read):
    (lesson,) = read(
        "# ours",
        "Kenya agreed to send police to Haiti. || AGREE happened: Kenya > Haiti"
        " ; MOBILIZE police planned: Kenya > Haiti",
    )
    assert lesson.text == "Kenya agreed to send police to Haiti."
    assert lesson.source == "some.txt:2"
    assert lesson.acts == (
        ToldAct(
            type="AGREE",
            mode=None,
            status="happened",
            actors=("Kenya",),
            recipients=("Haiti",),
        ),
        ToldAct(
            type="MOBILIZE",
            mode="police",
            status="planned",
            actors=("Kenya",),
            recipients=("Haiti",),
        ),
    )


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("It rained. || -", None),  # nothing happened
        ("Peru and Chile met. || CONSULT happened: Peru + Chile >", ("Peru", "Chile")),
        ("Shots were fired. || ASSAULT firearms happened: >", ()),  # nobody is said
    ],
)
def test_sides_may_be_many_or_none(read, line, actors):
    (lesson,) = read(line)
    assert [act.actors for act in lesson.acts] == ([] if actors is None else [actors])


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("Peru met Chile.", "'sentence || acts'"),
        ("Peru met Chile. ||", "'sentence || acts'"),
        ("Peru met Chile. || CONSULT happened", "actors > recipients"),
        ("Peru met Chile. || CONSULT: Peru >", "'TYPE status'"),
        ("Peru met Chile. || CONSULT soon: Peru >", "'soon' is no status"),
        ("Peru met Chile. || CONSULTED happened: Peru >", "CONSULTED"),
        ("Peru met Chile. || CONSULT arrest happened: Peru >", "arrest"),
        ("Peru met Chile. || CONSULT happened: Bolivia >", "'Bolivia' does not stand"),
    ],
)
def test_a_fault_is_reported_with_its_line(read, line, complaint):
    with pytest.raises(BadData, match=r"some\.txt:2") as fault:
        read("# ours", line)
    assert complaint in str(fault.value)


def test_all_training_sentences_can_be_read_and_stand_once():
    lessons = list(read_lessons(TRAINING, load_codebook()))
    texts = [lesson.text for lesson in lessons]
    twice = sorted({text for text in texts if texts.count(text) > 1})
    assert twice == []
