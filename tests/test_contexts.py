"""What events are about: the contexts of the PLOVER manual, and our own topics."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def event(coder):
    """The first event of a type in a text."""

    def read(text, type_):
        events = coder.code(make_report(text)).events
        return next(e for e in events if e.type == type_)

    return read


@pytest.mark.parametrize(
    ("context", "type_", "text"),
    [
        ("military", "MOBILIZE", "Chad moved three battalions to the lake."),
        ("intelligence", "ACCUSE", "Norway accused Russia of espionage."),
        ("executive", "CONSULT", "The chancellor met the king of Jordan."),
        ("legislative", "SUPPORT", "The Peruvian congress praised Chile."),
        ("election", "ACCUSE", "Gabon's opposition condemned the election."),
        (
            "political_institutions",
            "PROTEST",
            "Thousands of Malians marched against the new constitution.",
        ),
        ("pro_democracy", "PROTEST", "Democracy activists marched in Minsk."),
        ("pro_autocracy", "ACCUSE", "France condemned the junta of Niger."),
        ("economic", "THREATEN", "China threatened Japan with a tariff."),
        ("legal", "ACCUSE", "A court in Oslo convicted the minister."),
        ("reparations", "REQUEST", "Namibia demanded compensation from Germany."),
        ("human_rights", "ACCUSE", "Chile accused the army of torture."),
        ("rights_freedoms", "COERCE", "Police in Cairo arrested three journalists."),
        ("repression", "ACCUSE", "Canada condemned the crackdown in Belarus."),
        ("human_security", "ACCUSE", "Yemen accused the rebels of causing a famine."),
        ("humanitarian", "AID", "Qatar sent humanitarian aid to Sudan."),
        ("gender", "PROTEST", "Women marched through Kabul."),
        ("lgbt", "COERCE", "Uganda arrested ten gay activists."),
        ("religion_ethnicity", "ASSAULT", "Gunmen attacked a church in Multan."),
        ("inequality", "PROTEST", "Students marched in Delhi against discrimination."),
        ("diplomatic", "SANCTION", "Mali expelled the French ambassador."),
        ("territory", "ACCUSE", "Guyana accused Venezuela of planning an annexation."),
        ("peacekeeping", "ASSAULT", "Rebels killed two peacekeepers in Bria."),
        ("health", "AID", "India gave vaccines to Nepal."),
        ("asylum", "AID", "Ecuador granted asylum to the dissident."),
        ("refugee", "AID", "Chad took in 5,000 refugees from Sudan."),
        ("displacement", "AID", "Turkey sent tents to displaced families in Idlib."),
        ("migration", "COERCE", "Algeria deported 200 migrants to Niger."),
        ("disasters", "AID", "Japan sent tents to Turkey after the earthquake."),
        ("natural_resources", "COERCE", "Bolivia seized an oil field from Peru."),
        ("environment", "PROTEST", "Hundreds of Germans marched against pollution."),
        ("technology", "COERCE", "Iran blocked the internet."),
        ("terrorism", "ASSAULT", "A suicide bomber killed six soldiers in Maiduguri."),
        ("cbrn", "ACCUSE", "Seoul condemned the nuclear test by Pyongyang."),
        ("cyber", "ACCUSE", "Estonia accused Russia of a cyberattack."),
        ("misinformation", "ACCUSE", "Moldova accused Russia of disinformation."),
        ("crime", "COERCE", "Police in Lima arrested four gang members."),
        ("corruption", "ACCUSE", "Kenya's prosecutor accused the minister of graft."),
        ("illegal_drugs", "COERCE", "The Dutch navy seized two tonnes of cocaine."),
        ("trafficking", "COERCE", "Thailand arrested ten human traffickers."),
        ("historical", "SUPPORT", "Belgium apologised to Congo for colonial rule."),
    ],
)
def test_every_context_of_the_manual_is_found(event, context, type_, text):
    assert context in event(text, type_).contexts


@pytest.mark.parametrize(
    ("topic", "type_", "text"),
    [
        ("trade and economy", "CONSULT", "Peru and Chile held talks on trade."),
        ("energy and resources", "SUPPORT", "Algeria signed a gas treaty with Italy."),
        (
            "war and security",
            "CONSULT",
            "The ministers of Mali and Niger met to discuss security.",
        ),
        ("health", "AID", "Cuba sent medicine to Haiti."),
        (
            "territory and sovereignty",
            "CONSULT",
            "Belize and Guatemala held talks on the border.",
        ),
    ],
)
def test_topics_are_read_off_the_same_words(event, topic, type_, text):
    assert topic in event(text, type_).topics


@pytest.mark.parametrize(
    ("context", "type_", "text"),
    [
        # what a newspaper reports is not about newspapers
        ("rights_freedoms", "CONSULT", "Peru met Chile, a newspaper said."),
        # water in a cannon is no resource
        (
            "natural_resources",
            "ASSAULT",
            "Police in Quito used water cannon against students.",
        ),
        # the clause of another act says nothing of this one
        (
            "disasters",
            "SUPPORT",
            "Kenya praised Chad, and Mali sent aid to flood victims in Togo.",
        ),
    ],
)
def test_words_beside_the_matter_give_no_context(event, context, type_, text):
    assert context not in event(text, type_).contexts


@pytest.mark.parametrize(
    ("topics", "type_", "text"),
    [
        (("war and security",), "ACCUSE", "Peru condemned Chilean air strikes."),
        (("labour and social affairs",), "PROTEST", "Miners in Peru went on strike."),
    ],
)
def test_strikes_of_workers_and_of_planes_are_told_apart(event, topics, type_, text):
    assert event(text, type_).topics == topics
