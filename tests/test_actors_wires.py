"""Who is meant in the ways wire services name people, as events tell them."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def parties(coder):
    """The codes, or names, of the actors and recipients of a type's first event."""

    def read(text, type_, title=None):
        events = coder.code(make_report(text, title=title)).events
        event = next(e for e in events if e.type == type_)
        sides = (event.actors, event.recipients)
        return tuple([a.code or a.name for a in side] for side in sides)

    return read


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        # who speaks in a capital is of its state, unless somebody else's
        ("Officials in Washington criticised China.", "ACCUSE",
         ["USA GOV"], ["CHN GOV"]),
        ("Kenyan officials in Washington criticised China.", "ACCUSE",
         ["KEN GOV"], ["CHN GOV"]),
        ("Foreign officials in Washington criticised China.", "ACCUSE",
         ["GOV"], ["CHN GOV"]),
        # an acronym that touches the name
        ("The World Trade Organization(WTO) urged Kenya to cut tariffs.", "REQUEST",
         ["IGO"], ["KEN GOV"]),
        ("The WTO Secretariat urged Kenya to cut tariffs.", "REQUEST",
         ["IGO"], ["KEN GOV"]),
        # groups in other spellings, and names that begin with a state's
        ("The al-Quds brigades fired rockets at Israel.", "ASSAULT",
         ["PSE REB"], ["ISR GOV"]),
        ("The Sudan Liberation Army (SLA) attacked Chad.", "ASSAULT",
         ["SDN REB"], ["TCD GOV"]),
        ("Jamaatul Mujahideen attacked India.", "ASSAULT", ["BGD REB"], ["IND GOV"]),
        ("Three US servicemen attacked a rebel.", "ASSAULT", ["USA MIL"], ["REB"]),
        # two peoples, one of them one
        ("Rebels killed a Belgian and two Rwandans.", "ASSAULT",
         ["REB"], ["BEL CVL", "RWA CVL"]),
        # the one named is meant, not "those"
        ("Among those detained was Kenya's envoy.", "COERCE", ["COP"], ["KEN GOV"]),
        # what he refuses is done to him
        ("Hamas members resisted arrest.", "COERCE", ["COP"], ["PSE REB"]),
        # no place acts, and nobody acts upon himself
        ("The attack in Khobar, Saudi Arabia, that killed ten soldiers failed.",
         "ASSAULT", [], ["MIL"]),
        ("China will give strong support to zones in China.", "SUPPORT",
         ["CHN GOV"], []),
        # whose army it is stands before it, and Israel is no party beside it
        ("Israeli army jeeps attacked Hamas in Ramallah.", "ASSAULT",
         ["ISR MIL"], ["PSE REB"]),
        # an acronym means what the report has said, whatever else it is known for
        ("The International Commission of Jurists (ICJ) left. "
         "The ICJ urged Chad to go.", "REQUEST", ["NGO"], ["TCD GOV"]),
        # a state that only tells whose people are met
        ("Chile met two Russian contacts.", "CONSULT", ["CHL GOV", "RUS GOV"], []),
    ],
)  # fmt: skip
def test_wires_name_people_in_their_ways(parties, text, type_, actors, recipients):
    assert parties(text, type_) == (actors, recipients)


def test_the_title_tells_whose_a_report_is(parties):
    text = "The Ministry of Agriculture ordered departments to cull poultry."
    assert parties(text, "REQUEST")[0] == ["GOV"]
    assert parties(text, "REQUEST", "Chile battles flu")[0] == ["CHL GOV"]


@pytest.mark.parametrize(
    ("text", "type_", "speaker"),
    [
        ("According to police, rebels attacked Chad and left.", "ASSAULT", "police"),
        ("Rebels attacked Chad, according to police.", "ASSAULT", "police"),
        ("Rebels attacked Chad according to police.", "ASSAULT", "police"),
        # another clause behind it
        ("Rebels attacked Chad, according to police, and Mali condemned the raid.",
         "ACCUSE", None),
        # it is of what is said of the workers alone
        ("Peru urged Chile to help workers, who are poor according to a census.",
         "REQUEST", None),
    ],
)  # fmt: skip
def test_according_to_is_said_of_its_own_clause(coder, text, type_, speaker):
    event = next(e for e in coder.code(make_report(text)).events if e.type == type_)
    assert (event.according_to and event.according_to.name) == speaker
