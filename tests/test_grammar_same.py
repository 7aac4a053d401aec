"""What names no act of its own, and what tells the same act again."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def read(coder):
    return lambda text: coder.code(make_report(text)).events


ONCE = [
    ("Kenya killed a warlord in a drone strike.", ["ASSAULT"]),  # the noun says how
    ("Norway gave Chad ten million dollars in aid.", ["AID"]),  # and what it is
    ("Norway will give Chad ten million dollars in aid.", ["AGREE", "AID"]),
    ("Norway agreed to give Chad ten million dollars in loans.", ["AGREE", "AID"]),
    ("The attack that killed six Kenyans was claimed by Chad.", ["ASSAULT"]),
    ("Police fired tear gas to disperse nurses in Lima.", ["ASSAULT"]),  # to what end
    ("Peru signed an agreement with Chile to share power.", ["SUPPORT"]),  # it is one
    ("Kenyan truckers went on strike, protesting against prices.", ["PROTEST"]),
    ("Hungary blocked an aid package for Chad.", ["COERCE"]),  # and gave none
    ("Soldiers tried to storm the camp of the rebels.", ["ASSAULT"]),  # no threat
    (
        "Chad pardoned six rebels ahead of a visit by the Emir of Qatar.",
        ["CONCEDE", "CONSULT"],
    ),
    ("The rebels promised not to shoot at the army.", ["AGREE"]),  # to spare them
    ("Peru deployed a drone which Chile called a menace.", ["MOBILIZE", "ACCUSE"]),
    ("China met Kenya at the Forum on Asian Cooperation.", ["CONSULT"]),  # a name
    ("An airline deployed soldiers in Chad.", []),  # firms have no force
    ("Kenyan miners struck a vein of gold.", []),
    ("The premier of Norway congratulated himself.", []),
    ("Fans of the Kenyan team invaded the pitch.", []),
]


@pytest.mark.parametrize(("text", "types"), ONCE)
def test_an_act_is_told_once(read, text, types):
    assert [event.type for event in read(text) if event.status != "refused"] == types


TOLLS = [
    # the participle tells what the attack did
    ("Rebels attacked a Chadian patrol near Gao, killing six soldiers.", [None]),
    ("Kenya bombed a camp of the rebels, killing six and wounding ten.", ["aerial"]),
    ("The rebels launched a raid on Chadian soldiers, killing six.", [None]),
    ("Rebels opened fire as Kenyan monks passed, killing six.", ["firearms"]),
    ("Six monks were killed when Kenyan soldiers opened fire.", ["firearms"]),
    # another deed
    ("Rebels attacked Chadian soldiers, abducting six.", [None, "abduct"]),
    # another place
    (
        "Rebels attacked Chadian soldiers in Gao, killing six monks in Kidal.",
        [None] * 2,
    ),
]


@pytest.mark.parametrize(("text", "modes"), TOLLS)
def test_the_toll_of_an_attack_is_no_second_attack(read, text, modes):
    assert [event.mode for event in read(text) if event.type == "ASSAULT"] == modes


def test_an_attack_keeps_the_number_of_its_dead(read):
    (event,) = read("Rebels ambushed a Chadian patrol near Gao, killing six soldiers.")
    assert [(count.kind, count.best) for count in event.counts] == [("killed", 6)]
    assert [r.words.text for r in event.recipients] == ["a Chadian patrol"]


@pytest.mark.parametrize(
    ("text", "recipients", "killed"),
    [
        (
            "Chadian jets bombed a house in Gao, killing six monks.",
            ["a house", "six monks"],
            6,
        ),
        (
            "Six Kenyans were killed when rebels attacked a patrol in Wajir.",
            ["a patrol"],
            6,
        ),
    ],
)
def test_an_attack_and_its_toll_are_told_together(read, text, recipients, killed):
    (event,) = read(text)
    assert [r.words.text for r in event.recipients] == recipients
    assert [count.best for count in event.counts] == [killed]


def test_how_an_act_was_done_gives_its_mode(read):
    (event,) = read("Kenya killed a warlord in a drone strike.")
    assert event.mode == "drone"


def test_whom_an_act_was_meant_for_is_whom_it_befell(read):
    (event,) = read("Police fired tear gas to disperse nurses in Lima.")
    assert [party.words.text for party in event.recipients] == ["nurses"]


def test_a_pronoun_is_no_second_party(read):
    for event in read("Truckers called off their blockade of the port of Dar."):
        assert [a.words.text for a in event.actors] in (["Truckers"], ["their"])


def test_no_act_is_about_itself(coder):
    text = "Peru supports its ally Chad and stands in solidarity with it in its row."
    for event in coder.code(make_report(text)).events:
        assert event.content != event.id
