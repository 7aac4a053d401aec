"""The grammar of acts: violence, forces, and who is only implied."""

import msgspec
import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def events(coder):
    def read(text):
        return coder.code(make_report(text)).events

    return read


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Five men were arrested in Lagos.", [("police", "NGA COP", True)]),
        # who is named is not implied
        ("Soldiers arrested five men in Lagos.", [("Soldiers", "MIL", False)]),
        # an event noun without an owner
        (
            "The arrest of two editors in Nairobi caused anger.",
            [("police", "KEN COP", True)],
        ),
        # no place: the state that the report is about
        (
            "Malawi is calm, Malawi says. Two activists were detained on Monday.",
            [("police", "MWI COP", True)],
        ),
        ("A magistrate in Accra remanded the leader.", [("magistrate", "JUD", False)]),
    ],
)
def test_an_act_that_only_police_do_implies_them(events, text, parties):
    found = [e for e in events(text) if (e.type, e.mode) == ("COERCE", "arrest")]
    assert [
        (a.name, a.code if a.implied else a.sector, a.implied)
        for e in found
        for a in e.actors
    ] == parties


def test_an_implied_actor_says_so(events):
    (event,) = events("Five men were arrested in Lagos.")
    (actor,) = event.actors
    assert actor.told == "police (implied)"
    assert actor.words == event.trigger
    assert any("implies who acts" in rule for rule in event.why)
    assert event.missing.actors is None


def test_a_record_written_before_actors_were_implied_can_be_read(events):
    (event,) = events("Police arrested five men in Lagos.")
    told = msgspec.to_builtins(event)
    for actor in told["actors"]:
        del actor["implied"]
    assert msgspec.convert(told, type(event)) == event
