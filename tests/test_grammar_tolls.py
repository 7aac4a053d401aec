"""Whom violence befalls where only a number tells it, and what tells of it at all."""

import pytest


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Gunmen killed 28 in Kabul.", ["28"]),
        ("The attack killed at least 40 others.", ["at least 40 others"]),
        ("The attack left 28 dead.", ["28"]),
        ("Clashes left 28 dead in Goma on Monday.", ["28"]),
        ("The raid left two policemen wounded.", ["two policemen"]),
        ("The raid left two nurses wounded.", ["two nurses"]),
        ("An attack by rebels left nine dead.", ["nine"]),
        ("The car bomb left five dead.", ["five"]),
        ("The ambush left three dead, two injured and one missing.", ["three"]),
        ("Gunmen opened fire, leaving nine dead and ten wounded.", ["nine"]),
        ("At least 39 people were killed in the protests.", ["At least 39 people"]),
        ("A stray shell killed two girls.", ["two girls"]),
        ("The raid killed 13 people.", ["13 people"]),
    ],
)
def test_a_number_counts_the_victims(events, text, victims):
    (event,) = events(text)
    first, *_ = event.recipients
    assert event.type == "ASSAULT"
    assert [first.words.text] == victims
    assert first.sector in ("CVL", "COP", "HLH")


@pytest.mark.parametrize(
    "text",
    [
        "The firm killed 12 projects.",
        "The fall left him injured.",
        "A crash left ten people dead.",
        "The floods left 300 people dead.",
        "The quake left 300 dead.",
        "The minister came under fire over the bill.",
        "On March 12 the army bought 13.",
    ],
)
def test_no_violence_is_told(events, text):
    assert [e for e in events(text) if e.type == "ASSAULT"] == []


def test_dead_and_hurt_are_counted_apart(events):
    (event,) = events("The attack left 12 people dead and 300 injured.")
    counts = {(c.kind, c.best) for c in event.counts}
    assert {("killed", 12), ("injured", 300)} <= counts


@pytest.mark.parametrize(
    ("text", "actor", "victims"),
    [
        (
            "The village came under Israeli fire on Tuesday.",
            "ISR GOV",
            ["The village"],
        ),
        ("The convoy came under fire by militants.", "REB", ["The convoy"]),
        ("The Houthis hit a tanker with a missile.", "YEM REB", []),
        ("Rebels lost control of the airport to the army.", "MIL", ["Rebels"]),
    ],
)
def test_who_strikes_whom(events, text, actor, victims):
    (event,) = events(text)
    assert event.type == "ASSAULT"
    assert [a.code for a in event.actors] == [actor]
    assert [r.words.text for r in event.recipients] == victims


def test_a_strike_that_kills_is_none_of_workers(events):
    (event,) = events("A strike by Israel killed 13 people in Rafah.")
    assert event.type == "ASSAULT"


def test_what_is_announced_is_not_held_yet(events):
    (event,) = events("The opposition announced a march on parliament.")
    assert (event.type, event.status) == ("PROTEST", "planned")


def test_who_is_punished_for_a_thing_did_it(events):
    _, attack = events("Oslo sanctioned two Russian officials over the attack on Kyiv.")
    assert [a.code for a in attack.actors] == ["RUS GOV"]


def test_nobody_attacks_his_own(events):
    _, attack = events("Pretoria accused Kigali of attacking its troops.")
    assert attack.recipients[0].country == "ZAF"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The town came under Israeli shelling on Sunday.", "Israel"),
        ("The town of Khiam came under Israeli shelling.", "Israel"),
        ("The village came under Russian bombing on Monday.", "Russia"),
    ],
)
def test_whose_shelling_a_town_came_under(events, text, actor):
    (event,) = events(text)
    assert (event.type, event.status) == ("ASSAULT", "happened")
    assert [a.name for a in event.actors] == [actor]


def test_who_foils_a_plot_is_not_to_carry_it_out(events):
    foiled, plotted = events("Police foiled a plot to bomb the parliament in Oslo.")
    assert (foiled.type, plotted.type) == ("COERCE", "ASSAULT")
    assert plotted.status == "failed"
    assert not plotted.actors
