"""Headlines that stand alone, and wires: who acts, and on which day it was said."""

from datetime import date

import pytest

from dragoman import make_report

TUESDAY = date(2025, 3, 4)


@pytest.fixture(scope="module")
def told(coder):
    """The acts of a report of one Tuesday: "TYPE status actors > recipients day"."""

    def read(text):
        record = coder.code(make_report(text, published=TUESDAY))
        return [
            f"{e.type} {e.status}"
            f" {'+'.join(a.country or a.name for a in e.actors)}"
            f" > {'+'.join(a.country or a.name for a in e.recipients)}"
            f" {e.dates.first:%m-%d}"
            if e.dates
            else f"{e.type} {e.status}"
            for e in record.events
        ]

    return read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a leader by the surname alone, whatever the parser takes it for
        ("Xi meets Putin in Moscow", "CONSULT happened CHN+RUS >  03-04"),
        ("Trump imposes tariffs on Mexico", "COERCE happened USA > MEX 03-04"),
        ("Starmer arrives in Kyiv", "CONSULT happened GBR > UKR 03-04"),
        ("Modi to visit Ukraine", "AGREE happened IND > UKR 03-04"),
        ("Xi, Putin hold talks in Beijing", "CONSULT happened CHN+RUS >  03-04"),
        # done to somebody, without "was"
        (
            "Houthi leader killed, Israel says",
            "ASSAULT happened  > Houthi leader 03-04",
        ),
        ("Gunmen killed in Kashmir", "ASSAULT happened  > Gunmen 03-04"),
        # struck over
        ("Nurses to strike over pay", "PROTEST planned"),
        ("Pilots threaten to strike", "PROTEST threatened"),
    ],
)
def test_a_headline_is_read(told, text, wanted):
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # a will is declared when it is said
        (
            "Kenya said on Friday it would attack Somalia.",
            "THREATEN happened KEN > SOM 02-28",
        ),
        (
            "On Friday, Kenya said it would attack Somalia.",
            "THREATEN happened KEN > SOM 02-28",
        ),
        ("Kenya said on Friday it would attack Somalia.", "ASSAULT planned"),
        # what was only meant has not the day of what was done
        (
            "Rebels were killed on Monday trying to kidnap monks in Mali.",
            "ASSAULT planned",
        ),
    ],
)
def test_what_is_to_come_has_not_the_day_of_what_was_said(told, text, wanted):
    assert wanted in told(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # two subjects of "said"
            "Gunmen on foot killed ten soldiers in Mali, officials said.",
            "ASSAULT happened Gunmen > ten soldiers 03-04",
        ),
        (  # who is hurt in a raid is hit by it, and does not do it
            "Ten soldiers were killed in a raid on a camp in Mali.",
            "ASSAULT happened  > Ten soldiers 03-04",
        ),
        (  # the parser takes the acronym for a verb
            "ECOWAS imposed sanctions on Niger following the coup.",
            "COERCE happened Economic Community of West African States > NER 03-04",
        ),
        (  # where they meet is no side
            "The Doha talks between Iran and Oman resumed.",
            "CONSULT happened IRN+OMN >  03-04",
        ),
        (  # what "by" brings hangs on the noun before it
            "Kenya welcomed the call by Chad for talks.",
            "SUPPORT happened KEN > TCD 03-04",
        ),
        (  # the parser gives the subject to the helping verb
            "Egypt and Qatar are mediating between Israel and Hamas.",
            "CONSULT ongoing EGY+QAT > ISR+PSE 03-04",
        ),
        (  # whose it is stands for "of"
            "Turkey requested the monk's extradition.",
            "REQUEST happened TUR > monk 03-04",
        ),
        (  # a state complains where a crowd marches
            "Japan protested against the arrest of a monk by Iran.",
            "ACCUSE happened JPN > IRN 03-04",
        ),
        (  # who summons an envoy to protest protests himself
            "Peru summoned the Iranian envoy to protest the raid.",
            "ACCUSE happened PER > IRN 03-04",
        ),
        (  # the day of what it followed is better than that of the report
            "Ten monks were arrested in Mali after a march on Saturday.",
            "COERCE happened MLI > Ten monks 03-01",
        ),
        (  # what is signed into force is done
            "President Trump signed an order imposing sanctions on Iran.",
            "COERCE happened",
        ),
    ],
)
def test_the_parties_of_a_wire_are_found(told, text, wanted):
    assert wanted in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A soldier was killed and two were hurt in a road accident in Mali.",
        "A bus with ten soldiers crashed in Mali, killing two of them.",
        '"I must leave Mali," President Ruto said.',  # he asks nobody
        "Qatar, which holds the presidency of the council, was quiet.",
    ],
)
def test_no_act_is_found(told, text):
    assert told(text) == []
