"""The exports there are, and the function that writes one.

An export is told by its rows (what it makes of a happening), its form (how rows become
a file) and its layout (the columns, see `dragoman.exports.layouts`).
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Final, Literal, get_args

import msgspec

from dragoman.errors import UnknownChoice
from dragoman.exports import (
    acled,
    dyads,
    flat,
    frames,
    gdelt,
    graphs,
    icews,
    phoenix,
    plover,
    polecat,
    ucdp,
)
from dragoman.exports.cells import Numbers, Row, tidy
from dragoman.exports.frames import Tally
from dragoman.exports.happenings import Happening, Options, Per, gather
from dragoman.exports.layouts import Layout, load_layout
from dragoman.records import Status, Telling
from dragoman.records.report import Frozen

Form = Literal["tabs", "commas", "jsonl", "geojson", "parquet", "graphml", "gexf"]
Rows = Callable[[Happening, Numbers], Iterator[Row]]


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """One way in which an archive leaves.

    Attributes:
        name: What it is asked for by.
        what: What it is, in a few words.
        ending: The usual ending of its files.
        form: How rows become a file.
        per: Whether a row stands for a story or for a telling, if nobody says.
        why_not: Why it cannot hold a happening, None if it can.
        rows: Its rows of a happening; None for those that sum up.
        sums: Its rows of all happenings together.
        row: What a row stands for, where it is neither.
        head: Whether a line with the names of the columns comes first.
        missing: What stands where nothing is known.
    """

    name: str
    what: str
    ending: str
    form: Form
    per: Per
    why_not: Callable[[Happening], str | None]
    rows: Rows | None = None
    sums: Callable[[Iterable[Happening]], Iterator[Row]] | None = None
    row: str | None = None
    head: bool = True
    missing: str = ""

    @property
    def layout(self) -> Layout:
        """Its columns."""
        return load_layout(self.name)


class Exported(Frozen, frozen=True, kw_only=True):
    """What an export did.

    Attributes:
        name: Its name.
        happenings: How many stories or events came in.
        rows: How many rows went out.
        left_out: How many were left out and why, the commonest reason first.
    """

    name: str
    happenings: int
    rows: int
    left_out: tuple[tuple[str, int], ...]


_ALL: Final = (
    Export(
        name="gdelt1",
        what="GDELT 1.0 daily events",
        ending=".tsv",
        form="tabs",
        per="story",
        why_not=gdelt.why_not,
        rows=gdelt.rows_1,
        head=False,
    ),
    Export(
        name="gdelt2",
        what="GDELT 2.0 events",
        ending=".tsv",
        form="tabs",
        per="story",
        why_not=gdelt.why_not,
        rows=gdelt.rows_2,
        head=False,
    ),
    Export(
        name="gdelt2-mentions",
        what="GDELT 2.0 mentions, whose numbers are those of gdelt2",
        ending=".tsv",
        form="tabs",
        per="story",
        why_not=gdelt.why_not,
        rows=gdelt.mentions,
        head=False,
    ),
    Export(
        name="icews",
        what="ICEWS events",
        ending=".tab",
        form="tabs",
        per="telling",
        why_not=icews.why_not,
        rows=icews.rows,
    ),
    Export(
        name="polecat",
        what="POLECAT events",
        ending=".tsv",
        form="tabs",
        per="telling",
        why_not=polecat.why_not,
        rows=polecat.rows,
        missing=polecat.MISSING,
    ),
    Export(
        name="phoenix",
        what="Phoenix events",
        ending=".tsv",
        form="tabs",
        per="story",
        why_not=phoenix.why_not,
        rows=phoenix.rows,
        head=False,
    ),
    Export(
        name="acled",
        what="events in the columns of ACLED",
        ending=".csv",
        form="commas",
        per="story",
        why_not=acled.why_not,
        rows=acled.rows,
    ),
    Export(
        name="ucdp",
        what="deadly events in the columns of the UCDP GED",
        ending=".csv",
        form="commas",
        per="story",
        why_not=ucdp.why_not,
        rows=ucdp.rows,
    ),
    Export(
        name="plover",
        what="PLOVER JSON Lines",
        ending=".jsonl",
        form="jsonl",
        per="telling",
        why_not=plover.why_not,
        rows=plover.rows,
    ),
    Export(
        name="csv",
        what="our own table as CSV",
        ending=".csv",
        form="commas",
        per="telling",
        why_not=flat.why_not,
        rows=flat.rows,
    ),
    Export(
        name="parquet",
        what="our own table as Parquet",
        ending=".parquet",
        form="parquet",
        per="telling",
        why_not=flat.why_not,
        rows=flat.rows,
    ),
    Export(
        name="dyad-months",
        what="how often one state acted on another, month by month",
        ending=".csv",
        form="commas",
        per="story",
        why_not=dyads.why_not,
        sums=dyads.rows,
        row="month and pair of states",
    ),
    Export(
        name="geojson",
        what="points on a map",
        ending=".geojson",
        form="geojson",
        per="story",
        why_not=flat.no_point,
        rows=flat.points,
    ),
    Export(
        name="graphml",
        what="network of actors as GraphML",
        ending=".graphml",
        form="graphml",
        per="story",
        row="actor and pair",
        why_not=graphs.why_not,
    ),
    Export(
        name="gexf",
        what="network of actors as GEXF, for Gephi",
        ending=".gexf",
        form="gexf",
        per="story",
        row="actor and pair",
        why_not=graphs.why_not,
    ),
)
EXPORTS: Final[dict[str, Export]] = {export.name: export for export in _ALL}
WHAT_TOOK_PLACE: Final = Options()
STATUSES: Final[tuple[str, ...]] = get_args(Status)


def choose(name: str) -> Export:
    """The export of a name.

    Raises:
        UnknownChoice: There is none.
    """
    if name not in EXPORTS:
        raise UnknownChoice("export", name, EXPORTS)
    return EXPORTS[name]


def export(
    name: str,
    tellings: Iterable[Telling],
    to: Path | str | IO[bytes] | IO[str],
    options: Options = WHAT_TOOK_PLACE,
) -> Exported:
    """Write tellings in a layout to a file or an open stream.

    A file is written beside its place and moved there when it is whole, so that a
    reader never sees half of it.

    Args:
        name: One of `EXPORTS`.
        tellings: The events with their reports and stories, best sorted by story.
        to: Where to; Parquet needs a stream of bytes.
        options: What goes in.

    Raises:
        UnknownChoice: No such export or status, or Parquet to a stream of text.
        OSError: The file cannot be written; nothing of it is left then.
    """
    chosen, tally = choose(name), Tally()
    _check(chosen, to, options)
    pieces = _pieces(chosen, _admitted(chosen, tellings, options, tally), tally)
    if isinstance(to, Path | str):
        write_file(Path(to), pieces)
    else:
        for piece in pieces:
            _write(piece, to)
    return Exported(
        name=name,
        happenings=tally.happenings,
        rows=tally.rows,
        left_out=tuple(sorted(tally.left_out.items(), key=lambda r: (-r[1], r[0]))),
    )


def stream(
    name: str, tellings: Iterable[Telling], options: Options = WHAT_TOOK_PLACE
) -> Iterator[bytes]:
    """Write tellings in a layout, piece by piece; see `export`.

    Raises:
        UnknownChoice: No such export or status.
    """
    chosen, tally = choose(name), Tally()
    _check(chosen, None, options)
    return _pieces(chosen, _admitted(chosen, tellings, options, tally), tally)


def _check(chosen: Export, to: object, options: Options) -> None:
    for status in options.statuses:
        if status not in STATUSES:
            raise UnknownChoice("status", status, STATUSES)
    if isinstance(to, io.TextIOBase) and chosen.form == "parquet":
        texts = [e.name for e in EXPORTS.values() if e.form != "parquet"]
        raise UnknownChoice("export to a stream of text", chosen.name, texts)


def _write(piece: bytes, to: IO[bytes] | IO[str]) -> None:
    if isinstance(to, io.TextIOBase):
        to.write(piece.decode())
    else:
        to.write(piece)  # type: ignore[arg-type]


def write_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file beside its place, and move it there when it is whole.

    Raises:
        OSError: It cannot be written; nothing of it is left then.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            for piece in pieces:
                stream.write(piece)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _admitted(
    chosen: Export, tellings: Iterable[Telling], options: Options, tally: Tally
) -> Iterator[Happening]:
    """The happenings that go in; the others are counted with the reason."""
    for happening in gather(tellings, options.per or chosen.per):
        tally.happenings += 1
        reason = chosen.why_not(happening)
        if happening.status not in options.statuses:
            reason = f"its status is {happening.status}"
        if reason:
            tally.left_out[reason] += 1
        else:
            yield happening


def _pieces(
    chosen: Export, happenings: Iterator[Happening], tally: Tally
) -> Iterator[bytes]:
    """The bytes of an export, piece by piece."""
    layout = chosen.layout
    if chosen.form in ("graphml", "gexf"):
        for line in getattr(graphs, chosen.form)(happenings, layout):
            tally.rows += line.startswith(("<node ", "<edge "))
            yield line.encode()
        return
    told = chosen.sums(happenings) if chosen.sums else _told(chosen, happenings)
    if chosen.form != "jsonl":  # whose text is that of the report, to the letter
        told = map(tidy, told)
    rows = frames.complete(told, layout, tally)
    if chosen.form == "parquet":
        yield from frames.parquet(rows, layout)
        return
    for text in _texts(chosen, rows, layout):
        yield text.encode()


def _told(chosen: Export, happenings: Iterator[Happening]) -> Iterator[Row]:
    numbers = Numbers()
    for happening in happenings:
        yield from chosen.rows(happening, numbers) if chosen.rows else ()


def _texts(chosen: Export, rows: Iterator[Row], layout: Layout) -> Iterator[str]:
    if chosen.form == "tabs":
        return frames.tabbed(rows, layout, head=chosen.head, missing=chosen.missing)
    if chosen.form == "commas":
        return frames.commas(rows, layout, missing=chosen.missing)
    if chosen.form == "geojson":
        return frames.geojson(rows, layout)
    return frames.json_lines(rows, layout)
