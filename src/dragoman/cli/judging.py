"""Say of an event that it is right, wrong, or to be told otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Final, get_args

import typer

from dragoman.cli.asking import whole_name
from dragoman.cli.linking import By, One, reader_of
from dragoman.cli.options import AsJson, At
from dragoman.cli.spreading import spread
from dragoman.errors import UnknownChoice
from dragoman.records import Status
from dragoman.show.streams import print_json, say

if TYPE_CHECKING:
    from dragoman.archive import Archive
    from dragoman.records import Telling
    from dragoman.reviews import Correction, Party, Said

NOBODY: Final = "nobody"
NONE: Final = "none"
SIDE: Final = (
    " Words of its sentence, with the code behind =, as 'gunmen=MLI REB'; 'nobody' for"
    " none; may be repeated."
)

Right = Annotated[bool, typer.Option("--right", help="It is right as it stands.")]
Wrong = Annotated[bool, typer.Option("--wrong", help="The report tells no such event.")]
Note = Annotated[
    str, typer.Option("--note", metavar="WORDS", help="Why, in your own words.")
]
Type = Annotated[str | None, typer.Option("--type", help="What it is: REQUEST …")]
Mode = Annotated[
    str | None, typer.Option("--mode", help="The mode of its type; 'none' for none.")
]
Real = Annotated[
    str | None, typer.Option("--status", help="How far it is real: planned …")
]
Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="WORDS=CODE", help=f"Who acts.{SIDE}"),
]
Recipients = Annotated[
    list[str] | None,
    typer.Option("--recipient", metavar="WORDS=CODE", help=f"Who is acted upon.{SIDE}"),
]


@dataclass(frozen=True, kw_only=True)
class Otherwise:
    """What is to be told otherwise."""

    type: Type = None
    mode: Mode = None
    status: Real = None
    actor: Actors = None
    recipient: Recipients = None

    def correction(self, telling: Telling) -> Correction:
        """The correction of an event.

        Raises:
            BadParameter: Words that do not stand in its report.
            UnknownChoice: There is no such status.
        """
        import msgspec

        from dragoman.reviews import Correction

        if self.status and self.status not in get_args(Status):
            raise UnknownChoice("status", self.status, get_args(Status))
        told: dict[str, Any] = {"type": self.type, "status": self.status}
        changes = {name: value for name, value in told.items() if value is not None}
        if self.mode is not None:
            changes["mode"] = None if self.mode == NONE else self.mode
        for field, named in (("actors", self.actor), ("recipients", self.recipient)):
            if named:
                option = f"--{field[:-1]}"
                parties = [party_of(n, telling, option) for n in named if n != NOBODY]
                changes[field] = parties
        return msgspec.convert(changes, Correction)


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What is said of an event as a whole, and by whom."""

    right: Right = False
    wrong: Wrong = False
    note: Note = ""
    by: By = None
    json: AsJson = False

    def said(self, telling: Telling, changes: Correction) -> Said:
        """What is handed in.

        Raises:
            BadParameter: It is none or several things.
        """
        from dragoman.reviews import Said

        if self.right + self.wrong + bool(changes.fields) != 1:
            raise typer.BadParameter(
                "say one thing: --right, --wrong, or what is to be told otherwise,"
                " such as --status planned",
                param_hint="EVENT",
            )
        return Said(
            by=reader_of(self.by),
            answer="right" if self.right else "wrong" if self.wrong else "corrected",
            item=telling.event.id,
            report=telling.report.id,
            changes=changes,
            note=self.note,
        )


@spread
def judge(*, at: At, event: One, otherwise: Otherwise, judgement: Judgement) -> None:
    """Say of an event that it is right, wrong, or to be told otherwise.

    The archive stays as it is: what is said lies beside it, outlasts `recode`, and is
    shown by commands with --reviewed. The pages (`explore`) can do more.

    [bold]Examples[/bold]

        dragoman reviews say kenya/ 3f2a9c --right

        dragoman reviews say kenya/ 3f2a9c --wrong --note "It is a film."

        dragoman reviews say kenya/ 3f2a9c --type REQUEST --status planned

        dragoman reviews say kenya/ 3f2a9c --actor "the army=SDN MIL" --by Ann
    """
    from dragoman.reviews import Reviews
    from dragoman.show.reviewing import draw_reviewed

    archive = at.open()
    telling = _telling(archive, event)
    reviews = Reviews(archive)
    reviews.say(judgement.said(telling, otherwise.correction(telling)))
    told = reviews.reviewed(telling.event)
    if told is not None:
        print_json(told) if judgement.json else say(draw_reviewed(told))


def _telling(archive: Archive, start: str) -> Telling:
    """The event whose id begins so, with its report."""
    return next(iter(archive.tellings(id=whole_name(archive, "events", start))))


def party_of(named: str, telling: Telling, option: str) -> Party:
    """Somebody whose words stand in the sentence of an event, or else in the report.

    Raises:
        BadParameter: They stand nowhere.
    """
    from dragoman.reviews import Party, Words

    words, _, code = named.rpartition("=") if "=" in named else (named, "", "")
    sentence, text = telling.event.sentence, telling.report.text
    at = sentence.text.find(words)
    start = sentence.start + at if at >= 0 else text.find(words)
    if not words.strip() or start < 0:
        raise typer.BadParameter(
            f"'{words}' does not stand in its report; write the words as they stand"
            f" there: {sentence.text}",
            param_hint=option,
        )
    country, sector = _parts(code)
    return Party(
        words=Words(start=start, end=start + len(words)), country=country, sector=sector
    )


def _parts(code: str) -> tuple[str | None, str | None]:
    """The state and the sector of a code such as "PAK GOV", either alone too."""
    from dragoman.knowledge.state_names import state_code

    parts = code.split()
    country = next((part for part in parts if state_code(part)), None)
    return country, next((part for part in parts if part != country), None)
