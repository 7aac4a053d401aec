"""The place of an act is where its words say, and empty fields say why."""

import pytest

from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.places import load_places
from dragoman.parsing import Parser
from dragoman.places import PlaceReader
from dragoman.records import Act, Dateline, Furniture, Report, Span
from dragoman.records.report import content_id
from dragoman.settings import ParsingSettings


@pytest.fixture(scope="module")
def parser():
    return Parser(ParsingSettings(), load_actors())


@pytest.fixture(scope="module")
def reader():
    return PlaceReader(load_places())


def make_report(body, dateline=None):
    head, furniture, text = None, (), body
    if dateline:
        words = Span(start=0, end=len(dateline), text=dateline)
        head = Dateline(words=words, place=words, date=None, agency=None)
        furniture = (Furniture(kind="dateline", words=words),)
        text = f"{dateline} {body}"
    return Report(
        id=content_id(text),
        given_id=None,
        text=text,
        title=None,
        published=None,
        source=None,
        author=None,
        url=None,
        language="en",
        dateline=head,
        furniture=furniture,
    )


def make_act(parse, trigger, *, kind="ASSAULT", narrated=True, **more):
    """An act whose head is the first word of this form; all below it is its scope."""
    sentence, head = next(
        (sentence, row)
        for sentence in parse.sentences
        for row, word in enumerate(sentence.words)
        if word == trigger
    )
    of, status = more.get("of"), more.get("status", "happened")
    met = [
        m.index
        for m in parse.mentions
        if m.sentence == sentence.index and sentence.words[m.head] == of
    ]
    return Act(
        index=0,
        type=kind,
        mode=None,
        cameo=None,
        sentence=sentence.index,
        head=head,
        trigger=parse.cut(sentence, head, head + 1),
        actors=(),
        recipients=tuple(met),
        scope=tuple(range(*sentence.subtree(head))),
        status=status,
        according_to=None,
        content=None,
        narrated=narrated,
        needs="",
        implies="",
        why=(),
        signs=(),
    )


@pytest.fixture(scope="module")
def where(parser, reader):
    """Read the place of one act in a text."""

    def read(body, trigger, *, dateline=None, **traits):
        (parse,) = parser.parse([make_report(body, dateline)])
        return reader(make_act(parse, trigger, **traits), parse)

    return read


@pytest.mark.parametrize(
    ("text", "trigger", "name", "country"),
    [
        ("Gunmen killed two guards in Mingora, Swat.", "killed", "Mingora", "PAK"),
        (
            "Crowds marched in the Pakistani city of Karachi.",
            "marched",
            "Karachi",
            "PAK",
        ),
        ("The army shelled Kharkiv at dawn.", "shelled", "Kharkiv", "UKR"),  # an object
        ("The Kunduz bombing killed thirty.", "bombing", "Kunduz", "AFG"),
        ("Bombers struck the outskirts of Kabul.", "struck", "Kabul", "AFG"),
        ("Rebels fired on tankers in the Red Sea.", "fired", "Red Sea", None),
        ("The envoys met in Iran.", "met", "Iran", "IRN"),  # a state as a place
        (
            "Police clashed with crowds near Tripoli, Lebanon.",
            "clashed",
            "Tripoli",
            "LBN",
        ),
    ],
)
def test_words_of_place_in_the_clause_are_the_place(
    where, text, trigger, name, country
):
    place = where(text, trigger)
    assert (place.name, place.country, place.basis) == (name, country, "clause")


def test_a_misspelt_province_is_found(where):
    place = where(
        "He mourned the attack on an Iranian police post in Siestan-Baluchistan.",
        "attack",
    )
    assert (place.geonameid, place.precision) == (1159456, "province")
    assert place.words.text == "Siestan-Baluchistan"


def test_the_word_beside_a_name_says_what_it_is(where):
    assert (
        where("A bomb exploded in Kunduz province.", "exploded").precision == "province"
    )
    assert where("A bomb exploded in Kunduz city.", "exploded").precision == "city"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Iran threatened Pakistan with reprisals.", "threatened"),  # parties
        ("The mayor of Karachi condemned the plan.", "condemned"),  # his office
        ("Iranian officials praised the deal.", "praised"),  # a demonym
        ("Paris Hilton praised the deal.", "praised"),  # a person
    ],
)
def test_states_and_persons_are_no_places(where, text, trigger):
    assert where(text, trigger) == "not said"


def test_a_place_in_the_rest_of_the_sentence_counts_second(where):
    place = where("In Herat, police said that the attack failed.", "attack")
    assert (place.name, place.basis) == ("Herat", "sentence")


def test_the_dateline_serves_for_what_is_told_as_news_only(where):
    text = "Soldiers killed two guards."
    place = where(text, "killed", dateline="MINGORA, Pakistan")
    assert (place.name, place.basis, place.words.text) == (
        "Mingora",
        "dateline",
        "MINGORA",
    )
    assert where(text, "killed", dateline="MINGORA", narrated=False) == "not said"
    assert where(text, "killed") == "not said"


def test_talks_about_a_place_are_not_held_there(where):
    assert where("They discussed the war in Sudan.", "discussed", kind="CONSULT") == (
        "not said"
    )


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A blast shook Tripoli. Libyan police sealed the port of Libya.", "LBY"),
        ("A blast shook Tripoli. Lebanese police and Beirut reacted.", "LBN"),
        ("A blast shook Hyderabad. Sindh, Pakistan, was tense.", "PAK"),
        ("A blast shook Hyderabad. Telangana, India, was tense.", "IND"),
    ],
)
def test_other_places_of_the_report_settle_which_is_meant(where, text, country):
    assert where(text, "shook").country == country


def test_longer_names_are_not_taken_apart(parser, reader):
    (parse,) = parser.parse(
        [make_report("The Boston Globe wrote of Jammu and Kashmir and of Sri Lanka.")]
    )
    found = [toponym.words.text for toponym in reader.read_atlas(parse).toponyms]
    assert found == ["Jammu and Kashmir", "Sri Lanka"]


def test_every_place_is_cut_from_the_text(parser, reader):
    text = "Clashes spread from Homs to Aleppo, Syria, and to N'Djamena in Chad."
    (parse,) = parser.parse([make_report(text, "BEIRUT, Lebanon")])
    atlas = reader.read_atlas(parse)
    assert len(atlas.toponyms) >= 6
    for toponym in atlas.toponyms:
        span = toponym.words
        assert parse.report.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "trigger", "name", "country"),
    [
        ("The envoy flew to Riyadh on Monday.", "flew", "Riyadh", "SAU"),
        ("The minister left for Tehran.", "left", "Tehran", "IRN"),
        ("Troops withdrew from Kandahar.", "withdrew", "Kandahar", "AFG"),
        ("Rebels advanced on Aleppo.", "advanced", "Aleppo", "SYR"),
    ],
)
def test_a_movement_is_where_it_leads_or_begins(where, text, trigger, name, country):
    place = where(text, trigger, kind="RETREAT")
    assert (place.name, place.country, place.basis) == (name, country, "clause")


def test_words_that_the_parser_tears_from_their_preposition_still_tell(where):
    place = where("In neighbouring Kunduz a man was shot on Friday.", "shot")
    assert (place.name, place.basis) == ("Kunduz", "clause")


@pytest.mark.parametrize(
    ("text", "trigger", "fields", "found"),
    [
        (
            "Gunmen shot two guards in Mingora on Friday. Troops killed five of them.",
            "killed",
            {},
            ("Mingora", "section"),
        ),
        (
            "Gunmen shot two guards in Mingora. Pakistan blamed them.",
            "blamed",
            {"kind": "ACCUSE"},
            None,  # words have no spot
        ),
        (
            "Gunmen shot two guards in Mingora. Troops will storm their camp.",
            "storm",
            {"status": "planned"},
            None,
        ),
        (
            "Crowds marched in Lahore. They marched in Karachi. He spoke. He fled.",
            "fled",
            {},
            ("Karachi", "section"),  # the last place told
        ),
        (
            "Peru, Peruvians, Lima, Cusco and Puno. An exile spoke in Oslo. Two died.",
            "died",
            {},
            None,  # a place abroad that is named by the way
        ),
    ],
)
def test_a_deed_goes_on_where_the_report_was_before(
    where, text, trigger, fields, found
):
    place = where(text, trigger, **fields)
    assert (place if isinstance(place, str) else (place.name, place.basis)) == (
        found or "not said"
    )


def test_a_town_in_the_dateline_says_more_than_its_state_in_the_section(where):
    text = "Gunmen shot two guards in Pakistan. Troops killed five of them."
    place = where(text, "killed", dateline="MINGORA")
    assert (place.name, place.basis) == ("Mingora", "dateline")


def test_the_section_goes_before_the_dateline(where):
    text = "Gunmen shot two guards in Mingora. Troops killed five of them."
    place = where(text, "killed", dateline="PARIS")
    assert (place.name, place.basis) == ("Mingora", "section")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He condemned the handling of the war in Darfur.", "not said"),
        ("He condemned them at a meeting in Nairobi.", "Nairobi"),
        ("He condemned them in Nairobi.", "Nairobi"),
    ],
)
def test_what_is_said_is_said_where_the_speaker_is(where, text, found):
    place = where(text, "condemned", kind="ACCUSE")
    assert (place if isinstance(place, str) else place.name) == found


def test_whom_one_meets_may_stand_between_meeting_and_place(where):
    text = "He met the leader of Somalia in Nairobi."
    assert where(text, "met", kind="CONSULT", of="leader").name == "Nairobi"
    text = "They held talks on the war in Darfur."
    assert where(text, "talks", kind="CONSULT") == "not said"
