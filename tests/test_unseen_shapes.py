"""Shapes that sentences made up afresh have, and no test set shows.

Nouns made of verbs, calls, headlines of two, what draws protest, what anger is for.
"""

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The silencing of editors by the Ugandan government goes on.",
            ("COERCE", "ongoing", ["Ugandan government"], ["editors"]),
        ),
        (
            "The army defended the rounding up of students by police.",
            ("COERCE", "happened", ["police"], ["students"]),
        ),
        (
            "Chad deplored Rwanda's arming of rebels.",
            ("AID", "happened", ["Rwanda"], ["rebels"]),
        ),
        (
            "Oslo welcomed the holding of talks by Peru and Chile.",
            ("CONSULT", "happened", ["Peru", "Chile"], []),
        ),
    ],
)
def test_a_noun_made_of_a_verb_reads_as_the_verb_does(told, text, expected):
    assert expected in told(text)


def test_what_is_received_is_no_deed_of_the_verb(told):
    found = told("The plans had received the blessing of President Ruto.")
    assert not any(recipients for *_, recipients in found)


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Chile told Peru in a phone call that the dam must go.",
            ["Chile", "Peru"],
        ),
        (
            "The EU's envoy consulted by telephone with Peru about the vote.",
            ["EU's envoy", "Peru"],
        ),
        (
            "Talks between Peru and Chile were held by videoconference on Monday.",
            ["Peru", "Chile"],
        ),
    ],
)
def test_who_speaks_on_the_line(told, text, sides):
    assert ("CONSULT", "happened", sides, []) in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "India, Pakistan exchange fire along Line of Control",
            ("ASSAULT", "happened", ["India", "Pakistan"], []),
        ),
        (
            "India, Pakistan swap prisoners at border",
            ("RETREAT", "happened", ["India", "Pakistan"], []),
        ),
        (
            "Sudan, rebels sign peace deal",
            ("SUPPORT", "happened", ["Sudan", "rebels"], []),
        ),
        (
            "Chad, Rwanda trade accusations over rebels",
            ("ACCUSE", "happened", ["Chad", "Rwanda"], []),
        ),
    ],
)
def test_a_headline_of_two_has_both(told, text, expected):
    assert expected in told(text)


def test_a_day_at_the_head_is_no_party(told):
    found = told("Monday, rebels sign deal with Sudan")
    assert ("SUPPORT", "happened", ["rebels", "Sudan"], []) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The arrest of the bishop by Peruvian police drew protests.",
            ("PROTEST", "happened", [], ["Peruvian police"]),
        ),
        (
            "Police brutality sparked protests in Lima.",
            ("PROTEST", "happened", [], ["Police"]),
        ),
        (
            "Students protested against the arrest of a monk by Peruvian police.",
            ("PROTEST", "happened", ["Students"], ["Peruvian police"]),
        ),
        (
            "The arrest of the bishop by Peruvian police drew anger from Chile.",
            ("ACCUSE", "happened", ["Chile"], ["Peruvian police"]),
        ),
        (
            "Chile voiced anger at Peru for bombing the hospital.",
            ("ASSAULT", "happened", ["Peru"], ["hospital"]),
        ),
        (
            "Lawmakers issued an appeal condemning the coup in Mali.",
            ("ACCUSE", "happened", ["Lawmakers"], ["coup"]),
        ),
    ],
)
def test_who_is_blamed_did_it(told, text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The rebels were given an ultimatum by the army.",
            ("THREATEN", "happened", ["army"], ["rebels"]),
        ),
        (
            "The ambassador was given his marching orders by Peru.",
            ("SANCTION", "happened", ["Peru"], ["ambassador"]),
        ),
    ],
)
def test_who_gives_what_is_given(told, text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Kenyan minister told bishops they would be jailed if they spoke.",
            ("THREATEN", "happened", ["Kenyan minister"], ["bishops"]),
        ),
        (
            "Anyone who joins the strike will be dismissed, the Peruvian government"
            " said.",
            ("THREATEN", "happened", ["Peruvian government"], ["Anyone"]),
        ),
        (
            "Anyone who joins the strike will be dismissed, the Peruvian government"
            " said.",
            ("PROTEST", "hypothetical", ["Anyone"], []),
        ),
        (
            "Rebels who vote against the bill will be expelled, the premier said.",
            ("REJECT", "hypothetical", ["Rebels"], []),
        ),
    ],
)
def test_who_rules_threatens_whoever_does_not_obey(told, text, expected):
    assert expected in told(text)


def test_who_has_no_power_only_foresees(told):
    found = told("Nurses said editors would be jailed if they spoke.")
    assert "THREATEN" not in [type_ for type_, *_ in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In a rebuke to Chile, Peru said it would not leave the islands.",
            ("ACCUSE", "happened", ["Peru"], ["Chile"]),
        ),
        (
            "In an attack on President Ruto, Senator Ana Mora said he had lied.",
            ("ACCUSE", "happened", ["Ana Mora"], ["William Ruto"]),
        ),
        (
            "In an attack on the barracks, rebels killed ten soldiers.",
            ("ASSAULT", "happened", ["rebels"], ["soldiers"]),
        ),
    ],
)
def test_who_opens_with_a_rebuke_rebukes(told, text, expected):
    found = [
        (t, s, a, [r.removeprefix("ten ") for r in rs]) for t, s, a, rs in told(text)
    ]
    assert expected in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Chad blamed the blast on what it called armed rebels.",
            ("ACCUSE", "happened", ["Chad"], ["armed rebels"]),
        ),
        (
            "The army killed what it said were rebels in Lima.",
            ("ASSAULT", "happened", ["army"], ["rebels"]),
        ),
        (
            "Lawmakers in Peru voted down an opposition motion.",
            ("REJECT", "happened", ["Lawmakers"], ["opposition"]),
        ),
        (
            "Ethiopia is massing troops near the border with Eritrea.",
            ("MOBILIZE", "ongoing", ["Ethiopia"], ["Eritrea"]),
        ),
        (
            "Mali left the West African bloc ECOWAS.",
            (
                "SANCTION",
                "happened",
                ["Mali"],
                ["Economic Community of West African States"],
            ),
        ),
        (
            "Doctors walked off the job, accusing the Peruvian ministry of lies.",
            ("PROTEST", "happened", ["Doctors"], ["Peruvian ministry"]),
        ),
        (
            "Canada voiced concern over the arrest of monks in Peru.",
            ("ACCUSE", "happened", ["Canada"], ["Peru"]),
        ),
        (
            "Peru blamed the blast, which killed two soldiers, on rebels.",
            ("ASSAULT", "claimed", ["rebels"], ["two soldiers"]),
        ),
        (
            "The minister was discussing a reduction in Peruvian troops.",
            ("RETREAT", "hypothetical", ["Peru"], []),
        ),
        (
            "The release of the Peruvian soldier would pave the way for talks.",
            ("RETREAT", "hypothetical", [], ["Peruvian soldier"]),
        ),
    ],
)
def test_what_hangs_elsewhere_is_found(told, text, expected):
    assert expected in told(text)
