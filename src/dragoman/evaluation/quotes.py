"""Task `quotes`: who said what.

Gold is text of our own (see `marked_quotes`) or JSON lines: `{"id", "text", "quotes":
[{"start", "end", "speaker_span": {"start", "end", "text"}}]}`, with the content of each
attribution, from its first character to its last even where the cue stands inside it
(`fragments` has the pieces), and its source if the text names one. Content of ours and
marked content are paired one to one, those first that share most. A pair counts at an
overlap of 0.5 (0.8) if what both share is at least that part of what they cover
together, in characters. A speaker is right if the words, or those that a pronoun of
ours points back to, touch the marked source; where none is marked, if we name none.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from dragoman.evaluation.gold import (
    Marked,
    file_hash,
    gold_report,
    locate,
    read_gold,
)
from dragoman.evaluation.marked_quotes import (
    Quote,
    QuotedReport,
    read_marked_quotes,
)
from dragoman.evaluation.measures import Tally, add, tally_figures
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result
from dragoman.records import Failure, Report, Span, Statement

HALF: Final = 0.5
MOST: Final = 0.8


class Pair(msgspec.Struct, frozen=True):
    """A marked attribution and the statement of ours that shares most with it."""

    quote: Quote
    statement: Statement
    overlap: float

    @property
    def speaker_right(self) -> bool:
        """Whether the speaker is the marked one."""
        wanted, speakers = self.quote.speaker_span, self.statement.speakers
        if wanted is None:
            return not speakers
        return any(
            span is not None and span.start < wanted.end and wanted.start < span.end
            for speaker in speakers
            for span in (speaker.words, speaker.antecedent)
        )


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Score the statements of reports."""
    marked = _read(path, options)
    reports = [gold_report(row.text, id=row.id, published=row.date) for row in marked]
    rows = [_cleaned(row, report) for row, report in zip(marked, reports, strict=True)]
    judged = list(zip(rows, coder.code_many(reports), strict=True))
    paired = [pairs(row.quotes, record.statements) for row, record in judged]
    tallies = {
        least: add(
            Tally(
                right=sum(pair.overlap >= least for pair in found),
                found=len(record.statements),
                wanted=len(row.quotes),
            )
            for found, (row, record) in zip(paired, judged, strict=True)
        )
        for least in (HALF, MOST)
    }
    matched = [pair for found in paired for pair in found if pair.overlap >= HALF]
    right = sum(pair.speaker_right for pair in matched)
    return Result(
        task="quotes",
        file=path.name,
        sha256=file_hash(path),
        figures=(
            *tally_figures("content at 0.5", tallies[HALF]),
            *tally_figures("content at 0.8", tallies[MOST]),
            Figure(
                name="speaker right on matched",
                value=right / len(matched) if matched else 0.0,
                of=len(matched),
            ),
        ),
        tables=(),
        items=tuple(
            item
            for row, found in zip(rows, paired, strict=True)
            for item in _judged(row, found)
        ),
    )


def _read(path: Path, options: Options) -> tuple[QuotedReport, ...]:
    """The reports of a gold file, in whichever form it has."""
    if path.suffix == ".txt":
        return read_marked_quotes(path)[: options.limit]
    return tuple(
        msgspec.structs.replace(row, quotes=tuple(q.whole() for q in row.quotes))
        for row in read_gold(path, QuotedReport, options)
    )


def _cleaned(row: QuotedReport, report: Report | Failure) -> QuotedReport:
    """A marked report as it is coded: cleaning joins letters with their accents."""
    if not isinstance(report, Report) or report.text == row.text:
        return row
    quotes = tuple(_moved(quote, row.text, report) for quote in row.quotes)
    return msgspec.structs.replace(row, text=report.text, quotes=quotes)


def _moved(quote: Quote, text: str, report: Report) -> Quote:
    """A marked attribution where its words stand in the cleaned text."""
    words = text[quote.start : quote.end]
    content = locate(report, Marked(quote.start, quote.end, words))
    source = quote.speaker_span
    speaker = locate(report, source) if source else None
    if content is None or (source and speaker is None):
        return quote
    return Quote(
        content.start,
        content.end,
        Marked(speaker.start, speaker.end, speaker.text) if speaker else None,
    )


def pairs(quotes: tuple[Quote, ...], ours: tuple[Statement, ...]) -> tuple[Pair, ...]:
    """Pair marked attributions with statements, those first that share most."""
    shares = sorted(
        (
            (-overlap(quote, statement.content), n, m)
            for n, quote in enumerate(quotes)
            for m, statement in enumerate(ours)
            if quote.start < statement.content.end
            and statement.content.start < quote.end
        ),
    )
    taken: set[int] = set()
    used: set[int] = set()
    found = []
    for share, n, m in shares:
        if n not in taken and m not in used:
            taken.add(n)
            used.add(m)
            found.append(Pair(quotes[n], ours[m], -share))
    return tuple(found)


def overlap(quote: Quote, content: Span) -> float:
    """What both share, as a part of what they cover together.

    >>> overlap(Quote(0, 10), Span(start=5, end=10, text="world"))
    0.5
    """
    shared = min(quote.end, content.end) - max(quote.start, content.start)
    both = max(quote.end, content.end) - min(quote.start, content.start)
    return max(0, shared) / both if both else 0.0


def _judged(row: QuotedReport, found: tuple[Pair, ...]) -> Iterator[Item]:
    """Each marked attribution judged."""
    by_quote = {(pair.quote.start, pair.quote.end): pair for pair in found}
    for number, quote in enumerate(row.quotes):
        pair = by_quote.get((quote.start, quote.end))
        content = pair.statement.content if pair else None
        yield Item(
            id=f"{row.id}/{number}",
            gold=(("content", quote.start, quote.end),),
            predicted=(("content", content.start, content.end),) if content else (),
            score=pair.overlap if pair else 0.0,
        )
