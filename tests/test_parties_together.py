"""Lists, pairs, "each other": everybody who takes part is a party, and nobody else."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def parties(coder):
    """The actors and recipients of the last event of a type: countries or names."""

    def read(text, type_):
        events = [e for e in coder.code(make_report(text)).events if e.type == type_]
        if not events:
            return None
        sides = (events[-1].actors, events[-1].recipients)
        return tuple([a.country or a.name for a in side] for side in sides)

    return read


@pytest.mark.parametrize(
    ("text", "type_", "actors"),
    [
        # no comma closes it: a list, and no apposition
        (
            "The UN, the African Union and Chad condemned the raid.",
            "ACCUSE",
            ["United Nations", "African Union", "TCD"],
        ),
        (
            "Egypt's Sisi, Jordan's King Abdullah and President Ruto met in Rome.",
            "CONSULT",
            ["EGY", "JOR", "KEN"],
        ),
        (
            "The presidents of Kenya and Uganda and the premier of Chad met in Rome.",
            "CONSULT",
            ["KEN", "UGA", "TCD"],
        ),
        (  # both offices are the prince's
            "Mohammed bin Salman, Crown Prince and Prime Minister, met the Pope.",
            "CONSULT",
            ["SAU", "VAT"],
        ),
        ("Soldiers and rebels fought near Goma.", "ASSAULT", ["soldiers", "rebels"]),
        # who visits is met
        (
            "President Ruto met visiting Chinese Foreign Minister Wang Yi.",
            "CONSULT",
            ["KEN", "CHN"],
        ),
        (
            "President Ruto held talks with visiting Senator Ann Roe.",
            "CONSULT",
            ["KEN", "Ann Roe"],
        ),
        # two names say who the two are
        (
            "President Ruto met the two generals, Ann Roe and Ben Daud.",
            "CONSULT",
            ["KEN", "Ann Roe", "Ben Daud"],
        ),
    ],
)
def test_everybody_in_a_list_is_a_party(parties, text, type_, actors):
    found, _ = parties(text, type_)
    assert [name.lower() for name in found] == [name.lower() for name in actors]


@pytest.mark.parametrize(
    ("text", "type_", "actors", "recipients"),
    [
        # a past joined to an infinitive goes with the past before it
        (
            "Chad ordered French troops to leave and expelled the French envoy.",
            "SANCTION",
            ["TCD"],
            ["FRA"],
        ),
        # what they do to each other has no recipient besides
        ("Peru and Chile accused each other of spying.", "ACCUSE", ["PER", "CHL"], []),
        (
            "Peru and Chile blamed one another for the shelling.",
            "ASSAULT",
            ["PER", "CHL"],
            [],
        ),
        # nothing joins the two but what was told of them
        (
            "Peru accused Chile of spying. The two countries broke off ties.",
            "SANCTION",
            ["PER", "CHL"],
            [],
        ),
        (
            "Peru accused Chile of spying. Brazil urged both sides to hold talks.",
            "REQUEST",
            ["BRA"],
            ["PER", "CHL"],
        ),
        # only the last in a list is loyal to somebody
        (
            "Chad's government and rebels loyal to Ann Roe signed a truce. Mali called"
            " on both sides to respect the truce.",
            "REQUEST",
            ["MLI"],
            ["TCD", "rebels"],
        ),
        # whom one had met before is no party to what follows
        (
            "President Ruto held talks with President Museveni. Ruto said he had also"
            " spoken with President Suluhu. The two leaders agreed to cooperate.",
            "AGREE",
            ["KEN", "UGA"],
            [],
        ),
        # all of the list that met somebody
        (
            "President Ruto and President Museveni met EU envoy Ann Roe in Rome. They"
            " accused each other of spying.",
            "ACCUSE",
            ["KEN", "UGA", "Ann Roe"],
            [],
        ),
        # he who stands for a state is told, and the state not besides
        (
            "President Ruto signed a pact with Uganda to improve ties between the two"
            " countries.",
            "SUPPORT",
            ["KEN", "UGA"],
            [],
        ),
    ],
)
def test_two_are_told_together(parties, text, type_, actors, recipients):
    assert parties(text, type_) == (actors, recipients)


def test_a_queen_is_not_the_king(coder):
    event = coder.code(make_report("Jordan's queen visited Kenya.")).events[0]
    assert (event.actors[0].name, event.actors[0].country) == ("Jordan's queen", "JOR")


def test_who_wounds_is_who_threw_the_bomb(coder):
    text = "Soldiers stormed a camp, where rebels threw a bomb, wounding two policemen."
    events = coder.code(make_report(text)).events
    (harm,) = (e for e in events if e.recipients and e.recipients[0].sector == "COP")
    assert [actor.name for actor in harm.actors] == ["rebels"]
    assert [e.counts for e in events if e.trigger.text == "stormed"] == [()]


def test_an_envoy_of_the_un_is_of_no_state(coder):
    (event,) = coder.code(make_report("UN envoy Jan Eliasson met rebels.")).events
    assert event.actors[0].code == "IGO"


def test_two_presidents_are_not_both_of_the_datelines_state(coder):
    text = "KINSHASA, March 5 (AFP) - The US urged the two presidents to hold talks."
    event = coder.code(make_report(text)).events[0]
    assert [actor.code for actor in event.recipients] == ["GOV"]


def test_who_is_convicted_did_what_he_is_convicted_for(coder):
    text = "Amnesty condemned the conviction of a Chinese student for spying on Kenya."
    (event,) = (e for e in coder.code(make_report(text)).events if e.type == "COERCE")
    assert [actor.name for actor in event.actors] == ["Chinese student"]


def test_the_dead_of_an_attack_are_not_told_of_an_arrest(coder):
    text = "Police detained Ann Roe in Riyadh after bomb attacks that left 34 dead."
    events = coder.code(make_report(text)).events
    assert [e.counts for e in events if e.type == "COERCE"] == [()]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Baghdad bombing killed 12 people.", []),
        ("Peru denounced the Tiananmen Square massacre.", []),
        ("The US strike killed two rebels.", ["USA"]),
        ("Moscow's attack on Kyiv killed ten people.", ["RUS"]),
    ],
)
def test_a_town_before_an_attack_says_where_it_was(parties, text, actors):
    assert parties(text, "ASSAULT")[0] == actors


def test_soldiers_of_whom_a_clause_tells_are_not_those_before(coder):
    text = "Danish soldiers left Mali. Malians hailed the soldiers who seized power."
    (event,) = (e for e in coder.code(make_report(text)).events if e.type == "ASSAULT")
    assert [actor.name for actor in event.actors] == ["soldiers"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town of Goma, Juan Mora, a spokesman of the UN, told AFP.",
        "Police fired at a crowd and killed two people, Juan Mora, a lawyer, said.",
        "Police fired at a crowd and killed two people, Juan Mora said.",
    ],
)
def test_who_stands_behind_what_he_says_says_it(coder, text):
    told = {e.according_to.name for e in coder.code(make_report(text)).events}
    assert told == {"Juan Mora"}


def test_all_who_are_to_meet_somebody_will_it(parties):
    text = "President Ruto and President Museveni are to meet with the Pope."
    assert parties(text, "AGREE") == (["KEN", "UGA"], ["VAT"])


def test_a_guest_at_the_head_of_a_sentence_is_met(parties):
    text = "Visiting UN Secretary-General Kofi Annan met President Ruto on Monday."
    assert parties(text, "CONSULT") == (["Kofi Annan", "KEN"], [])


def test_two_of_one_office_are_both_meant(parties):
    text = (
        "President Ruto held talks with President Museveni. The two prime ministers"
        " met too. Kenyan Prime Minister Ann Roe and Ugandan Prime Minister Ben Daud"
        " met in Rome. The two prime ministers agreed to cooperate."
    )
    assert parties(text, "AGREE") == (["KEN", "UGA"], [])
