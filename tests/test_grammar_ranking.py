"""Which act links two parties, what it counts as, and how sure a reading is."""

from itertools import permutations

import pytest

from dragoman import BadData, make_report
from dragoman.knowledge.weights import odds, read_weights


@pytest.fixture(scope="module")
def relation(coder):
    def ask(text, a, b):
        report = make_report(text)
        spans = [report.cut(text.index(w), text.index(w) + len(w)) for w in (a, b)]
        return coder.between(report, *spans)

    return ask


@pytest.mark.parametrize(
    ("text", "a", "b", "type_"),
    [
        ("Peru condemned Chile and met Bolivia.", "Peru", "Chile", "ACCUSE"),
        ("Peru condemned Chile and met Bolivia.", "Peru", "Bolivia", "CONSULT"),
        # an act inside another of the same party goes by the outer one's name
        ("Kenya agreed to send troops to Haiti.", "Kenya", "Haiti", "AGREE"),
        ("Kenya will meet Uganda on Monday.", "Kenya", "Uganda", "AGREE"),
        # but one inside the act of somebody else by its own
        ("Ghana accused Togo of shelling Benin.", "Ghana", "Togo", "ACCUSE"),
        ("Ghana accused Togo of shelling Benin.", "Togo", "Benin", "ASSAULT"),
        # a pronoun that points back to a party stands for it
        ("Niger said it would not free Mali's envoy.", "Niger", "Mali", "REJECT"),
        # to promise support is to support
        ("Spain reaffirmed its support for Ecuador.", "Spain", "Ecuador", "SUPPORT"),
        # who calls to thank, thanks
        (
            "The emir called the Polish president to thank him.",
            "emir",
            "Polish president",
            "SUPPORT",
        ),
        # a thing is a party if one asks about it
        ("Loggers boycotted the hearing.", "Loggers", "the hearing", "PROTEST"),
        ("Kenya funds a clinic in Gulu.", "Kenya", "a clinic", "AID"),
        # an adjective stands for those whom it describes
        ("Turkish envoys met Modi after a raid.", "Turkish", "Modi", "CONSULT"),
        # whoever rallies others against somebody blames him
        (
            "The bishops called on workers to mobilize against Chile.",
            "The bishops",
            "Chile",
            "ACCUSE",
        ),
    ],
)
def test_two_parties_are_linked_by(relation, text, a, b, type_):
    assert relation(text, a, b).type == type_


def test_an_answer_by_a_frame_is_surer_than_a_guess(relation):
    told = relation("Peru condemned Chile on Monday.", "Peru", "Chile")
    guess = relation("Peru lies north of Chile.", "Peru", "Chile")
    assert told.score > 0.7
    assert guess.score < 0.2


@pytest.mark.parametrize(
    ("surer", "weaker"),
    [
        # a finite verb with both parties; a bare noun
        ("Peru condemned Chile.", "Critics in Peru spoke after condemnation."),
        # its own recipient; one that was looked for elsewhere
        ("Mali threatened France.", "Mali made threats over tea with France."),
    ],
)
def test_a_plain_reading_is_surer_than_a_far_fetched_one(events, surer, weaker):
    (sure,) = events(surer)
    assert all(sure.confidence > event.confidence for event in events(weaker))


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("event | named | 0", "3 columns"),
        ("events | named | 0 | 1.0", "'events' is none of"),
        ("event | named | 0 | much", "is no number"),
    ],
)
def test_a_faulty_weight_is_reported_with_its_line(tmp_path, line, complaint):
    path = tmp_path / "ranking.txt"
    path.write_text(f"# ours\n{line}\n", "utf-8")
    with pytest.raises(BadData, match=r"ranking\.txt:2") as fault:
        read_weights(path)
    assert complaint in str(fault.value)


def test_no_weight_stands_twice(tmp_path):
    path = tmp_path / "ranking.txt"
    path.write_text("event | any | 0 | 1\nevent | any | 0 | 2\n", "utf-8")
    with pytest.raises(BadData, match="'any' has a weight already"):
        read_weights(path)


def test_the_sides_of_an_effort_to_mediate_stand_behind_the_effort(events):
    (event,) = events("Egypt launched a mediation effort between Sudan and Chad.")
    assert [a.name for a in event.actors] == ["Egypt", "Sudan", "Chad"]


def test_the_order_of_signs_changes_no_digit_of_their_sum():
    weights = {"any": 0.1, "a": 0.1, "b": 0.2, "c": 0.3, "d": -0.4}
    sums = {odds(signs, weights) for signs in permutations("abcd")}
    assert len(sums) == 1
