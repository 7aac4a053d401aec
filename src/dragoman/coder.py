"""The coder: puts the rooms in the order in which a report passes through them.

The only module that knows them all.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from dragoman.actors import ActorResolver
from dragoman.events import EventFinder
from dragoman.events.contexts import ContextReader
from dragoman.events.pointing import act_at
from dragoman.events.relations import best_sentence, read_pair, relate
from dragoman.knowledge.actors import load_actors
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.lexicon import load_lexicon
from dragoman.knowledge.places import load_places
from dragoman.knowledge.tables import data_path
from dragoman.knowledge.versions import fingerprint
from dragoman.parsing import Parser
from dragoman.places import PlaceReader
from dragoman.records import (
    Act,
    Circumstances,
    Event,
    Explained,
    Failure,
    Parse,
    Record,
    Relation,
    Report,
    Span,
    Unread,
)
from dragoman.settings import Settings, chosen_path
from dragoman.stating import StatementWriter
from dragoman.version import __version__
from dragoman.writing import Writer


class Coder:
    """Codes reports. Loading takes a second or two; one coder serves any number.

    coder = Coder()
    coder.code(make_report("Peru sued Chile.")).events
    """

    def __init__(self, settings: Settings | None = None) -> None:
        """Load the model and all knowledge.

        Raises:
            MissingModel: The parsing model is not installed.
            BadData: A file of knowledge has a fault.
        """
        self.settings = settings or Settings()
        data = self.settings.data
        codebook_folder = _folder(data.codebook, "codebook", "plover")
        lexicon_folder = _folder(data.lexicon, "lexicon", "en")
        codebook = load_codebook(codebook_folder)
        actors = load_actors(own=chosen_path(data.actors))
        places = load_places(chosen_path(data.places))
        self.lexicon = load_lexicon(lexicon_folder, codebook_folder)
        self.parse = Parser(self.settings.parsing, actors)
        self.find = EventFinder(self.lexicon, codebook, places)
        self.version = coder_version(self.settings)
        who = ActorResolver(actors, places)
        self.state = StatementWriter(who=who, topics=ContextReader(codebook.topics))
        self.write = Writer(
            codebook=codebook,
            weights=self.lexicon.weights.event,
            who=who,
            where=PlaceReader(places),
            version=self.version,
        )

    def code(self, report: Report | Failure) -> Record:
        """Code one report; what failed to be read stays a failure."""
        return next(self.code_many([report]))

    def code_many(self, reports: Iterable[Report | Failure]) -> Iterator[Record]:
        """Code reports as they come, in their order, a batch at a time.

        For several processes see `dragoman.fleet.code_many`.
        """
        stream = iter(reports)
        while batch := list(islice(stream, self.settings.parsing.batch)):
            checked = [self._check(item) for item in batch]
            parses = self.parse.parse(
                (r for r in checked if isinstance(r, Report)),
                skim=self.settings.parsing.skim,
            )
            for item in checked:
                if isinstance(item, Report):
                    with undisturbed():
                        record = self._record(next(parses))
                    yield record
                else:
                    yield item

    def between(self, report: Report, a: Span, b: Span) -> Relation:
        """Tell what the party at span `a` does to the one at span `b`.

        There is always an answer; its score says what it is worth.

        Raises:
            ValueError: A span does not lie in the text, or the text has no sentence.
        """
        for span in (a, b):
            if report.text[span.start : span.end] != span.text:
                raise ValueError(f"{span} is not in the text of report {report.id}")
        parse = next(self.parse.parse([report]))
        if not parse.sentences:
            raise ValueError(f"report {report.id} has no sentence to look at")
        sentence = best_sentence(parse, a, b)
        pair = read_pair(parse, sentence, a, b)
        signs = self.find.signs(parse, sentence, pair.heads)
        return relate(signs, pair, self.lexicon, self.find.codebook)

    def explain(self, report: Report) -> tuple[Explained, ...]:
        """Tell of each sentence which events it gave, and why other words gave none.

            for one in Coder().explain(make_report("Rebels struck a pose in Lima.")):
                print(one.sentence.text, one.events, one.unread)

        Args:
            report: A report, or a sentence that `make_report` made one of.
        """
        parse = next(self.parse.parse([report]))
        acts = self.find(parse)
        events = self.write(parse, acts)
        left_out = (*self.write.left_out(parse, acts), *self._unsure(events))
        kept = [e for e in events if e.confidence >= self._least]
        return tuple(
            Explained(
                sentence=span,
                events=tuple(e for e in kept if _within(e.trigger, span)),
                unread=tuple(
                    sorted(
                        (
                            *(u for u in left_out if _within(u.words, span)),
                            *self.find.unread(parse, s),
                        ),
                        key=lambda unread: unread.words.start,
                    )
                ),
            )
            for s in parse.sentences
            for span in (report.cut(s.start, s.end),)
        )

    def circumstances(
        self, report: Report, words: Iterable[Span]
    ) -> tuple[Circumstances, ...]:
        """Tell of each of some words when and where it was that they tell of.

        They may name anything that happens, whether it is an event for the coder or
        not. What stands in no sentence, as in a headline, is of the day that the first
        sentence tells.
        """
        parse = next(self.parse.parse([report]))
        acts = self.find(parse)
        events = self.write(parse, acts)
        return tuple(self._told(parse, acts, events, span) for span in words)

    def _told(
        self,
        parse: Parse,
        acts: tuple[Act, ...],
        events: tuple[Event, ...],
        words: Span,
    ) -> Circumstances:
        """When and where one thing was: as an event, an act, or whatever it is."""
        event = next((e for e in events if e.trigger.overlaps(words)), None)
        if event:
            dates, place = event.dates, event.place
        else:
            named = (a for a in acts if a.trigger.overlaps(words))
            act = next(named, None) or act_at(parse, words, self.lexicon)
            dates, place = self.write.circumstances(parse, act)
        return Circumstances(words=words, event=event, dates=dates, place=place)

    @property
    def _least(self) -> float:
        return self.settings.events.least_confidence

    def _unsure(self, events: tuple[Event, ...]) -> Iterator[Unread]:
        """The events that are dropped because too little speaks for them."""
        for event in events:
            if event.confidence < self._least:
                reason = (
                    f"{event.type} with confidence {event.confidence}, less than the"
                    f" {self._least} that the settings ask for"
                )
                yield Unread(words=event.trigger, reason=reason)

    def _check(self, item: Report | Failure) -> Report | Record:
        """A report that can be coded, or the record that says why it is not."""
        longest = self.settings.parsing.longest
        if isinstance(item, Failure):
            return Record(report=None, events=(), statements=(), failure=item)
        if item.language != "en":
            reason = f"its language is '{item.language}'; only English is coded"
            return _refused(item, "language", reason, "translate it and add that")
        if len(item.text) > longest:
            reason = f"the text has {len(item.text):,} characters"
            remedy = f"split it, or raise [parsing] longest (now {longest:,})"
            return _refused(item, "parsing", reason, remedy)
        return item

    def _record(self, parse: Parse) -> Record:
        acts = self.find(parse)
        events = self.write(parse, acts)
        kept = tuple(e for e in events if e.confidence >= self._least)
        statements, events = self.state(parse, kept)
        return Record(
            report=parse.report,
            events=events,
            statements=statements,
            failure=None,
        )


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let nothing look for garbage while one report is coded.

    What a report leaves behind is freed at once, but while it is at hand a look at it
    finds nothing to free: measured, 6 % of the coder's time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def coder_version(settings: Settings | None = None) -> str:
    """The version of the coder that settings give: its own, and that of its data."""
    data = (settings or Settings()).data
    hashes = (
        f"codebook {fingerprint(_folder(data.codebook, 'codebook', 'plover'))}",
        f"lexicon {fingerprint(_folder(data.lexicon, 'lexicon', 'en'))}",
        f"actors {fingerprint(data_path('actors'), chosen_path(data.actors))}",
        f"places {fingerprint(data_path('places'), chosen_path(data.places))}",
        f"dates {fingerprint(data_path('dates'))}",
    )
    return " ".join((f"dragoman {__version__}", *hashes))


def _refused(report: Report, room: str, reason: str, remedy: str) -> Record:
    """The record of a report that is kept and not coded."""
    failure = Failure(
        room=room,
        source=report.url or report.source or report.given_id or report.id,
        line=None,
        given_id=report.given_id,
        reason=reason,
        remedy=remedy,
    )
    return Record(report=report, events=(), statements=(), failure=failure)


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start < outer.end


def _folder(chosen: str | None, *default: str) -> Path:
    return Path(chosen) if chosen else data_path(*default)
