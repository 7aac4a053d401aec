"""Whose act it is, and whose word, in sentences as wires write them."""

from datetime import date

import pytest

from dragoman import make_report


@pytest.fixture
def parties(events):
    """Of a text: type, names of actors, names of recipients, whose word it is."""

    def read(text):
        return [
            (
                e.type,
                [a.name for a in e.actors],
                [r.name for r in e.recipients],
                e.according_to and e.according_to.name,
            )
            for e in events(text)
        ]

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a participle says of a noun
        (
            "Peru condemned the attack carried out by rebels on Lima.",
            ("ASSAULT", ["rebels"], ["Peru"], None),
        ),
        (
            "Israel fears the threat posed by Iran's missiles.",
            ("THREATEN", ["Iran"], [], None),
        ),
        # a giver behind "from"
        (
            "Kenya is expecting further assistance from China.",
            ("AID", ["China"], ["Kenya"], None),
        ),
        # a body acts by its part
        (
            "The Iraqi branch of al-Qaeda urged Sunnis to stay away from the poll.",
            ("REQUEST", ["al-Qaeda"], ["Sunnis"], None),
        ),
        # both sides of a hyphen
        (
            "US-Chinese talks were held in Lima.",
            ("CONSULT", ["United States", "China"], [], None),
        ),
        (
            "An Israeli-Palestinian-Egyptian meeting was held in Lima.",
            ("CONSULT", ["Israel", "Palestine", "Egypt"], [], None),
        ),
        (
            "Germany has pledged to repair Germany-US relations.",
            ("AGREE", ["Germany"], ["United States"], None),
        ),
        # a list without "and"
        (
            "Peru hailed cooperation between Chad, Mali, Niger in the Sahel.",
            ("SUPPORT", ["Peru"], ["Chad", "Mali", "Niger"], None),
        ),
        # a list of two with their offices
        (
            "Talks between Malian President Juan Mora and rebel leader Ana Ruiz"
            " failed.",
            ("CONSULT", ["Juan Mora", "Ana Ruiz"], [], None),
        ),
        # who meets in a clause between commas
        (
            "Malian Premier Juan Mora, meeting here with UN officials, vowed to stay.",
            ("CONSULT", ["Juan Mora", "United Nations"], [], None),
        ),
        # a name behind a long office
        (
            "The head of the UN mission in Haiti, Ana Ruiz, met rebels in Lima.",
            ("CONSULT", ["Ana Ruiz", "rebels"], [], None),
        ),
        # what stands before a war says where it is
        (
            "Peru condemned the Iraq war of the United States.",
            ("ASSAULT", ["United States"], ["Iraq"], None),
        ),
        # whose letter, whose dismissal
        (
            "General Juan Mora gave his letter of resignation to the king of Chad.",
            ("RETREAT", ["Juan Mora"], [], None),
        ),
        (
            "President Yeltsin issued a decree to fire General Lebed.",
            ("SANCTION", ["Boris Yeltsin"], ["Alexander Lebed"], None),
        ),
    ],
)
def test_whose_act_it_is(parties, text, expected):
    kind, actors, recipients, word = expected
    found = [one for one in parties(text) if one[0] == kind]
    assert any(
        (one[1], one[3]) == (actors, word) and one[2][: len(recipients)] == recipients
        for one in found
    ), found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who is quoted, not the paper that quotes
        (
            "The daily quoted a Malian official as saying rebels had shelled Gao.",
            ("ASSAULT", "official"),
        ),
        (
            '"Rebels shelled Gao," the Mali Post quoted Minister Ana Ruiz as saying.',
            ("ASSAULT", "Ana Ruiz"),
        ),
        # who adds, behind what others did
        (
            "The Malian minister said police held ten men, adding that they had"
            " attacked Gao.",
            ("ASSAULT", "minister"),
        ),
        (
            "President Ruto reiterated that Kenya's plan is peaceful, saying Chad had"
            " attacked Mali.",
            ("ASSAULT", "William Ruto"),
        ),
    ],
)
def test_whose_word_it_is(parties, text, expected):
    found = [(kind, word) for kind, _, _, word in parties(text)]
    assert any(
        kind == expected[0] and (word or "").endswith(expected[1])
        for kind, word in found
    ), found


def test_who_says_that_a_thing_is_so_asks_for_more(parties):
    text = "Iran's minister said the ban was illegal, calling on Chad to lift it."
    (asked,) = [one for one in parties(text) if one[0] == "REQUEST"]
    assert asked[2] == ["Chad"]


def test_a_statement_goes_on_as_its_maker(parties):
    text = '"Chad lied," said the statement by Hamas. It called on Mali to leave.'
    assert ("REQUEST", ["Hamas"], ["Mali"]) in [one[:3] for one in parties(text)]


def test_a_body_that_was_quoted_goes_on(parties):
    text = (
        "The International Crisis Group condemned Serbia over Kosovo. \"Kosovo's"
        ' people are hungry," the group said. "Serbia should leave," it said.'
    )
    asked = [one for one in parties(text) if one[0] == "REQUEST"]
    assert [one[1::2] for one in asked] == [(["International Crisis Group"], None)]


def test_whose_arrest_it_was_does_nothing(parties):
    text = "General Juan Mora's arrest raised the pressure on Serbia, the UN said."
    assert all("Mora" not in str(one[1]) for one in parties(text))


def test_a_wall_threatens_nobody_for_who_speaks_of_it(parties):
    text = "The Malian minister described the wall that surrounds the town of Gao."
    assert [one for one in parties(text) if one[0] == "ASSAULT"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Leading Iraqi politician Adnan al-Sabri met Iranian envoys.",
            "Adnan al-Sabri",
        ),
        # no leader whose second name is another
        (
            "Kuwait's oil minister Sheikh Nasser Fahd al-Sabah met Iraqi envoys.",
            "Nasser Fahd al-Sabah",
        ),
        # a surname that is also the name of a body or a people
        (
            "Ana Wagner, a minister of Peru, left. Wagner met Iranian envoys.",
            "Ana Wagner",
        ),
        (
            "French Minister Thierry Breton left. Breton met Iranian envoys.",
            "Thierry Breton",
        ),
    ],
)
def test_who_bears_a_name(parties, text, name):
    assert name in [actor for _, actors, _, _ in parties(text) for actor in actors]


def test_one_of_a_people_told_anew_is_somebody_else(parties):
    text = (
        "Egypt's minister Hassan al-Alfi met Sudanese envoys. Sudanese police held"
        " an Egyptian and six others."
    )
    (held,) = [one for one in parties(text) if one[0] == "COERCE"]
    assert "Hassan al-Alfi" not in held[2]


def test_the_two_are_those_who_act_together(parties):
    text = (
        "The Peruvian minister Ana Ruiz is ready to cooperate with the Chilean envoy"
        " Juan Mora. The two failed to reach an accord."
    )
    failed = [one for one in parties(text) if one[0] in ("REJECT", "SUPPORT")]
    assert failed
    assert all(one[1] == ["Ana Ruiz", "Juan Mora"] for one in failed)


@pytest.mark.parametrize(
    "text",
    [
        "The UN warned African countries of a risk that bird flu would spread.",
        "Malian officials issued a warning after a cholera outbreak in Gao.",
    ],
)
def test_warnings_of_hazards_threaten_nobody(parties, text):
    assert [one for one in parties(text) if one[0] == "THREATEN"] == []


def test_rebels_who_warn_of_hunger_may_threaten(parties):
    text = "Rebels warned Mali that famine would follow if the siege went on."
    assert [one for one in parties(text) if one[0] == "THREATEN"]


@pytest.mark.parametrize(
    "text",
    [
        "OPEC would cut output at its December meeting.",
        "The Malian premier will visit Peru before talks with Chile.",
    ],
)
def test_a_meeting_before_which_something_will_be_is_to_come(events, text):
    assert {e.status for e in events(text) if e.type == "CONSULT"} == {"planned"}


def test_soldiers_abroad_are_hit_where_the_report_is(events):
    text = (
        "Rebels in Baghdad attacked a post of the army. More than 2,000 US soldiers"
        " have been killed, the US army and the US government said."
    )
    (killed,) = [e for e in events(text) if e.trigger.text == "killed"]
    assert killed.place.country == "IRQ"


def test_what_goes_on_since_something_began(coder):
    text = "Rebels have killed 300 soldiers in Mali since fighting broke out in 2004."
    report = make_report(text, published=date(2006, 11, 22))
    (killed,) = coder.code(report).events
    assert (killed.dates.first, killed.dates.last) == (
        date(2004, 1, 1),
        date(2006, 11, 22),
    )
