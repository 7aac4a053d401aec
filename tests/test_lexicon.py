"""The lexicon: its format is checked, and its examples are coded as they say."""

from collections import Counter

import pytest

from dragoman import BadData, make_report
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.lexicon import load_lexicon, read_frames

CLASSES = {"treaty": frozenset({("treaty",), ("peace", "deal")})}
LEAST = 0.95  # share of the examples that must be coded by type and mode


@pytest.fixture
def frames(tmp_path):
    def read(*lines):
        path = tmp_path / "some.txt"
        path.write_text("\n".join(lines), "utf-8")
        return tuple(read_frames(path, CLASSES))

    return read


def test_a_frame_is_read_into_its_places(frames):
    (frame,) = frames(
        "[SUPPORT]", "A sign {treaty} (with R!) ; pair  -- They signed it."
    )
    assert (frame.type, frame.pos, frame.lemma, frame.pair) == (
        "SUPPORT",
        "v",
        "sign",
        True,
    )
    treaty, partner = frame.slots
    assert treaty.words == CLASSES["treaty"]
    assert (partner.role, partner.preps, partner.party, partner.optional) == (
        "R",
        ("with",),
        True,
        True,
    )
    assert frame.example == "They signed it."


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("A sign {tretay}", "no noun class 'tretay'"),
        ("A sign R ; contents=planned", "no option 'contents'"),
        ("A sign R ; content=soon", "cannot be 'soon'"),
        ("sign R", "a frame begins with A, n or a"),
        ("A", "no predicate behind the actor"),
        ("A look R At", "'At' is neither a slot nor a word"),
    ],
)
def test_a_faulty_frame_is_reported_with_its_line(frames, line, complaint):
    with pytest.raises(BadData, match=r"some\.txt:3") as fault:
        frames("# a file", "[SUPPORT]", line)
    assert complaint in str(fault.value)


def test_a_frame_outside_a_section_is_refused(frames):
    with pytest.raises(BadData, match="must stand under a section"):
        frames("A sign R")


def test_every_type_has_at_least_25_predicates():
    lexicon, codebook = load_lexicon(), load_codebook()
    predicates = {
        (frame.type, *key, frame.lead)
        for key, frames in lexicon.frames.items()
        for frame in frames
    }
    count = Counter(type_ for type_, *_ in predicates if type_)
    assert sum(count.values()) >= 600
    assert {t for t in codebook.types if count[t] < 25} == set()


def test_the_examples_are_coded_as_their_entries_say(coder):
    frames = [f for found in coder.lexicon.frames.values() for f in found if f.example]
    reports = [make_report(frame.example) for frame in frames]
    wrong = []
    for frame, parse in zip(frames, coder.parse.parse(reports), strict=True):
        acts = coder.find(parse)
        codes = {(act.type, act.mode if frame.mode else None) for act in acts}
        if frame.type and (frame.type, frame.mode) not in codes:
            wrong.append(f"{frame.source}: {frame.example}")
    assert len(wrong) <= (1 - LEAST) * len(frames), "\n".join(wrong)
