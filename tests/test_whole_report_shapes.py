"""Shapes that whole reports have and single sentences seldom show.

Names behind offices, clauses that the parser runs together, threats told as what will
befall others, who hears what is said at a meeting.
"""

import pytest


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Mali thanked the head of the UN Mission, Mongi Hamdi.", "Mongi Hamdi"),
        ("Police arrested a governor of Plateau State, Jonah Jang.", "Jonah Jang"),
        ("Peru freed the bishop of Ica, Ruben Osa, who had fled.", "Ruben Osa"),
        ("Mali praised Leader of Opposition Atupele Mora.", "Atupele Mora"),
        ("Chad blamed the mayor of the capital, Port Moresby.", "mayor"),
        ("Chad blamed the governor of Anambra, Nigeria.", "governor"),
        ("Chad jailed an aide to the president of Peru, Ana Ruiz.", "aide"),
    ],
)
def test_a_name_belongs_to_the_office_before_it(told, text, named):
    assert told(text)[0][3] == [named]


def test_two_offices_and_their_names_are_two_parties(told):
    found = told(
        "The president of the Commission, Ana Ruiz, and the head of the army, Musa"
        " Hadi, signed a truce."
    )
    assert found[0][2] == ["Ana Ruiz", "Musa Hadi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The president met rebels in Lima and Chile recalled its envoy.",
            ("SANCTION", "happened", ["Chile"], []),
        ),
        (
            "Rebels hit a base near Goma and Rwanda and Uganda sent troops.",
            ("MOBILIZE", "happened", ["Rwanda", "Uganda"], []),
        ),
        (
            "Israel says four Hamas units are in Rafah and accuses Egypt of lies.",
            ("ACCUSE", "happened", ["Israel"], ["Egypt"]),
        ),
        (
            "The army denied that men were hit and accused Mali of lying.",
            ("ACCUSE", "happened", ["army"], ["Mali"]),
        ),
        (
            "Ruiz, the envoy of Peru, met rebels; he also accused Chad of lying.",
            ("ACCUSE", "happened", ["Ruiz"], ["Chad"]),
        ),
        (
            "The opposition demanded that the minister resign.",
            ("RETREAT", "wanted", ["minister"], []),
        ),
        (
            "The army freed ten rebels, two of whom were later shot by police.",
            ("ASSAULT", "happened", ["police"], ["ten rebels"]),
        ),
        (
            "Soldiers were fired on near Goma.",
            ("ASSAULT", "happened", [], ["Soldiers"]),
        ),
    ],
)
def test_each_verb_has_its_own_subject(told, text, expected):
    assert expected in told(text)


def test_a_clash_between_two_is_what_left_people_hurt(told):
    found = told("Peru mourned after a clash between miners and police left ten dead.")
    assert not any(actors == ["police"] for _, _, actors, _ in found)


@pytest.mark.parametrize(
    ("text", "actor", "upon"),
    [
        ("Cairo warned that any raid by Chad would be met with force.", "Egypt",
         "Chad"),
        ("Iran said any raid would be answered with a crushing response.", "Iran", ""),
        ("The army said a visit would be taken as an act of war.", "army", ""),
        ("North Korea warned that Seoul would pay a heavy price.", "North Korea",
         "South Korea"),
        ("Russia warned any ship would be regarded as a carrier of arms.", "Russia",
         ""),
        ("Hamas said that Israel would regret it.", "Hamas", "Israel"),
        ('The opposition warned Chad would pay for "every drop of blood".',
         "opposition", "Chad"),
    ],
)  # fmt: skip
def test_what_will_befall_others_is_a_threat(told, text, actor, upon):
    wanted = ("THREATEN", "happened", [actor], [upon] if upon else [])
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The general warned that any new law would be met with scepticism.",
        "The president warned that inflation would rise.",
        "The bank said it would pay a heavy price.",
        "The army said any raid would not be met with force.",
    ],
)
def test_not_all_that_is_foretold_is_a_threat(told, text):
    assert not any(type_ == "THREATEN" for type_, *_ in told(text))


def test_who_threatens_is_not_his_own_source(events):
    (threat,) = events("Iran said any raid would be met with force.")
    assert threat.according_to is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister met Kenya's envoy and asked for help.",
            ("REQUEST", "happened", ["minister"], ["Kenya's envoy"]),
        ),
        (
            "The minister visited Kabul and pledged ten million dollars.",
            ("AGREE", "happened", ["minister"], ["Afghanistan"]),
        ),
        (
            "Mali's rebels received support.",
            ("SUPPORT", "happened", [], ["Mali's rebels"]),
        ),
        (
            "Japan pledged 2 million US dollars.",
            ("AGREE", "happened", ["Japan"], []),
        ),
        (
            "A committee of three ministers visited Chad.",
            ("CONSULT", "happened", ["committee of three ministers"], ["Chad"]),
        ),
        (
            "A minister of Peru held three hours of talks with rebel leaders.",
            ("CONSULT", "happened", ["minister", "rebel leaders"], []),
        ),
    ],
)
def test_whom_it_concerns(told, text, expected):
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mali praised the envoy of the UN Secretary-General for Libya, Ann Roe.",
         "IGO"),
        ("Mali praised the US ambassador to the UN, Ana Ruiz.", "USA GOV"),
        ("Mali praised the UN representative in Yemen, Altaf Musa.", "IGO"),
    ],
)  # fmt: skip
def test_an_envoy_is_of_whoever_sent_him(events, text, code):
    assert events(text)[0].recipients[0].code == code
