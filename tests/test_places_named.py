"""Every name of a place in a report is found, and nothing else that bears one."""

import pytest

from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.places import load_places
from dragoman.parsing import Parser
from dragoman.places import PlaceReader
from dragoman.reports import make_report
from dragoman.settings import ParsingSettings


@pytest.fixture(scope="module")
def atlas_of():
    """Read the atlas of a text."""
    parser = Parser(ParsingSettings(), load_actors())
    reader = PlaceReader(load_places())

    def read(text):
        (parse,) = parser.parse([make_report(text)])
        return reader.read_atlas(parse)

    return read


def names(atlas):
    return [toponym.words.text for toponym in atlas.toponyms if not toponym.people]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Police in Jackson arrested two men.", ["Jackson"]),  # something is in it
        ("Jane Holt, 29, of Jackson, was arrested.", ["Jackson"]),  # at home there
        ("Floods hit Jackson, Miss., on Friday.", ["Jackson", "Miss."]),  # held by it
        ("Jackson County deputies arrested two men.", ["Jackson County"]),  # its kind
        ("The mayor of the city of Reading resigned.", ["Reading"]),
        ("Fargo police arrested two men.", ["Fargo"]),  # its officials
        ("Rebels shelled Mingora, Swat, on Friday.", ["Mingora", "Swat"]),
        ("They fled from Jammu and Kashmir.", ["Jammu and Kashmir"]),  # one name
        ("Troops left St. Petersburg on Monday.", ["St. Petersburg"]),
        ("The ferry sank off Cape Town.", ["Cape Town"]),
        ("A plane landed at Heathrow on Monday.", ["Heathrow"]),
        ("Boats sank in the Strait of Hormuz.", ["Strait of Hormuz"]),
        ("Snow fell on the Atlas Mountains.", ["Atlas Mountains"]),
        ("Clashes erupted in Kabardino-Balkaria.", ["Kabardino-Balkaria"]),
        ("Fighting spread in Siestan-Baluchistan.", ["Siestan-Baluchistan"]),
        ("A flood hit Charleston, W.Va., on Monday.", ["Charleston", "W.Va."]),
        ("A flood hit Regina, Sask., on Monday.", ["Regina", "Sask."]),
        ("Rivers rose in Fargo-Moorhead.", ["Fargo", "Moorhead"]),  # two in one
        ("BEIRUT: A court freed two men.", ["BEIRUT"]),  # it opens the line
        ("Torrington firefighters saved two men.", ["Torrington"]),  # no name of people
    ],
)
def test_a_name_is_a_place_where_the_words_around_say_so(atlas_of, text, found):
    assert names(atlas_of(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Jackson said the plan had failed.",  # a surname
        "Paris Hilton praised the deal.",  # a first name
        "Michael Jordan praised the deal.",  # a surname behind a first name
        "The Boston Globe praised the deal.",  # a newspaper
        "The Washington Post praised the deal.",
        "The University of Texas opened a museum.",  # a body called after a place
        "The Bank of America raised its rates.",
        "The Toyota hit a tree.",  # a car, told by its article
        "They live on Palestine Street.",  # a street, wherever it is
        "St. Patrick's Day was quiet.",  # a saint
        "March was cold and May was wet.",  # months
        "Hope grew that the talks would go on.",  # a common word
        "Ahmed al-Sadr praised the deal.",  # an article tied by a hyphen
        "A SWAT team praised the deal.",  # no name in capitals, but letters
        "The lawyers of Hart & Reading praised the deal.",  # a firm
    ],
)
def test_what_only_bears_the_name_of_a_place_is_none(atlas_of, text):
    assert names(atlas_of(text)) == []


def test_a_place_told_once_is_one_in_the_other_lines(atlas_of):
    atlas = atlas_of(
        "A fire broke out in Gainesville. Gainesville Riding Club was closed."
    )
    assert names(atlas) == ["Gainesville", "Gainesville"]


def test_a_person_told_once_is_one_in_the_other_lines(atlas_of):
    atlas = atlas_of("Police arrested Troy Nelson. Nelson was held until Monday.")
    assert names(atlas) == []


@pytest.mark.parametrize("word", ["Iranian", "Georgians", "Palestinian", "Tibetan"])
def test_peoples_are_marked_as_such(atlas_of, word):
    atlas = atlas_of(f"They met {word} officials in Rome.")
    marked = [t.words.text for t in atlas.toponyms if t.people]
    assert marked == [word]


def meant(atlas, name):
    """The places that a name came to mean."""
    return {
        (place.name, place.country, place.admin1)
        for toponym, place in zip(atlas.toponyms, atlas.places, strict=True)
        if toponym.words.text == name and place
    }


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        # What it lies in stands beside it.
        ("A bomb hit Tripoli, Lebanon.", "Tripoli", ("LBN", None)),
        ("A bomb hit Tripoli, Libya.", "Tripoli", ("LBY", None)),
        ("Fire hit Springfield, Illinois.", "Springfield", ("USA", "Illinois")),
        ("Fire hit Springfield, Mo., on Friday.", "Springfield", ("USA", "Missouri")),
        ("Fire hit Cambridge, Mass., today.", "Cambridge", ("USA", "Massachusetts")),
        ("Fire hit Victoria, Seychelles.", "Victoria", ("SYC", None)),
        ("Fire hit Santiago de Cuba, Cuba.", "Santiago de Cuba", ("CUB", None)),
        ("Police searched San José, Costa Rica.", "San José", ("CRI", None)),
        # The report tells of other places around.
        (
            "A fire hit Alexandria. Cairo sent help, and Egypt mourned.",
            "Alexandria",
            ("EGY", None),
        ),
        (
            "A fire hit Alexandria. Crews came from Pineville and Rapides Parish,"
            " Louisiana.",
            "Alexandria",
            ("USA", "Louisiana"),
        ),
        (
            "Troops entered Georgia. Tbilisi and Gori were quiet, Russia said.",
            "Georgia",
            ("GEO", None),
        ),
        (
            "Storms hit Georgia. Atlanta, Savannah and Alabama were spared.",
            "Georgia",
            ("USA", "Georgia"),
        ),
        (
            "A blast shook Hyderabad. Karachi and Sindh were tense.",
            "Hyderabad",
            ("PAK", "Sindh"),
        ),
        (
            "A blast shook Hyderabad. Mumbai and Telangana were tense.",
            "Hyderabad",
            ("IND", "Telangana"),
        ),
        (
            "Crowds marched in Córdoba. Buenos Aires and Rosario followed.",
            "Córdoba",
            ("ARG", "Córdoba"),
        ),
        (
            "Crowds marched in Córdoba. Seville and Granada in Spain followed.",
            "Córdoba",
            ("ESP", None),
        ),
        (
            "Police in Punjab raided homes. Lahore and Multan were tense.",
            "Punjab",
            ("PAK", "Punjab"),
        ),
        (
            "Police in Punjab raided homes. Amritsar and Ludhiana were tense.",
            "Punjab",
            ("IND", "Punjab"),
        ),
        (
            "A fire hit Lebanon. Crews came from Myerstown and Reading, Pennsylvania.",
            "Lebanon",
            ("USA", "Pennsylvania"),
        ),
        ("War broke out in Lebanon. Beirut was shelled.", "Lebanon", ("LBN", None)),
        (
            "Tokyo and Osaka cheered. Japan and China signed a treaty.",
            "China",
            ("CHN", None),  # there is a town of that name in Japan
        ),
        ("Pilgrims camped near Medina and Mecca.", "Medina", ("SAU", "Medina Region")),
        # Nothing else is said: the one that everybody knows.
        ("The envoys met in Paris.", "Paris", ("FRA", None)),
        ("The envoys met in Washington.", "Washington", ("USA", None)),
        ("The envoys met in San Salvador.", "San Salvador", ("SLV", None)),
        ("The envoys met in Santiago.", "Santiago", ("CHL", None)),
        ("Clashes broke out in Kashmir.", "Kashmir", (None, None)),  # of two states
    ],
)
def test_a_name_of_many_places_means_the_one_that_fits(atlas_of, text, name, place):
    found = meant(atlas_of(text), name)
    assert len(found) == 1
    country, province = place
    (_, found_country, found_province) = found.pop()
    assert found_country == country
    assert province in (None, found_province)


def test_what_holds_a_place_need_not_be_what_the_name_means_elsewhere(atlas_of):
    atlas = atlas_of("He left Utica, New York, and flew to New York on Monday.")
    places = [place.precision for place in atlas.places if "New York" in place.name]
    assert places == ["province", "city"]


def test_the_smallest_rest_of_reckoning_decides_nothing(atlas_of):
    # What one name believes is taken away before it is judged by the others.
    alone = meant(atlas_of("A car hit a wall in Charleston."), "Charleston")
    assert {country for _, country, _ in alone} == {"USA"}
