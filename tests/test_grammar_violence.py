"""The grammar of acts: violence, forces, and who is only implied."""

import msgspec
import pytest


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


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Ten soldiers were killed in a raid by rebels in Chad.", "ASSAULT"),
        ("Ten soldiers were hurt in a protest by farmers in Chad.", "PROTEST"),
        ("The rebels handed over 13 hostages to the Red Cross.", "RETREAT"),
        ("Thousands rallied in Lima against the law.", "PROTEST"),
        ("The strikes were carried out by British forces.", "ASSAULT"),
        ("Sanctions imposed by Washington hurt ordinary Iranians.", "COERCE"),
    ],
)
def test_what_happens_is_told_by_the_word_that_weighs_most(events, text, type_):
    assert type_ in {event.type for event in events(text)}
    assert (type_ == "ASSAULT") == ("ASSAULT" in {e.type for e in events(text)})


def test_who_is_shot_in_a_protest_is_told_beside_it(events):
    found = events("Ten soldiers were shot in a protest by farmers in Chad.")
    assert {(e.type, *(a.name for a in e.actors)) for e in found} == {
        ("ASSAULT",),  # nobody says that the farmers did it
        ("PROTEST", "farmers"),
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A curfew was imposed in Jos.", "NGA GOV"),
        ("A state of emergency was declared in Peru.", "PER GOV"),
        ("Mobile internet was suspended in Jaffna.", "LKA GOV"),
        ("Power was shut down in Jaffna.", None),  # as by a storm
        ("Parents imposed a curfew on teenagers.", None),  # who is named is no state
    ],
)
def test_what_only_a_government_can_order_implies_it(events, text, code):
    found = [party.code for event in events(text) for party in event.actors]
    assert found == ([code] if code else [])


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


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        # who died in which attack is one event
        (
            "Six villagers died in an air strike by the army near Kutum.",
            [("aerial", ["army"], ["Six villagers"], 6)],
        ),
        # the clause that tells the cause names the killer
        (
            "One man was killed when police opened fire on a crowd in Bhopal.",
            [("firearms", ["police"], ["crowd"], 1)],
        ),
        # the means of harm is its mode
        (
            "A bomb blast killed three policemen in Quetta.",
            [("explosives", [], ["three policemen"], 3)],
        ),
        # "left dead" behind a participle
        (
            "Gunmen ambushed a convoy, leaving four soldiers dead.",
            [(None, ["Gunmen"], ["convoy"], 4)],
        ),
        # nobody died: the attack was made all the same, without dead
        ("Nobody was killed in the attack by rebels on Goma.", []),
        # an accident is no act
        ("Two soldiers were killed in a road accident in Lahore.", []),
    ],
)
def test_harm_and_its_cause_are_told_together(events, text, killed):
    assert [
        (e.mode, [a.name for a in e.actors], [r.name for r in e.recipients], c.best)
        for e in events(text)
        for c in e.counts
        if e.type == "ASSAULT" and c.kind == "killed"
    ] == killed


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # the words say where
        ("Rebels attacked a village in Mali.", ("MLI", "clause")),
        # the victims are at home
        ("Rebels attacked Congolese villagers.", ("COD", "report")),
        # soldiers may be anywhere
        ("French soldiers attacked the rebels.", None),
        # talks are held anywhere
        ("Kenyan police met Somali police.", None),
    ],
)
def test_violence_without_a_place_is_in_the_state_of_those_at_home(events, text, place):
    found = [e.place and (e.place.country, e.place.basis) for e in events(text)]
    assert found[:1] == [place]


def test_priests_are_parties_in_a_report_on_fighters(events):
    told = "Two priests were murdered in the night."
    assert not events(told)
    told = f"Rebels attacked soldiers near Goma. {told}"
    assert [r.sector for r in events(told)[1].recipients] == ["REL"]


def test_a_particle_stands_behind_its_verb(events):
    assert {e.type for e in events("Rebel soldiers took over Goma.")} == {"ASSAULT"}
    assert "AID" not in {e.type for e in events("In May the rebels took Goma.")}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        # the second half shares "were"
        (
            "Six monks were wounded and ten students arrested at a rally in Lima.",
            [("COERCE", "ten students")],
        ),
        (
            "Clashes in Lima left six wounded and more than ten detained.",
            [("COERCE", "more than ten")],
        ),
    ],
)
def test_who_is_harmed_in_the_second_half_is_told(events, text, acts):
    found = [(e.type, r.words.text) for e in events(text) for r in e.recipients]
    assert [each for each in found if each in acts] == acts


def test_who_swears_revenge_did_not_do_what_he_avenges(events):
    (threat, deed) = events("Tehran vowed revenge for the killing of General Ali.")
    assert threat.actors
    assert not deed.actors


def test_nobody_kills_who_only_walks_by(events):
    told = events("A bomb exploded as Kenyan monks passed, killing two soldiers.")
    assert {a.words.text for e in told for a in e.actors} == set()


def test_who_denies_a_charge_did_not_make_it(events):
    told = events("Mali rejected allegations of torture.")
    charge = next(e for e in told if e.type == "ACCUSE")
    assert not charge.actors
    assert [r.words.text for r in charge.recipients] == ["Mali"]


@pytest.mark.parametrize(
    "text",
    [
        "Nine monks were killed and six wounded in an attack on Lima on Monday.",
        "Nine monks were killed and six were wounded in a raid by rebels on Monday.",
        "Nine monks were killed and six hurt in shelling of the old town on Monday.",
        "Nine monks were killed and dozens injured in clashes in Lima on Monday.",
    ],
)
def test_dead_and_wounded_of_one_attack_are_one_act(events, text):
    (attack,) = [e for e in events(text) if e.type == "ASSAULT"]
    assert [r.words.text for r in attack.recipients] == ["Nine monks"]
    assert [c.kind for c in attack.counts] == ["killed", "injured"]


def test_who_retakes_a_thing_from_somebody_fights_him(events):
    (fight,) = events("The army retook the state radio in Lima from rebels.")
    assert [r.words.text for r in fight.recipients] == ["rebels"]


def test_a_ship_of_the_coast_guard_is_of_its_state(events):
    (shot,) = events(
        "A Chinese coast guard ship fired water cannon at a boat of Chile."
    )
    assert [(a.country, a.sector) for a in shot.actors] == [("CHN", "MIL")]


def test_who_fires_at_marchers_hurts_them_and_not_the_marchers(events):
    told = events(
        "Police fired at nuns who marched on Lima to ask for bread, killing two."
    )
    (attack,) = [e for e in told if e.type == "ASSAULT"]
    assert [a.words.text for a in attack.actors] == ["Police"]
    assert [c.kind for c in attack.counts] == ["killed"]


def test_a_court_jails_whom_the_parser_hangs_on_it(events):
    (jailed,) = events("A court in Moscow jailed Oleg Orlov for two years.")
    assert [r.words.text for r in jailed.recipients] == ["Oleg Orlov"]


def test_by_what_something_is_done_suffers_nothing(events):
    (sunk,) = events("Ukraine sank the patrol ship Kotov with naval drones.")
    assert not sunk.recipients


def test_who_calls_a_request_absurd_does_not_ask(events):
    told = events('Israel called the request "absurd".')
    assert not any(e.actors for e in told if e.type == "REQUEST")
