"""The published schema is that of the records, and what we write obeys it."""

import jsonschema
import msgspec
import pytest
from handmade import DAY, actor, event, record, span

from dragoman import schema
from dragoman.records import Count, Dates, Failure, Missing, Place, Record, Statement
from dragoman.reports import make_report

TEXT = "On Monday police in Norstadt arrested 20 men, the mayor said."
FULL = event(
    TEXT,
    "COERCE",
    "arrested",
    mode="arrest",
    actors=(actor(TEXT, "police", country="NOR", sector="COP"),),
    recipients=(actor(TEXT, "20 men"),),
    dates=Dates(
        first=DAY, last=DAY, precision="day", basis="said", words=span(TEXT, "Monday")
    ),
    place=Place(
        name="Norstadt",
        country="NOR",
        admin1=None,
        lat=1.5,
        lon=-2.0,
        geonameid=7,
        precision="city",
        basis="clause",
        words=span(TEXT, "Norstadt"),
    ),
    counts=(Count(kind="arrested", low=20, best=20, high=20, words=span(TEXT, "20")),),
    according_to=actor(TEXT, "the mayor"),
    missing=Missing(),
)
BARE = event(TEXT, "COERCE", "arrested", missing=Missing(actors="not said"))
SAID = Statement(
    id="s1",
    speakers=(actor(TEXT, "the mayor"),),
    cue=span(TEXT, "said"),
    content=span(TEXT, "police in Norstadt arrested 20 men"),
    quoted="reported",
    addressee=None,
    topics=(),
    about=(),
    stance="neither",
    target=None,
    occasion=None,
    events=("e1",),
)
BROKEN = Record(
    report=None,
    events=(),
    statements=(),
    failure=Failure(
        room="reports", source="x", line=3, given_id=None, reason="bad", remedy="mend"
    ),
)


@pytest.fixture(scope="module")
def validator():
    found = msgspec.json.decode(schema.FILE.read_bytes())
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def test_the_published_schema_is_current():
    assert schema.FILE.read_bytes() == schema.record_schema(), (
        "a record changed; run python -m dragoman.schema"
    )


@pytest.mark.parametrize(
    "written",
    [
        record(TEXT, FULL, BARE),
        msgspec.structs.replace(record(TEXT, FULL), statements=(SAID,)),
        record(TEXT),  # a report without events
        BROKEN,
    ],
)
def test_what_is_written_obeys_the_schema(validator, written):
    validator.validate(msgspec.json.decode(msgspec.json.encode(written)))


NEWS = """GENEVA, March 5 (Reuters) - The foreign ministers of Kenya and Uganda met on
Monday and agreed to withdraw troops from the border. "We condemn the attack,"
Kenya's president said after gunmen killed at least 12 people in Mombasa.
"""


def test_what_the_coder_writes_obeys_the_schema(validator, coder):
    written = coder.code(make_report(NEWS, published=DAY))
    assert {event.type for event in written.events} >= {"CONSULT", "ASSAULT"}
    validator.validate(msgspec.json.decode(msgspec.json.encode(written)))


def test_what_is_written_can_be_read_again():
    written = record(TEXT, FULL, BARE)
    assert msgspec.json.decode(msgspec.json.encode(written), type=Record) == written


@pytest.mark.parametrize("change", [{"type": 7}, {"surprise": 1}, {"trigger": None}])
def test_what_is_malformed_breaks_the_schema(validator, change):
    line = msgspec.json.decode(msgspec.json.encode(record(TEXT, FULL)))
    line["events"][0] |= change
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(line)


def test_every_field_of_every_record_is_described():
    found = msgspec.json.decode(schema.record_schema())
    silent = [
        f"{name}.{field}"
        for name, record in found["$defs"].items()
        for field, facts in record["properties"].items()
        if "description" not in facts and record.get("title") not in {"Missing"}
    ]
    assert silent == []
