"""The tables of an archive and their columns.

The column `record` of events, statements and stories holds the record itself as
JSON and is the truth; the other columns repeat parts of it so that tables can be
filtered quickly and read with any tool. `verify` holds the two against each other.
"""

from __future__ import annotations

from typing import Final

import pyarrow as pa

VERSION: Final = 2
"""The version of these columns; `migration` says how to come from an earlier one."""

_STRINGS: Final = pa.list_(pa.string())
_MOMENT: Final = pa.timestamp("us", tz="UTC")

REPORTS: Final = pa.schema(
    {
        "id": pa.string(),
        "given_id": pa.string(),
        "title": pa.string(),
        "text": pa.string(),
        "published": pa.date32(),
        "source": pa.string(),
        "author": pa.string(),
        "url": pa.string(),
        "language": pa.string(),
        "frame": pa.string(),  # JSON: dateline and furniture
        "state": pa.string(),
        "coder": pa.string(),  # the version that coded it
        "events": pa.int32(),
        "statements": pa.int32(),
        "batch": pa.int64(),  # the commit that brought it
        "added": _MOMENT,
    }
)
EVENTS: Final = pa.schema(
    {
        "id": pa.string(),
        "report": pa.string(),
        "number": pa.int32(),  # its place among the events of the report
        "type": pa.string(),
        "mode": pa.string(),
        "quad": pa.string(),
        "cameo": pa.string(),
        "score": pa.float64(),
        "status": pa.string(),
        "contexts": _STRINGS,
        "topics": _STRINGS,
        "actor_names": pa.string(),  # joined by "; "
        "actor_countries": _STRINGS,
        "actor_sectors": _STRINGS,
        "actor_entities": _STRINGS,
        "recipient_names": pa.string(),  # joined by "; "
        "recipient_countries": _STRINGS,
        "recipient_sectors": _STRINGS,
        "recipient_entities": _STRINGS,
        "according_to": pa.string(),
        "first": pa.date32(),
        "last": pa.date32(),
        "date_basis": pa.string(),
        "place": pa.string(),
        "country": pa.string(),
        "admin1": pa.string(),
        "lat": pa.float64(),
        "lon": pa.float64(),
        "geonameid": pa.int64(),
        "place_precision": pa.string(),
        "killed": pa.int64(),  # the best number, else the lowest
        "trigger": pa.string(),
        "confidence": pa.float64(),
        "published": pa.date32(),
        "source": pa.string(),
        "batch": pa.int64(),
        "record": pa.string(),
    }
)
STATEMENTS: Final = pa.schema(
    {
        "id": pa.string(),
        "report": pa.string(),
        "number": pa.int32(),
        "speaker_names": pa.string(),  # joined by "; "
        "speaker_countries": _STRINGS,
        "speaker_sectors": _STRINGS,
        "speaker_entities": _STRINGS,
        "addressee": pa.string(),
        "quoted": pa.string(),
        "topics": _STRINGS,
        "about": _STRINGS,
        "stance": pa.string(),
        "target": pa.string(),
        "content": pa.string(),
        "occasion": pa.string(),
        "published": pa.date32(),
        "source": pa.string(),
        "batch": pa.int64(),
        "record": pa.string(),
    }
)
STORIES: Final = pa.schema(
    {
        "id": pa.string(),
        "type": pa.string(),
        "mode": pa.string(),
        "status": pa.string(),
        "actor_names": pa.string(),  # joined by "; "
        "actor_countries": _STRINGS,
        "actor_sectors": _STRINGS,
        "actor_entities": _STRINGS,
        "recipient_names": pa.string(),  # joined by "; "
        "recipient_countries": _STRINGS,
        "recipient_sectors": _STRINGS,
        "recipient_entities": _STRINGS,
        "first": pa.date32(),
        "last": pa.date32(),
        "place": pa.string(),
        "country": pa.string(),
        "lat": pa.float64(),
        "lon": pa.float64(),
        "killed": pa.int64(),
        "sources": pa.int32(),
        "members": _STRINGS,  # ids of its events
        "reports": _STRINGS,
        "record": pa.string(),
    }
)
FAILURES: Final = pa.schema(
    {
        "id": pa.string(),
        "room": pa.string(),
        "source": pa.string(),
        "line": pa.int64(),
        "given_id": pa.string(),
        "report": pa.string(),  # the report, where it could be read and is kept
        "reason": pa.string(),
        "remedy": pa.string(),
        "batch": pa.int64(),
        "added": _MOMENT,
    }
)
CHANGES: Final = pa.schema(
    {
        "story": pa.string(),
        "when": _MOMENT,
        "what": pa.string(),
        "events": _STRINGS,
        "other": pa.string(),
        "why": pa.string(),
        "batch": pa.int64(),
    }
)
_KEYS: Final = pa.list_(pa.int64())

OUTLINES: Final = pa.schema(
    {
        "id": pa.string(),  # of the report
        "coder": pa.string(),  # the version that told its events
        "keys": _KEYS,  # reports that share one are compared
        "loose_keys": _KEYS,  # so are those, if one of them is undated
        "copy_keys": _KEYS,  # and looked at as copies
        "day": pa.date32(),
        "outline": pa.string(),  # JSON
        "signature": pa.string(),  # JSON
        "batch": pa.int64(),
    }
)
TALES: Final = pa.schema(
    {
        "id": pa.string(),  # of the event
        "report": pa.string(),
        "keys": _KEYS,  # events that share one are compared
        "day": pa.date32(),  # of the report
        "record": pa.string(),  # JSON
        "batch": pa.int64(),
    }
)
PAIRS: Final = pa.schema(
    {
        "kind": pa.string(),  # "copy", "twin" (events of copies), "report", "event"
        "left": pa.string(),
        "right": pa.string(),
        "score": pa.float64(),  # the probability that they are one; 0: never
        "batch": pa.int64(),
    }
)
GROUPS: Final = pa.schema(
    {
        "report": pa.string(),
        "coverage": pa.string(),  # reports about the same thing have the same
        "voice": pa.string(),  # reports of one text, one independent source
        "batch": pa.int64(),
    }
)
VERDICTS: Final = pa.schema(
    {
        "left": pa.string(),
        "right": pa.string(),
        "same": pa.bool_(),
        "by": pa.string(),
        "on": pa.date32(),
        "batch": pa.int64(),
    }
)

TABLES: Final[dict[str, pa.Schema]] = {
    "reports": REPORTS,
    "events": EVENTS,
    "statements": STATEMENTS,
    "stories": STORIES,
    "failures": FAILURES,
    "changes": CHANGES,
    "outlines": OUTLINES,
    "tales": TALES,
    "pairs": PAIRS,
    "groups": GROUPS,
    "verdicts": VERDICTS,
}
