"""Who is called by less than a name, or by somebody else's."""

import pytest


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The Biden administration imposed sanctions on Iran.", "USA GOV"),
        ("The Biden-Harris Administration imposed sanctions on Iran.", "USA GOV"),
        ("The Assad regime bombed rebels in Aleppo.", "SYR GOV"),
        ("The Kishida cabinet imposed sanctions on Iran.", "JPN GOV"),
        ("The Obama government urged Iraq to comply.", "USA GOV"),  # no town
        # nobody of that name leads a state
        ("The Quillby administration urged Iraq to comply.", "GOV"),
        # what the words say goes before a name
        ("The Peruvian Biden cabinet urged Iraq to comply.", "PER GOV"),
    ],
)
def test_a_government_is_of_the_state_of_who_leads_it(events, text, code):
    (event,) = [e for e in events(text) if e.status == "happened"]
    assert [actor.code for actor in event.actors] == [code]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The UN Security Council met. The Council urged Iran to leave.", "Security"),
        ("The African Union met. The Union urged Iran to leave.", "African Union"),
        ("The Constitutional Court met. The Court urged Iran to leave.", "Constit"),
        (
            "The Iranian foreign ministry met envoys. The Ministry urged Oman to go.",
            "Iranian foreign ministry",
        ),
        # whose it is stands behind it, or a capital tells
        (
            "The UN Security Council met. The Council of Bishops urged Iran to leave.",
            "Council of Bishops",
        ),
        (
            "The Drug Administration met. The Administration urged Iran to leave.",
            "Administration",
        ),
    ],
)
def test_a_body_is_called_by_the_last_word_of_its_name(events, text, name):
    request = next(e for e in events(text) if e.type == "REQUEST")
    assert request.actors[0].name.removeprefix("United Nations ").startswith(name)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Bulgarian Foreign Minister Ivan Petrov met Lavrov. Ivan Petrov later"
            " visited Japan.",
            "BGR GOV",
        ),
        (
            "Ivan Petrov, a Bulgarian lawyer, met Lavrov. Ivan Petrov visited Japan.",
            "BGR JUD",
        ),
    ],
)
def test_who_is_named_in_full_again_is_who_he_was(events, text, code):
    visit = next(e for e in events(text) if e.mode == "visit")
    assert [actor.code for actor in visit.actors] == [code]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Prime Minister Nguyen Tan Dung and his Bulgarian counterpart Ivan Petrov"
            " met in Hanoi.",
            ["Nguyen Tan Dung", "Ivan Petrov"],
        ),
        (
            "President Ruto met his Bulgarian counterpart Sergei Stanishev.",
            ["William Ruto", "Sergei Stanishev"],
        ),
    ],
)
def test_a_counterpart_is_who_is_named_behind(events, text, names):
    meeting = next(e for e in events(text) if e.type == "CONSULT")
    assert [actor.name for actor in meeting.actors] == names


def test_who_is_named_twice_in_an_act_is_one(events):
    text = "Ana Ruiz said Ana Ruiz and her delegation would visit Japan."
    visit = next(e for e in events(text) if e.mode == "visit")
    assert [a.name for a in visit.actors].count("Ana Ruiz") <= 1


def test_a_coalition_of_parties_is_not_in_arms(events):
    (vow,) = [
        e
        for e in events("A centre-left Indian coalition vowed Friday to quit.")
        if e.type == "AGREE"
    ]
    assert [actor.code for actor in vow.actors] == ["IND PTY"]
    (raid,) = events("The US-led coalition bombed Mosul.")
    assert [actor.code for actor in raid.actors] == ["USA MIL"]


@pytest.mark.parametrize(
    "text",
    [
        "A centre-left Indian party vowed Friday to return to power by Monday.",
        "The Indian party promised to restore command within days.",
    ],
)
def test_power_is_nobody_without_a_word_before_it(events, text):
    assert [r.name for e in events(text) for r in e.recipients] == []


def test_those_who_are_permitted_to_go_go(events):
    text = (
        "President Levy Mwanawasa gave a green light to former leader Frederick Chiluba"
        " for him to travel to Kenya."
    )
    trip = next(e for e in events(text) if e.mode == "visit")
    assert [actor.name for actor in trip.actors] == ["Frederick Chiluba"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        # names that a hyphen or a capital tears for the parser
        ("General Abdel Fattah al-Burhan", "SDN MIL"),
        ("President Bashar al-Assad", "SYR GOV"),
        ("IGAD", "IGO"),
        ("ECOWAS leaders", "IGO"),
        ("Jaish-e-Mohammed", "PAK REB"),
        # plurals of letters, and a plural with another singular
        ("British MPs", "GBR LEG"),
        ("North Korea's state media", "PRK JRN"),
        # people of who leads a state
        ("Biden officials", "USA GOV"),
        ("Biden Administration officials", "USA GOV"),
        ("Bolsonaro supporters", "BRA CVL"),
        # what only stands beside a body, or tells a tongue
        ("The Hamas-run health ministry", "GOV"),
        ("French-speaking protesters", "CVL"),
        # the first word of a sentence is no town
        ("Rail workers", "LAB"),
        ("Nairobi police", "KEN COP"),
    ],
)
def test_who_is_told_by_common_words_and_names(events, words, code):
    (event,) = events(f"{words} criticised Peru.")
    assert [actor.code for actor in event.actors] == [code]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("After his arrest in Cairo, Juan Mora blamed Egypt.", "Juan Mora"),
        ("During her visit to Kenya, Chancellor Angela Merkel left.", "Angela Merkel"),
        ("When he arrived in Kenya, President Macron left.", "Emmanuel Macron"),
        ("During their visit to Oman, Iraqi businessmen fled.", "Iraqi businessmen"),
    ],
)
def test_a_pronoun_may_stand_before_who_it_is(events, text, name):
    first = events(text)[0]
    assert name in [actor.name for actor in (*first.actors, *first.recipients)]


def test_a_pronoun_is_who_was_told_of_rather_than_who_follows(events):
    text = "Putin will visit Beijing. During his stay, Xi will host a dinner."
    first = events(text)[0]
    assert [actor.name for actor in first.actors] == ["Vladimir Putin"]


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Al-Qaeda bombed the embassy in Nairobi.", "explosives"),
        ("Israel bombed a school in Gaza.", "aerial"),
        ("The army bombed a school in Gaza.", "aerial"),
    ],
)
def test_fighters_have_no_aircraft(events, text, mode):
    (event,) = events(text)
    assert event.mode == mode


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("The United States warned its citizens of possible attacks in Kenya.", []),
        ("Hamas warned Israel of more attacks.", ["THREATEN", "ASSAULT"]),
        ("Egypt's police warned Egyptian protesters of arrests.", ["THREATEN"]),
    ],
)
def test_who_warns_his_own_people_of_attacks_threatens_nobody(events, text, types):
    assert {e.type for e in events(text)} >= set(types)
    assert bool(events(text)) == bool(types)


def test_a_source_is_not_who_acts(events):
    text = (
        "According to private news agency UNB, the Supreme Court Bar Association, led"
        " by Ana Ruiz, announced a strike."
    )
    (event,) = events(text)
    assert [actor.name for actor in event.actors] == ["Supreme Court Bar Association"]
    assert event.according_to.name == "UNB"


def test_another_of_a_people_is_no_state(events):
    (event,) = events("Troops wounded another Palestinian in Gaza.")
    assert [actor.code for actor in event.recipients] == ["PSE CVL"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lula met Lavrov. Lavrov would visit Kenya, he said.", "Lula"),
        ("Ruto met Lavrov. Lavrov would meet Sisi, he said.", "Ruto"),
    ],
)
def test_who_is_named_in_what_is_said_does_not_say_it(events, text, name):
    visit = events(text)[-1]
    assert name in visit.according_to.name
