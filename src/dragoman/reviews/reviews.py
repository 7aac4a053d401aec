"""The reviews of an archive as its users see them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final, get_args

import msgspec

from dragoman.archive import Archive
from dragoman.archive.retelling import Retold, RetoldArchive
from dragoman.archive.store import REVIEWS, Store
from dragoman.archive.waiting import Line, Waiting, among, line_up
from dragoman.errors import ArchiveFault, BadInput, UnknownChoice
from dragoman.knowledge.codebook import Codebook, load_codebook
from dragoman.records import Event, Report
from dragoman.reviews.accuracy import Accuracy, measure, sample_of
from dragoman.reviews.agreement import Concord, concords
from dragoman.reviews.correcting import add, correct
from dragoman.reviews.decisions import Decision, Reviewed, Said
from dragoman.reviews.settling import Standing, live, settle, standings
from dragoman.reviews.store import DecisionFile

LINES: Final = (*get_args(Line), "second", "disputed")
"""The lines in which events wait; "second" for a second reviewer, who is not shown
what the first said, and "disputed" for the last word on what reviewers disagree about.
"""
NOBODY: Final = "the name of the reviewer is empty"


class Reviews:
    """What people say of the events of an archive.

        reviews = Reviews(archive)
        reviews.say(Said(by="Ann", answer="wrong", item=event.id, report=report.id))
        for event in reviews.archive().events(type="PROTEST"):
            ...

    The archive itself is never changed.
    """

    def __init__(
        self,
        archive: Archive,
        *,
        file: DecisionFile | None = None,
        codebook: Codebook | None = None,
    ) -> None:
        """Open the reviews of an archive.

        Args:
            archive: The archive.
            file: Where they are kept; beside its tables unless given.
            codebook: The types and modes there are; ours unless given.

        Raises:
            ArchiveFault: The archive lies in an object store, and no file is named.
        """
        self._archive = archive
        self._file = file or DecisionFile(file_of(archive.store))
        self._codebook = codebook or load_codebook()

    def decisions(self) -> tuple[Decision, ...]:
        """Everything that was ever said, in order; nothing is left out."""
        return self._file.all()

    def standings(self) -> dict[str, Standing]:
        """What was said of each event and not taken back, by its id."""
        return standings(self._file.all())

    def say(self, said: Said) -> Decision:
        """Keep what a reviewer says of an event.

        Raises:
            BadInput: Nobody says it, the event or report is not there, or what is to
                be otherwise cannot be.
            UnknownChoice: There is no such type, mode, state or sector.
            ArchiveFault: It cannot be written.
        """
        if not said.by.strip():
            raise BadInput("by", found=NOBODY, remedy="say who you are")
        report = self._report(said.report)
        before, base = self._as_told(said)
        return self._file.add(
            Decision(
                number=0,
                item=base.id,
                report=report.id,
                by=said.by.strip(),
                when=datetime.min,
                answer=said.answer,
                before=before,
                after=self._after(said, base, report),
                queue=said.queue,
                seconds=said.seconds,
                note=said.note.strip(),
                settles=said.settles,
            )
        )

    def undo(self, by: str) -> Decision | None:
        """Take back the last thing that a reviewer said and did not take back.

        Returns:
            What was taken back; None if there was nothing.
        """
        own = [one for one in live(self._file.all()) if one.by == by]
        if not own:
            return None
        last = own[-1]
        taken_back = msgspec.structs.replace(
            last, answer="undone", after=None, note="", seconds=None, undoes=last.number
        )
        self._file.add(taken_back)
        return last

    def reviewed(self, event: Event) -> Reviewed | None:
        """An event with what was said of it; None if nobody said anything."""
        standing = self.standings().get(event.id)
        return settle(standing, event) if standing else None

    def all(self, report: str | None = None) -> tuple[Reviewed, ...]:
        """Everything that something was said of, with what holds now.

        Args:
            report: Only of one report.
        """
        return self._settled(
            standing
            for standing in self.standings().values()
            if report in (None, standing.report)
        )

    def judged(self) -> tuple[Reviewed, ...]:
        """Everything that somebody judged who could tell, with what holds now."""
        return self._settled(one for one in self.standings().values() if one.counting)

    def _settled(self, standings: Iterable[Standing]) -> tuple[Reviewed, ...]:
        found = tuple(standings)
        told = self._told([standing.item for standing in found])
        return tuple(settle(one, told.get(one.item)) for one in found)

    def archive(self) -> RetoldArchive:
        """The archive as reviewers see it: to be asked, and never written to."""
        return RetoldArchive(self._archive, self._retold, self._file.last)

    def wait(
        self,
        line: str,
        reviewer: str,
        choices: Mapping[str, object],
        *,
        limit: int = 10,
    ) -> Waiting:
        """The events that wait for a reviewer.

        Args:
            line: One of `LINES`.
            reviewer: Who will judge them.
            choices: The filters of events.
            limit: The most to name.

        Raises:
            UnknownChoice: There is no such line or filter.
        """
        if line not in LINES:
            raise UnknownChoice("line of events", line, LINES)
        known = self.standings()
        seen = self._archive.snapshot()
        if line in get_args(Line):
            return line_up(seen, line, choices, but=known, limit=limit)  # type: ignore[arg-type]
        wanted = _is_second if line == "second" else _is_disputed
        names = [name for name, one in known.items() if wanted(one, reviewer)]
        ids = among(seen, choices, names)
        return Waiting(total=len(ids), ids=ids[:limit])

    def concords(self) -> tuple[Concord, ...]:
        """How far reviewers agree."""
        return concords(self.standings().values())

    def accuracy(self, choices: Mapping[str, object]) -> Accuracy:
        """How right the coder is, by the random sample.

        Args:
            choices: The filters of events.
        """
        known = self.standings().values()
        sample = sample_of(self._archive.snapshot(), choices, known)
        return measure(sample, self.judged())

    def _report(self, name: str) -> Report:
        """A report of the archive.

        Raises:
            BadInput: It is not there.
        """
        for report in self._archive.reports(id=name):
            return report
        raise BadInput(
            name, found="there is no such report", remedy="reload what you review"
        )

    def _as_told(self, said: Said) -> tuple[Event | None, Event]:
        """The event as the coder tells it, and as it is judged.

        Raises:
            BadInput: It is not there, or the missed event is there already.
        """
        if said.item is None:
            return None, self._missed(said)
        before = self._told([said.item]).get(said.item)
        if before is not None:
            return before, before
        standing = self.standings().get(said.item)
        for vote in standing.votes if standing else ():
            if vote.after is not None:
                return None, vote.after
        found, remedy = "there is no such event", "reload what you review"
        raise BadInput(said.item, found=found, remedy=remedy)

    def _missed(self, said: Said) -> Event:
        """An event that the coder missed.

        Raises:
            BadInput: No words are named, or the coder tells it already.
        """
        if said.trigger is None or said.answer != "added":
            found = "an answer without the id of an event"
            raise BadInput("item", found=found, remedy="name an event")
        report = self._report(said.report)
        event = add(said.trigger, said.changes, report, said.by, self._codebook)
        if self._told([event.id]):
            found = f"{event.type} at '{event.trigger.text}' is told already"
            raise BadInput("trigger", found=found, remedy="correct that event")
        return event

    def _after(self, said: Said, base: Event, report: Report) -> Event | None:
        """The event as the reviewer tells it.

        Raises:
            BadInput: An answer and its changes do not fit each other.
        """
        if said.answer in ("wrong", "unsure"):
            return None
        if said.item is None:
            return base
        if said.answer == "right" and said.changes.fields:
            found = "changes of an event that is called right"
            raise BadInput("answer", found=found, remedy="call it corrected")
        return correct(base, said.changes, report, self._codebook)

    def _told(self, ids: list[str]) -> dict[str, Event]:
        """Some events as the coder tells them, by their ids."""
        return {event.id: event for event in self._archive.events(id=ids)}

    def _retold(self, archive: Archive) -> list[Retold]:
        """The events that reviewers tell otherwise."""
        found = []
        for one in self.all():
            otherwise = one.now != one.machine
            if otherwise and not (one.machine is None and self._is_told(one, archive)):
                found.append(Retold(id=one.item, report=one.report, event=one.now))
        return found

    def _is_told(self, one: Reviewed, archive: Archive) -> bool:
        """Whether a newer coder tells under another id what reviewers told."""
        now = one.now
        return now is None or any(
            event.type == now.type and event.trigger.overlaps(now.trigger)
            for event in archive.events(report=one.report)
        )


def _is_second(standing: Standing, reviewer: str) -> bool:
    """Whether others judged an event and this reviewer did not."""
    return bool(standing.votes) and standing.by(reviewer) is None


def _is_disputed(standing: Standing, _: str) -> bool:
    """Whether reviewers disagree about an event, and nobody had the last word."""
    return bool(settle(standing, None).disputed)


def review_of(archive: Archive, event: Event) -> Reviewed | None:
    """What people said of an event; None if nobody did, or nobody could."""
    if archive.store.folder is None:
        return None
    return Reviews(archive).reviewed(event)


def file_of(store: Store) -> Path:
    """The file of reviews that lies beside the tables of an archive.

    Raises:
        ArchiveFault: The archive lies in an object store.
    """
    if store.folder is None:
        raise ArchiveFault(
            store.path,
            found="reviews are kept in a folder of this machine",
            remedy="copy the archive to a folder of this machine and review it there",
        )
    return store.folder / REVIEWS
