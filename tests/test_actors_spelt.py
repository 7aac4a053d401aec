"""Acronyms that the report spells out, and names that bodies of several states bear."""

import pytest

from dragoman import make_report


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        # another body than the one that the tables know by the acronym
        (
            "The National Prosecuting Authority (NPA) arrested two officials.",
            [("National Prosecuting Authority", "JUD")],
        ),
        (
            "The National Prosecuting Authority (NPA) fined a bank. The NPA arrested"
            " two officials.",
            [("National Prosecuting Authority", "JUD")],
        ),
        # the same body, under its full name or another
        (
            "The Palestine Liberation Organisation (PLO) condemned Israel.",
            [("Palestine Liberation Organization", "PSE GOV")],
        ),
        ("The Basque separatists (ETA) killed two judges.", [("ETA", "ESP REB")]),
        # not spelt out
        ("The NPA killed two soldiers.", [("New People's Army", "PHL REB")]),
    ],
)
def test_a_body_is_the_one_that_is_spelt_out(events, text, actors):
    *_, event = [e for e in events(text) if e.type != "SANCTION"]
    assert [(a.name, a.code) for a in event.actors] == actors


@pytest.mark.parametrize(
    ("day", "name"), [("2005-12-15", "RSF"), ("2024-05-05", "Rapid Support Forces")]
)
def test_an_acronym_is_not_that_of_a_body_of_later(coder, day, name):
    report = make_report("RSF condemned Sudan.", published=day)
    (event,) = coder.code(report).events
    assert [actor.name for actor in event.actors] == [name]


def test_an_ethnic_group_abroad_is_not_its_state(events):
    text = "Macedonia met the EU after an ethnic Albanian uprising against the army."
    uprising = next(e for e in events(text) if e.type == "PROTEST")
    assert uprising.actors == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Maoist rebels killed two men. Nepal's king met Nepal's army.",
            "NPL REB",
        ),
        ("Maoist rebels killed two policemen. India sent troops.", "IND REB"),
        ("Maoist rebels killed two policemen.", "IND REB"),
    ],
)
def test_a_name_of_several_states_does_not_say_whose_report_it_is(events, text, code):
    first, *_ = [e for e in events(text) if e.type == "ASSAULT"]
    assert [actor.code for actor in first.actors] == [code]
