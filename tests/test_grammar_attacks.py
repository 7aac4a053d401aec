"""Attacks and their tolls: one event, with all whom it befell, and the right doer."""

import pytest


def told(events, text, kind="ASSAULT"):
    """The events of a type: mode, status, actors, recipients, counts."""
    return [
        (
            e.mode,
            e.status,
            [a.words.text for a in e.actors],
            [r.words.text for r in e.recipients],
            [(c.kind, c.best) for c in e.counts],
        )
        for e in events(text)
        if e.type == kind
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # killed and wounded are one act, and it befell both
        (
            "Rebels killed ten soldiers and wounded five policemen.",
            (
                None,
                ["Rebels"],
                ["ten soldiers", "five policemen"],
                [("killed", 10), ("injured", 5)],
            ),
        ),
        (
            "Gunmen shot dead two judges and wounded three policemen.",
            (
                "firearms",
                ["Gunmen"],
                ["two judges", "three policemen"],
                [("killed", 2), ("injured", 3)],
            ),
        ),
        (
            "Gunmen killed four people and wounded seven in Baghdad.",
            (None, ["Gunmen"], ["four people"], [("killed", 4), ("injured", 7)]),
        ),
        # what an attack that somebody carried out led to
        (
            "The Taliban led the attack, killing two policemen and injuring 16 others.",
            (
                None,
                ["The Taliban"],
                ["two policemen", "16 others"],
                [("killed", 2), ("injured", 16)],
            ),
        ),
        (
            "Militants staged bombings at courts in 63 towns, leaving two judges dead.",
            ("explosives", ["Militants"], ["two judges"], [("killed", 2)]),
        ),
        # behind a clause that describes where it was
        (
            "Gunmen opened fire on a convoy that was carrying aid, killing four men.",
            ("firearms", ["Gunmen"], ["a convoy"], [("killed", 4)]),
        ),
        # an adjective names who is in arms
        (
            "Ten soldiers were killed in a rebel attack.",
            (None, ["rebel"], ["Ten soldiers"], [("killed", 10)]),
        ),
        # what stands before an attack may be what was attacked
        (
            "The mosque bombing killed seven policemen in Quetta.",
            ("explosives", [], ["seven policemen"], [("killed", 7)]),
        ),
        (
            "A bomb killed four soldiers, injured seven and shook the town.",
            ("explosives", [], ["four soldiers"], [("killed", 4), ("injured", 7)]),
        ),
        (
            "Militants staged a raid on a village in Mali.",
            (None, ["Militants"], ["Mali"], []),
        ),
        (
            "Rebels bombed a police station in Arauca.",
            ("explosives", ["Rebels"], ["a police station"], []),
        ),
    ],
)
def test_an_attack_and_its_toll_are_one_event(events, text, expected):
    mode, actors, recipients, counts = expected
    assert told(events, text) == [(mode, "happened", actors, recipients, counts)]


def test_harm_in_two_places_is_two_events(events):
    text = "Gunmen killed two judges in Lima and wounded three policemen in Cusco."
    first, second = told(events, text)
    assert first[3] == ["two judges"]
    assert second[3] == ["three policemen"]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb exploded near the hall where Ghana's army will meet, killing two.",
        "A bomb exploded at the hall where the army is set to meet, killing four men.",
    ],
)
def test_who_meets_where_a_bomb_goes_off_kills_nobody(events, text):
    assert [e.actors for e in events(text) if e.type == "ASSAULT"] == [()]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The army failed to protect villagers from rebel attacks.", ["rebel"]),
        ("The bishop urged Israel to protect civilians from attacks.", []),
    ],
)
def test_who_keeps_others_from_harm_does_none(events, text, actors):
    (attack,) = told(events, text)
    assert attack[1] == "hypothetical"
    assert attack[2] == actors


def test_harm_for_which_somebody_is_to_be_handed_over_was_done(events):
    text = "Hardliners refused to hand over the leader for the attacks on New York."
    (attack,) = told(events, text)
    assert attack[1] == "happened"
    assert attack[2] == []


@pytest.mark.parametrize(
    "text",
    [
        "The King's Troop fired a 41-gun salute in Hyde Park.",
        "A 62-gun salute was fired by the army at the castle.",
        "The protests should not be hijacked by extremists, the general said.",
        "The judges failed to execute Islamic law.",
        "A strong rally by the Philippine peso may be nearing its end.",
        "Two mine accidents left 21 miners dead.",
    ],
)
def test_words_of_force_without_force(events, text):
    assert {e.type for e in events(text)}.isdisjoint({"ASSAULT", "PROTEST"})


def test_a_dozen_arrests_are_of_nobody_called_dozen(events):
    (arrest,) = told(events, "Police made a dozen arrests in Zadar.", "COERCE")
    assert arrest[2:4] == (["Police"], ["Zadar"])


def test_talks_held_up_are_not_held(events):
    (event,) = events("The European Union held up talks on trade with Croatia.")
    assert (event.type, event.mode) == ("SANCTION", "discontinue")
