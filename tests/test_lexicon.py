"""The lexicon: its format is checked, and its examples are coded as they say."""

from collections import Counter, defaultdict

import pytest

from dragoman import BadData, make_report
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.lexicon import load_lexicon, read_frames, read_through

CLASSES = {"treaty": frozenset({("treaty",), ("peace", "deal")})}


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


def test_no_word_to_look_through_stands_twice(tmp_path):
    path = tmp_path / "transparent.txt"
    path.write_text("[noun]\nrage | -\n[aspect]\nrage | ongoing\nrage | -\n", "utf-8")
    with pytest.raises(BadData, match=r"txt:5: 'rage' stands already in \[aspect\]"):
        read_through(path)


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


def test_the_examples_are_coded_as_their_entries_say(examples, coder):
    """An act of the type and mode that the entry stands under; none under [-]."""
    wrong = []
    for frame, parse in examples:
        acts = coder.find(parse)
        codes = {(act.type, act.mode if frame.mode else None) for act in acts}
        heads = {parse.sentences[act.sentence].lemmas[act.head] for act in acts}
        right = (frame.type, frame.mode) in codes if frame.type else True
        if not right or (not frame.type and frame.lemma in heads):
            wrong.append(f"{frame.source}: {frame.example} {sorted(map(str, codes))}")
    assert not wrong, "\n".join(wrong)


def test_no_two_entries_ask_for_the_same():
    """Of twins only one is ever read; but a promise may turn out to be a threat."""
    found = defaultdict(set)
    for frame in _entries(load_lexicon()):
        slots = tuple(
            (slot.role, slot.preps, slot.words, slot.party, slot.optional)
            for slot in frame.slots
        )
        actor = (frame.actor_party, frame.actor_words, frame.swap)
        words = (frame.pos, frame.lemma, frame.lead, *sorted(frame.particles))
        found[words, slots, actor, frame.content == "threatened"].add(frame.source)
    twins = [sorted(sources) for sources in found.values() if len(sources) > 1]
    assert not twins


@pytest.fixture(scope="module")
def examples(coder):
    """Each entry once, with its example parsed."""
    frames = _entries(coder.lexicon)
    reports = [make_report(frame.example) for frame in frames]
    return list(zip(frames, coder.parse.parse(reports), strict=True))


def _entries(lexicon):
    return list(
        {f.source: f for found in lexicon.frames.values() for f in found}.values()
    )
