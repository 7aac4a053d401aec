"""Find reports by their words, in an index beside the tables.

The index is SQLite's FTS5. It is a copy that can be thrown away: it is brought up
to date when it is next asked. That of an archive that lies elsewhere or may not be
written to is kept in the user's cache, or else in memory.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from dragoman.archive.reading import Snapshot
from dragoman.archive.stopping import Stop
from dragoman.archive.store import INDEX
from dragoman.errors import BadInput

_MAKE: Final = (
    "CREATE TABLE IF NOT EXISTS seen (archive TEXT, batch INTEGER)",
    "CREATE TABLE IF NOT EXISTS names (number INTEGER PRIMARY KEY, report TEXT)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(title, body, content = '',"
    ' tokenize = "porter unicode61 remove_diacritics 2")',
)
_EMPTY: Final = (
    "DELETE FROM names",
    "INSERT INTO words (words) VALUES ('delete-all')",
)
_FIND: Final = """
SELECT names.report, -bm25(words, 4.0, 1.0) FROM words
JOIN names ON names.number = words.rowid
WHERE words MATCH ? ORDER BY 2 DESC, 1
"""
_PART: Final = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')


def search(snapshot: Snapshot, asked: str) -> pa.Table:
    """Find the reports that hold all the words asked for.

    Words stand for their inflections; "several words" in quotes stand together,
    `-word` must not be there, `A OR B` is either, `govern*` all that begins so.
    Case and accents make no difference.

    Returns:
        The columns `hit`, the report's id, and `rank`, the best first.

    Raises:
        BadInput: Nothing is asked for.
    """
    query = match_query(asked)
    with closing(_ready(snapshot)) as index:
        found = _found(index, query, snapshot.stop)
    return pa.table(
        {
            "hit": pa.array([name for name, _ in found], pa.string()),
            "rank": pa.array([rank for _, rank in found], pa.float64()),
        }
    )


def _found(
    index: sqlite3.Connection, query: str, stop: Stop
) -> list[tuple[str, float]]:
    """The ids of the reports with their ranks.

    Raises:
        duckdb.InterruptException: It was stopped, as any question can be.
    """
    try:
        with stop.watching(index.interrupt):
            return index.execute(_FIND, (query,)).fetchall()
    except sqlite3.OperationalError as fault:
        if fault.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        raise duckdb.InterruptException("stopped while words are sought") from fault


def match_query(asked: str) -> str:
    """What was asked as FTS5 has it, every word quoted.

    >>> match_query('march "prime minister" -football')
    '"march" AND "prime minister" NOT ("football")'
    >>> match_query("strike* OR walkout Kenya")
    '("strike"* OR "walkout") AND "Kenya"'

    Raises:
        BadInput: Nothing is asked for.
    """
    wanted: list[list[str]] = []
    unwanted: list[str] = []
    either = False
    for minus, quoted, bare in _PART.findall(asked):
        if bare == "OR":
            either = True
            continue
        phrase = _phrase(quoted or bare, whole=bool(quoted))
        if not phrase:
            continue
        if minus:
            unwanted.append(phrase)
        elif either and wanted:
            wanted[-1].append(phrase)
        else:
            wanted.append([phrase])
        either = False
    if not wanted:
        raise BadInput(
            "text", found=f"'{asked}' names no word to look for", remedy="name one"
        )
    query = " AND ".join(_either(phrases) for phrases in wanted)
    return f"{query} NOT ({' OR '.join(unwanted)})" if unwanted else query


def _either(phrases: list[str]) -> str:
    return phrases[0] if len(phrases) == 1 else f"({' OR '.join(phrases)})"


def _phrase(words: str, *, whole: bool) -> str:
    """Some words in quotes, where FTS5 takes nothing for a sign of its own."""
    star = "*" if words.endswith("*") and not whole else ""
    plain = _UNFIT.sub(" ", words.rstrip("*") if star else words).strip()
    if not any(map(str.isalnum, plain)):
        return ""
    return '"' + plain.replace('"', '""') + '"' + star


_UNFIT: Final = re.compile("[\x00-\x1f\ud800-\udfff]")


def _ready(snapshot: Snapshot) -> sqlite3.Connection:
    """An index that knows all reports: beside the tables, in the cache, in memory."""
    for folder in folders(snapshot):
        file = folder / INDEX
        # Those mean that it may not be written, or that there is no room.
        with suppress(OSError, sqlite3.OperationalError):
            folder.mkdir(parents=True, exist_ok=True)
            try:
                return _open(str(file), snapshot)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:  # it is damaged
                file.unlink()
                return _open(str(file), snapshot)
    return _open(":memory:", snapshot)


def folders(snapshot: Snapshot) -> Iterator[Path]:
    """Where what can be made again is kept: beside the tables, else in the cache."""
    if snapshot.store.folder is not None:
        yield snapshot.store.folder
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    yield Path(cache) / "dragoman" / snapshot.identity


def _open(path: str, snapshot: Snapshot) -> sqlite3.Connection:
    """Open an index and bring it up to date.

    Raises:
        sqlite3.DatabaseError: It is damaged or cannot be written.
    """
    index = sqlite3.connect(path, timeout=60, isolation_level=None)
    try:
        if not _knows_all(index, snapshot):
            index.execute("BEGIN IMMEDIATE")
            with snapshot.to_the_end():
                _catch_up(index, snapshot)
            index.execute("COMMIT")
    except BaseException:
        index.close()
        raise
    return index


def _knows_all(index: sqlite3.Connection, snapshot: Snapshot) -> bool:
    tables = index.execute("SELECT count(*) FROM sqlite_master WHERE name = 'seen'")
    if not tables.fetchone()[0]:
        return False
    return _last(index, snapshot) >= snapshot.state.batch


def _last(index: sqlite3.Connection, snapshot: Snapshot) -> int:
    """The last batch of this archive that is in the index, or -1."""
    found = index.execute(
        "SELECT max(batch) FROM seen WHERE archive = ?", (snapshot.identity,)
    ).fetchone()[0]
    return -1 if found is None else int(found)


def _catch_up(index: sqlite3.Connection, snapshot: Snapshot) -> None:
    """Add the reports of the batches that are not in the index yet."""
    for statement in _MAKE:
        index.execute(statement)
    last = _last(index, snapshot)
    if last < 0:  # new, or of another archive that lay here before
        for statement in _EMPTY:
            index.execute(statement)
    rows = snapshot.stream(
        "SELECT id, title, text FROM reports WHERE batch > ? ORDER BY batch, id",
        [last],
    )
    (there,) = index.execute("SELECT coalesce(max(number), 0) FROM names").fetchone()
    for number, row in enumerate(rows, there + 1):
        index.execute("INSERT INTO names VALUES (?, ?)", (number, row["id"]))
        index.execute(
            "INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)",
            (number, row["title"], row["text"]),
        )
    index.execute("DELETE FROM seen")
    index.execute(
        "INSERT INTO seen VALUES (?, ?)",
        (snapshot.identity, max(last, snapshot.state.batch)),
    )
