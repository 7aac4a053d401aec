"""Words that name an act in one sense and none in another; threats without a deed."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def acts(coder):
    """The acts of a sentence as "TYPE status", in order."""

    def read(text):
        record = coder.code(make_report(text))
        return [f"{e.type} {e.status}" for e in record.events]

    return read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # to leave a place, and to leave somebody in a state
        ("Peru's ministers left the cabinet.", ["RETREAT happened"]),
        ("Peru's coalition was left reeling.", []),
        # speaking of oneself, and asking others
        ("Mali asked Chad to leave.", ["REQUEST happened"]),
        ("An official, asking not to be named, praised Chad.", ["SUPPORT happened"]),
        (  # an opinion on what will be
            "Ruto insisted that Kenya would not work with Chad.",
            ["REJECT happened", "COOPERATE refused"],
        ),
        # things in hand
        ("Turkey eliminated ten rebels.", ["ASSAULT happened"]),
        ("The union will eliminate customs duties for Chad.", []),
        ("Rebels entered the Congolese town of Goma.", ["MOBILIZE happened"]),
        ("The rebels will enter the parliament of Nepal.", []),
        ("Peru surrendered the suspect to Chile.", ["COOPERATE happened"]),
        ("The Peruvian leader surrendered his passport to the police.", []),
        ("Peru seized a Chilean boat.", ["COERCE happened"]),
        ("Peru seized upon the words of Chile's king.", []),
        ("Peru met the demands of the miners.", ["CONCEDE happened"]),
        ("Peru and Chile will meet and discuss a demand for a commission.",
         ["AGREE happened", "CONSULT planned"]),
        ("Oslo announced measures against Malawi.", ["COERCE happened"]),
        ("Oslo took measures to help Malawi.", ["AID planned"]),  # of good will
        ("Ethiopia cancelled flights to Eritrea.", ["SANCTION happened"]),
        ("Kenya Airways cancelled flights to Eritrea.", []),  # a firm's trade
        ("Iran warned Iraq against attacks on its ships.",
         ["THREATEN happened", "ASSAULT hypothetical"]),
        ("The Iraqi police warned against attacks by militants.", []),  # a caution
        ("A blast by Chadian rebels killed ten soldiers.", ["ASSAULT happened"]),
        ("A coal mine blast in northern China killed ten miners.", []),
        # what is vowed tells whether it is a threat
        (
            "Kenya promised to send troops to Haiti.",
            ["AGREE happened", "MOBILIZE planned"],
        ),
        (
            "Iran vowed to respond to the Iraqi attack.",
            ["THREATEN happened", "ASSAULT happened"],
        ),
        ("Turkish troops crossed the border into Iraq.", ["MOBILIZE happened"]),
        ("A Turkish woman crossed the border into Iraq.", []),
        ("Peace talks between Peru and Chile failed.", ["CONSULT failed"]),
        ("Ruto and Museveni discussed trade.", ["CONSULT happened"]),
        # deeds and speeches
        ("Meles Zenawi attacked the opposition for its silence.", ["ACCUSE happened"]),
        ("The Chadian army attacked the rebels for three days.", ["ASSAULT happened"]),
        ("Chadian troops came under fire from rebels.", ["ASSAULT happened"]),
        ("The Kenyan premier came under fire from the party.", ["ACCUSE happened"]),
        ("Slovak police destroyed a smuggling ring.", ["COERCE happened"]),
        ("China cracked down on misleading advertising.", []),
        # offices and powers
        ("The Kenyan premier came to power in May.", []),
        ("The Kenyan senator heads a commission.", []),
        ("Jakarta's coordinating minister spoke.", []),
        ("Lawmakers in Kenya grilled the governor over the dam.", ["ACCUSE happened"]),
        ("The aid package kept Kenya from sliding into debt.", []),
        ("Turkey sent drones to Ethiopia.", ["AID happened"]),
        ("The mayor of Istanbul was banned from politics.", ["COERCE happened"]),
        ("Two Kenyan soldiers died in a land mine explosion.", ["ASSAULT happened"]),
        # what is said of a talk, and of no deed
        ("Oslo would not confirm or deny the raid on Malta.", []),
        ("Asked by Kenyan lawmakers how he felt, the general smiled.", []),
        ("The vote was a departure from Norwegian policy.", []),
        # acts that were overlooked
        ("Chad suspended its ceasefire with the rebels.", ["SANCTION happened"]),
        ("Unicef resumed food deliveries to Chad.", ["AID happened"]),
        ("Fighter jets were scrambled over Tallinn.", ["MOBILIZE happened"]),
        ("Russian jets approached the airspace of Latvia.", ["MOBILIZE happened"]),
        ("Mali brushed aside criticism from Chad.", ["REJECT happened"]),
        ("French soldiers disembarked in Liberia.", ["MOBILIZE happened"]),
        ("A bombing claimed the lives of ten Kenyan soldiers.", ["ASSAULT happened"]),
        ("China responded with a warning to Japan.", ["THREATEN happened"]),
        (
            "Iran does not want to join talks with Iraq.",
            ["REJECT happened", "CONSULT refused"],
        ),
    ],
)  # fmt: skip
def test_a_word_names_an_act_in_one_sense_and_none_in_another(acts, text, wanted):
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Iran warned that it would respond.", []),
        (
            "Iran warned that it would pull the plug if Iraq refused.",
            ["Iraq"],
        ),
        # an ultimatum
        ("The rebels gave the Chadian army three days to withdraw.", ["Chadian army"]),
        ("Nato warned that the alliance would act if Serbia refused.", ["Serbia"]),
    ],
)
def test_who_warns_that_he_will_act_or_sets_a_deadline_threatens(
    coder, text, recipients
):
    threats = [e for e in coder.code(make_report(text)).events if e.type == "THREATEN"]
    assert [[r.name for r in e.recipients] for e in threats] == [recipients]


@pytest.mark.parametrize(
    "text",
    [
        "The Iraqi minister warned that it would rain.",  # nobody's doing
        "Mali warned that Chad would respond.",  # another's
        "Mali warned that it would run out of bread.",  # no harm to others
    ],
)
def test_who_warns_of_what_he_does_not_do_threatens_nobody(acts, text):
    assert "THREATEN happened" not in acts(text)


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Court bombings by rebels hit Iraqi judges.", ["rebels"], ["Iraqi judges"]),
        ("Weapons were seized near Jolo in the southern province.", ["police"], []),
        ("Peru sent 7,000 policemen to Mali for the summit.", ["Peru"], ["Mali"]),
        ("Kenyan crowds marched at 1 pm.", ["Kenyan crowds"], []),
    ],
)  # fmt: skip
def test_where_and_when_befall_nobody_and_do_nothing(coder, text, actors, recipients):
    events = coder.code(make_report(text)).events
    assert [
        ([a.name for a in e.actors], [r.name for r in e.recipients]) for e in events
    ] == [(actors, recipients)]
