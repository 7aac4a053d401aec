"""The grammar of acts: what outer words do to the acts inside them."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def acts(coder):
    """The events of a sentence as a list of "TYPE status" in the order of the text."""

    def read(text):
        record = coder.code(make_report(text))
        return [f"{e.type} {e.status}" for e in record.events]

    return read


def names(actors):
    return [a.country or a.name for a in actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Israel agreed to withdraw troops from Lebanon.",
            ["AGREE happened", "RETREAT planned"],
        ),
        (
            "France threatened to impose sanctions on Mali.",
            ["THREATEN happened", "COERCE threatened"],
        ),
        (
            "Chile refused to hold talks with Peru.",
            ["REJECT happened", "CONSULT refused"],
        ),
        (
            "Peru accused rebels of killing 12 soldiers.",
            ["ACCUSE happened", "ASSAULT claimed"],
        ),
        (
            "Iran condemned the attack on the police station.",
            ["ACCUSE happened", "ASSAULT happened"],  # presupposed, not claimed
        ),
        (
            "Russia denied that its troops had attacked Ukraine.",
            ["REJECT happened", "ASSAULT denied"],
        ),
        ("Officials said the army killed three rebels.", ["ASSAULT happened"]),
        ("Kenya began talks with Somalia.", ["CONSULT happened"]),
        ("Kenya did not attack Somalia.", ["ASSAULT denied"]),
        ("Police are arresting protesters in Cairo.", ["COERCE ongoing"]),
        ("Germany would attack France if Spain attacked Peru.", None),
    ],
)
def test_outer_words_tell_how_real_the_inner_act_is(acts, text, expected):
    found = acts(text)
    if expected is None:
        assert all("hypothetical" in act or "planned" in act for act in found)
    else:
        assert found == expected


def test_a_speaker_is_no_event_but_an_attribution(coder):
    record = coder.code(make_report("Turkey said Syria shelled the town of Azaz."))
    (event,) = record.events
    assert event.type == "ASSAULT"
    assert names(event.actors) == ["SYR"]
    assert event.according_to.country == "TUR"


def test_both_sides_of_a_meeting_are_actors(coder):
    (event,) = coder.code(make_report("Peru held talks with Chile in Lima.")).events
    assert names(event.actors) == ["PER", "CHL"]
    assert event.recipients == ()


@pytest.mark.parametrize(
    "text",
    [
        "Syria was attacked by Turkey.",
        "Turkey attacked Syria.",
        "Turkey carried out an attack on Syria.",
        "Turkey launched an attack against Syria.",
        "Troops from Kenya fled, but Turkey attacked Syria.",
    ],
)
def test_direction_survives_voice_and_light_verbs(coder, text):
    events = coder.code(make_report(text)).events
    attack = next(e for e in events if e.type == "ASSAULT")
    assert (names(attack.actors), names(attack.recipients)) == (["TUR"], ["SYR"])


def test_every_event_tells_why(coder):
    (event,) = coder.code(make_report("Peru praised Chile.")).events
    assert any("praise" in step for step in event.why)


@pytest.mark.parametrize(
    "text",
    [
        "Chelsea beat Arsenal 2-0 on Saturday.",
        "The actress released her new album in May.",
        "The company upgraded its phones.",
        "He hit the ball over the fence.",
    ],
)
def test_sport_and_show_business_are_quiet(coder, text):
    assert coder.code(make_report(text)).events == ()
