"""The archive as its users see it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from dragoman import fleet
from dragoman.archive.adding import (
    Added,
    Adding,
    Coding,
    Item,
    Tell,
    Wanted,
    added_up,
    plus,
    uncoded,
    unless_empty,
)
from dragoman.archive.checking import Problem, verify
from dragoman.archive.commits import forget, writing
from dragoman.archive.counting import Info, describe
from dragoman.archive.filters import ask
from dragoman.archive.found import SORTS, Found, Order
from dragoman.archive.linking import Linked, history, judge, link_all
from dragoman.archive.reading import Snapshot
from dragoman.archive.recoding import (
    FAILED,
    Recoding,
    Work,
    failed_sources,
    forget_failures,
    stale,
    stretches,
)
from dragoman.archive.sharded import add_sharded
from dragoman.archive.stopping import Stop
from dragoman.archive.store import State, Store, moment
from dragoman.archive.tables import TABLES
from dragoman.archive.tellings import tellings
from dragoman.coder import coder_version
from dragoman.errors import ArchiveFault, BadInput
from dragoman.records import (
    Change,
    Event,
    Failure,
    Report,
    Statement,
    Story,
    Telling,
    Verdict,
)
from dragoman.reports import ReadOptions, read
from dragoman.settings import Settings


class Archive:
    """Reports, events, statements and stories, kept on disk.

        archive = Archive("kenya/")
        archive.add(dragoman.read("news/"))
        for event in archive.events(type="PROTEST"):
            print(event.dates, event.actors, event.trigger.text)

    An archive sees what was written when it is asked, and goes on seeing that until
    it is asked again; who writes meanwhile disturbs no reader.

    Attributes:
        store: Where it lies.
        stop: Ends what is asked, from another thread: `archive.stop.now()`.
    """

    def __init__(
        self,
        path: str | Path,
        *,
        as_of: datetime | date | None = None,
        storage: dict[str, str] | None = None,
        settings: Settings | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Name an archive; it is made when something is first added.

        Args:
            path: A folder, or an address such as "s3://bucket/kenya".
            as_of: Show it as it was then; it cannot be written to. A day means
                the end of that day (UTC).
            storage: What the object store wants to know, as `deltalake` names it:
                "AWS_ENDPOINT_URL" and so on.
            settings: The settings of the coder.
            clock: What tells the moments that commits bear.
        """
        self.store = Store(str(path), dict(storage or {}))
        self._as_of = moment(as_of)
        self._settings, self._clock, self.stop = settings, clock, Stop()
        self._seen: Snapshot | None = None

    def snapshot(self) -> Snapshot:
        """The tables as of the last commit, or as of the moment asked for.

        Raises:
            ArchiveFault: There is no archive, or was none at that moment.
        """
        state = self._state()
        if self._seen is None or self._seen.state.batch != state.batch:
            self._seen = Snapshot(self.store, state)
        self._seen.stop = self.stop
        return self._seen

    def _state(self) -> State:
        if self._as_of is None:
            return self.store.state()
        return self.store.state_as_of(self._as_of)

    def events(self, *, order: Order | None = None, **choices: object) -> Found[Event]:
        """Ask for events: `archive.events(type="PROTEST", country="Kenya")`.

        Args:
            order: How to sort and how many; by day and all unless given.
            **choices: The filters of `dragoman.archive.filters.FILTERS`.

        Raises:
            UnknownChoice: There is no such filter, or it takes no such value.
        """
        return self._find("events", order, choices)

    def stories(self, *, order: Order | None = None, **choices: object) -> Found[Story]:
        """Ask for stories; see `events`."""
        return self._find("stories", order, choices)

    def statements(
        self, *, order: Order | None = None, **choices: object
    ) -> Found[Statement]:
        """Ask for statements; see `events`."""
        return self._find("statements", order, choices)

    def reports(
        self, *, order: Order | None = None, **choices: object
    ) -> Found[Report]:
        """Ask for reports; see `events`. With `text`, the best come first."""
        if order is None and choices.get("text") is not None:
            order = Order(sort="rank")
        return self._find("reports", order, choices)

    def failures(
        self, *, order: Order | None = None, **choices: object
    ) -> Found[Failure]:
        """Ask for what could not be read or coded; see `events`."""
        return self._find("failures", order, choices)

    def tellings(
        self, *, order: Order | None = None, by_story: bool = False, **choices: object
    ) -> Iterator[Telling]:
        """Events with their reports and stories, filtered as `events` are.

        Args:
            order: How to sort and how many; by day and all unless given.
            by_story: Those of one story one after the other, after those of none.
            **choices: The filters of events.
        """
        order = order or Order(sort="date")
        seen = self.snapshot()
        question = ask("events", choices, seen.types)
        return tellings(seen, question, order, by_story=by_story)

    def _find(
        self, table: str, order: Order | None, choices: dict[str, object]
    ) -> Found[Any]:
        order = order or Order(sort=next(iter(SORTS[table])))
        seen = self.snapshot()
        return Found(seen, table, ask(table, choices, seen.types), order)

    # Each argument is a choice of its own.
    def add(  # noqa: PLR0913
        self,
        reports: Iterable[Item],
        *,
        code: bool = True,
        link: bool = True,
        workers: int = 1,
        engine: fleet.Engine | None = None,
        since: date | None = None,
        limit: int | None = None,
        tell: Tell | None = None,
    ) -> Added:
        """Keep reports and code them; those that are there already are passed over.

        Args:
            reports: Reports and failures, as `dragoman.read` gives them.
            code: Code them now; if not, `recode` does it later.
            link: Seek the stories they tell; if not, `link` does it later.
            workers: How many processes code, and compare what was coded.
            engine: What codes and links instead; Daft wants `dragoman.fleet.Sources`.
            since: Leave out reports published before.
            limit: Add at most so many new reports.
            tell: Is told of every commit.

        Raises:
            ArchiveBusy: Somebody else is writing.
            ArchiveFault: It cannot be written.
        """
        if not self.store.exists():
            self.store.create(self._clock())
        wanted = Wanted(since=since, limit=limit)
        how = engine or fleet.Engine(workers=workers)
        with writing(self.store) as at_work:
            adding = Adding(at_work, self.snapshot(), self._clock)
            steps = self._steps(adding, reports, how if code else None, wanted)
            total = added_up(steps, tell)
            if link:
                link_all(at_work, self._clock, engine=how)
        return plus(total, Added(known=adding.known))

    def link(
        self,
        *,
        engine: fleet.Engine | None = None,
        tell: Callable[[Linked], None] | None = None,
    ) -> Linked:
        """Find the stories of what was added or coded since the last time.

        Args:
            engine: What compares reports; this process alone unless it says otherwise.
            tell: Is told how far the comparing is.

        Raises:
            ArchiveBusy: Somebody else is writing.
            ArchiveFault: There is no archive, or it cannot be written.
        """
        with writing(self.store) as at_work:
            return link_all(at_work, self._clock, tell, engine)

    def judge(self, one: str, other: str, *, same: bool, by: str) -> Story | None:
        """Say that two events are one happening, or that they are not.

        What people say wins over every score and is kept; the last word on two
        events counts.

        Args:
            one: The id of an event.
            other: The id of another.
            same: Whether they are one happening.
            by: Who says so.

        Returns:
            The story that the first event is part of now, if any.

        Raises:
            ArchiveFault: There is no such event, or somebody else is writing.
            BadInput: Both are one event.
        """
        if one == other:
            found, remedy = "it is both the one and the other", "name two events"
            raise BadInput(one, found=found, remedy=remedy)
        for event in (one, other):
            if not self.events(id=event).count():
                found = f"there is no event '{event}'"
                remedy = "name two ids that `dragoman events` shows"
                raise ArchiveFault(self.store.path, found=found, remedy=remedy)
        left, right = sorted((one, other))
        day = self._clock().date()
        verdict = Verdict(left=left, right=right, same=same, by=by, on=day)
        with writing(self.store) as at_work:
            judge(at_work, self._clock, verdict)
        return next(iter(self.stories(event=one)), None)

    def history(self, story: str) -> list[Change]:
        """What became of a story, from its founding, also where it is no more."""
        return history(self.snapshot(), story)

    def recode(
        self, *, link: bool = True, workers: int = 1, tell: Tell | None = None
    ) -> Added:
        """Code whatever the present coder has not coded; old rows become history.

        Args:
            link: Seek the stories they tell now.
            workers: How many processes code, and compare what was coded.
            tell: Is told of every commit.

        Raises:
            ArchiveBusy: Somebody else is writing.
            ArchiveFault: There is no archive, or it cannot be written.
        """
        added = self._recode(stale(coder_version(self._settings)), workers, tell)
        if link:
            self.link(engine=fleet.Engine(workers=workers))
        return added

    def retry(
        self,
        *,
        options: ReadOptions | None = None,
        link: bool = True,
        workers: int = 1,
        tell: Tell | None = None,
    ) -> Added:
        """Read and code again what failed; what succeeds is no failure any more.

        Args:
            options: How to read; what `read` was told the first time is not kept.
            link: Seek the stories they tell now.
            workers: How many processes code, and compare what was coded.
            tell: Is told of every commit.

        Raises:
            ArchiveBusy: Somebody else is writing.
            ArchiveFault: There is no archive, or it cannot be written.
        """
        sources = failed_sources(self.snapshot())
        still: list[Failure] = []
        items = _noting(read(*sources, options=options), still)
        added = self.add(items, link=False, workers=workers, tell=tell)
        with writing(self.store) as at_work:
            forget_failures(at_work, self.snapshot(), sources, still)
            at_work.commit(f"tried {len(sources):,} sources again", self._clock())
        again = self._recode(FAILED, workers, tell)
        if link:
            self.link(engine=fleet.Engine(workers=workers))
        return plus(added, again)

    def compact(self, *, forget_before: date | None = None) -> None:
        """Join small files into large ones, so that questions are answered faster.

        Args:
            forget_before: Delete the files of commits before that day; `as_of` no
                longer reaches them. Nothing is forgotten unless this is given.

        Raises:
            ArchiveBusy: Somebody else is writing.
            ArchiveFault: There is no archive, or it cannot be written.
        """
        with writing(self.store) as at_work:
            for table in TABLES:
                at_work.compact(table)
            at_work.commit("compacted", self._clock())
        if forget_before is not None:
            forget(self.store, forget_before, self._clock())

    def verify(self) -> Iterator[Problem]:
        """Look at every row and tell what is wrong; nothing, if all is well."""
        return verify(self.snapshot())

    def info(self) -> Info:
        """Count what is here."""
        return describe(self.snapshot())

    def commits(self) -> Iterator[State]:
        """What was done to it, the latest first; up to the moment asked for.

        Raises:
            ArchiveFault: There is no archive, or was none at that moment.
        """
        self._state()
        then = self._as_of
        return (
            commit
            for commit in self.store.commits()
            if then is None or commit.when <= then
        )

    def _recode(self, work: Work, workers: int, tell: Tell | None) -> Added:
        with writing(self.store) as at_work:
            version, coding = coder_version(self._settings), self._coding(workers)
            recoding = Recoding(at_work, coding, version, work)
            done = (
                recoding.recode(self.snapshot(), stretch, self._clock())
                for stretch in stretches(self.snapshot(), work)
            )
            return added_up(done, tell)

    def _steps(
        self,
        adding: Adding,
        reports: Iterable[Item],
        how: fleet.Engine | None,
        wanted: Wanted,
    ) -> Iterator[Added]:
        """Add reports as an engine codes them, or uncoded."""
        if how and how.name == "daft":
            return add_sharded(adding, reports, how, self._settings, wanted)
        version = coder_version(self._settings) if how else None
        coding = self._coding(how.workers) if how else uncoded
        records = unless_empty(adding.new(reports, wanted), coding)
        return adding.write(records, version)

    def _coding(self, workers: int) -> Coding:
        return partial(fleet.code_many, settings=self._settings, workers=workers)


def _noting(items: Iterable[Item], failures: list[Failure]) -> Iterator[Item]:
    """Hand items on and keep the failures among them."""
    for item in items:
        if isinstance(item, Failure):
            failures.append(item)
        yield item
