"""The report by which the system was first described, row by row.

Each row of the description is a check of its own; see EXPECTED.md beside the
report.
"""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def record(coder, shared):
    text = (shared / "seed" / "report.txt").read_text("utf-8")
    record = coder.code(make_report(text))
    assert record.failure is None
    return record


@pytest.fixture(scope="module")
def events(record):
    return record.events


@pytest.fixture(scope="module")
def statements(record):
    return record.statements


def said(statements, words):
    """The statements whose content holds some words."""
    return [s for s in statements if words in s.content.text]


def codes(actors):
    return {a.code for a in actors}


def surnames(actors):
    return {a.name.split()[-1] for a in actors}


def find(events, type_, trigger):
    """The first event of a type whose trigger begins with a word."""
    found = [
        e for e in events if e.type == type_ and e.trigger.text.startswith(trigger)
    ]
    assert found, f"no {type_} at '{trigger}'"
    return found[0]


def test_row_1_the_call(events):
    calls = [e for e in events if e.type == "CONSULT"]
    assert len(calls) == 1, "the headline and the later 'discussed' are the same call"
    (call,) = calls
    assert (call.mode, call.cameo, call.status) == ("phone", "041", "happened")
    assert codes(call.actors) == {"PAK GOV", "IRN GOV"}
    assert {a.name for a in call.actors} == {"Arif Alvi", "Ebrahim Raisi"}
    assert {a.role for a in call.actors} == {"President"}
    assert call.recipients == ()
    assert (str(call.dates.first), str(call.dates.last)) == ("2023-12-20", "2023-12-20")
    assert (call.dates.basis, call.dates.words.text) == ("said", "on Wednesday")


def test_row_2_they_ask_the_islamic_countries(events):
    request = find(events, "REQUEST", "underscored")
    assert surnames(request.actors) == {"Alvi", "Raisi"}
    assert "Islamic countries" in request.recipients[0].words.text
    assert request.status == "happened"


def test_row_3_alvi_accuses_israel(events):
    accusation = find(events, "ACCUSE", "voiced")
    assert surnames(accusation.actors) == {"Alvi"}
    assert codes(accusation.recipients) == {"ISR GOV"}
    assert accusation.status == "happened"
    inner = next(e for e in events if e.id == accusation.content)
    assert inner.type == "ASSAULT"
    assert codes(inner.actors) == {"ISR GOV"}


def test_row_4_he_accuses_the_security_council(events):
    accusation = find(events, "ACCUSE", "regretted")
    assert surnames(accusation.actors) == {"Alvi"}
    assert any("Security Council" in a.name for a in accusation.recipients)


def test_row_4a_over_19000_palestinians(events):
    deaths = [c for e in events for c in e.counts if c.kind == "killed"]
    assert [(c.low, c.high) for c in deaths] == [(19001, None)]
    assert "over 19,000" in deaths[0].words.text


def test_row_4a_the_number_is_according_to_alvi(statements):
    (regret,) = said(statements, "over 19,000 Palestinians")
    assert surnames(regret.speakers) == {"Alvi"}
    assert regret.stance == "against"


def test_row_5_a_state_of_palestine(statements):
    (position,) = said(statements, "contiguous Palestinian State")
    assert surnames(position.speakers) == {"Alvi"}
    assert (position.cue.text, position.stance) == ("reiterated", "for")
    assert "peace process" in position.topics


def test_row_6_pakistan_supports_irans_initiatives(events):
    support = next(
        e
        for e in events
        if e.type == "SUPPORT"
        and "initiatives about" in e.sentence.text
        and codes(e.recipients) & {"IRN GOV", "IRN"}
    )
    assert codes(support.actors) == {"PAK GOV"}
    assert support.status == "happened"


def test_row_7_he_appreciates_the_iranian_leadership(events):
    support = next(
        e for e in events if e.type == "SUPPORT" and "leadership" in e.sentence.text
    )
    assert surnames(support.actors) == {"Alvi"}
    assert codes(support.recipients) == {"IRN GOV"}


def test_row_8_condolences(events):
    support = find(events, "SUPPORT", "conveyed")
    assert surnames(support.actors) == {"Alvi"}
    assert codes(support.recipients) >= {"IRN GOV", "IRN CVL"}
    attack = next(e for e in events if e.id == support.content)
    assert attack.type == "ASSAULT"


def test_row_9_the_attack_in_sistan(events):
    attack = next(
        e for e in events if e.type == "ASSAULT" and "police" in e.sentence.text
    )
    assert attack.status == "happened"
    assert all(a.country is None for a in attack.actors)
    assert codes(attack.recipients) == {"IRN COP"}
    assert str(attack.dates.first) == str(attack.dates.last) == "2023-12-15"
    assert attack.dates.words.text == "on December 15"
    assert attack.place.geonameid == 1159456
    assert (attack.place.country, attack.place.precision) == ("IRN", "province")


def test_row_10_pakistan_resolves_to_work_with_iran(events):
    resolve = find(events, "AGREE", "expressed")
    assert codes(resolve.actors) == {"PAK GOV"}
    assert codes(resolve.recipients) == {"IRN GOV"}
    inner = next(e for e in events if e.id == resolve.content)
    assert (inner.type, inner.status) == ("COOPERATE", "planned")


def test_row_11_the_joint_inauguration_has_no_date(events):
    opening = next(
        e for e in events if e.type == "COOPERATE" and "inauguration" in e.trigger.text
    )
    assert opening.status == "happened"
    assert opening.dates is None
    assert opening.missing.dates == "not said"


def test_row_12_the_two_projects(statements):
    (position,) = said(statements, "Gabd-Polan")
    assert surnames(position.speakers) == {"Alvi"}
    assert (position.cue.text, position.stance) == ("termed", "for")
    assert "bilateral relations" in position.topics


def test_row_13_both_say_that_the_two_are_brothers(statements):
    (position,) = said(statements, "were brotherly Islamic countries")
    assert surnames(position.speakers) == {"Alvi", "Raisi"}
    assert {"Pakistan", "Iran"} <= set(position.about)


def test_eight_statements_were_made_in_the_call(statements, events):
    call = find(events, "CONSULT", "had")
    made = [s for s in statements if s.occasion == call.id]
    assert len(made) >= 8
    assert all(s.speakers and s.cue.text and s.content.text for s in made)
    assert sum(bool(s.topics) for s in made) >= 8
    assert sum(s.stance != "neither" for s in made) >= 8


def test_row_13_sharing_a_culture_is_no_event(events):
    assert not [
        e
        for e in events
        if "sharing the same culture" in e.sentence.text and e.type != "AGREE"
    ]


def test_row_14_they_agree_to_work_together(events):
    agreement = next(
        e for e in events if e.type == "AGREE" and "work together" in e.sentence.text
    )
    assert surnames(agreement.actors) == {"Alvi", "Raisi"}
    inner = next(e for e in events if e.id == agreement.content)
    assert (inner.type, inner.status) == ("COOPERATE", "planned")


def test_nothing_hostile_is_told_between_pakistan_and_iran(events):
    for event in events:
        if event.quad.endswith("conflict"):
            sides = (
                {a.country for a in event.actors},
                {a.country for a in event.recipients},
            )
            assert not ("PAK" in sides[0] and "IRN" in sides[1])
            assert not ("IRN" in sides[0] and "PAK" in sides[1])
