"""Task `stories`: are the reports, and the events, of one happening brought together?

A line is `{"id", "cluster_id", "text", "mentions"}`. Reports with one `cluster_id` are
about one happening. A mention, `{"start", "end", "text", "tag", "validated_sentence"}`,
names an event; mentions with one `coref` name the same event, those without one an
event of their own. Only mentions in validated sentences are judged, for in others
not all were marked.

Two figures tell of events: over all that people marked, of which our codebook knows
only a part; and over those marked events that the coder found too, which tells how
well they are linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from dragoman.evaluation.chains import Groups, b_cubed, conll, grouped, pairwise
from dragoman.evaluation.gold import Marked, file_hash, gold_report, locate, read_gold
from dragoman.evaluation.measures import per_cent, tally_figures
from dragoman.evaluation.task import Coding, Figure, Item, Options, Result, Table
from dragoman.records import Record
from dragoman.records.report import Frozen
from dragoman.stories.linking import Links, link


class Mention(msgspec.Struct, frozen=True):
    """Words that name an event."""

    start: int
    end: int
    text: str
    tag: str = "ACTION_OCCURRENCE"
    validated_sentence: bool = True
    coref: str | None = None
    coref_type: str | None = None


class StoryReport(msgspec.Struct, frozen=True):
    """A report, the happening it is about, and the events it mentions."""

    id: str
    cluster_id: str
    text: str
    mentions: tuple[Mention, ...] = ()


class Chains(Frozen, frozen=True, kw_only=True):
    """Events by what they are, as people and as we group them.

    Attributes:
        gold: Each judged mention and its chain.
        found: Each event of ours in a validated sentence and its story.
    """

    gold: tuple[tuple[str, str], ...]
    found: tuple[tuple[str, str], ...]


def score(path: Path, coder: Coding, options: Options) -> Result:
    """Code the reports, link them, and compare."""
    rows = read_gold(path, StoryReport, options)
    reports = [gold_report(row.text, id=row.id) for row in rows]
    records = tuple(coder.code_many(reports))
    links = link(records)
    coverage = _coverage(rows, records, links)
    chains = read_chains(rows, records, links)
    gold = grouped((row.id, row.cluster_id) for row in rows)
    found = grouped(coverage.items())
    return Result(
        task="stories",
        file=path.name,
        sha256=file_hash(path),
        figures=(*_report_figures(gold, found), *_event_figures(chains)),
        tables=(_worst(gold, found),),
        items=tuple(_item(row, rows, coverage) for row in rows),
    )


def _coverage(
    rows: Sequence[StoryReport], records: Sequence[Record], links: Links
) -> dict[str, str]:
    """The happening we put each report under; each failure is one of its own."""
    group = {report: members[0] for members in links.coverage for report in members}
    return {
        row.id: group[record.report.id] if record.report else f"failed {row.id}"
        for row, record in zip(rows, records, strict=True)
    }


def read_chains(
    rows: Sequence[StoryReport], records: Sequence[Record], links: Links
) -> Chains:
    """Find which of our events stand for which mentions."""
    story = {event: members[0] for members in links.stories for event in members}
    gold: list[tuple[str, str]] = []
    found: list[tuple[str, str]] = []
    for row, record in zip(rows, records, strict=True):
        marked = {
            f"{row.id} {n}": mention
            for n, mention in enumerate(row.mentions)
            if mention.validated_sentence
        }
        gold += [(name, chain_of(row, name, m)) for name, m in marked.items()]
        named = name_events(record, marked)
        found += [(name, story.get(event, event)) for event, name in named.items()]
    return Chains(gold=tuple(gold), found=tuple(found))


def chain_of(row: StoryReport, name: str, mention: Mention) -> str:
    """The event that a mention names."""
    if mention.coref is None:
        return name
    inside = mention.coref_type == "INTRA_DOC_COREF"
    return f"{row.id} {mention.coref}" if inside else mention.coref


def name_events(record: Record, marked: dict[str, Mention]) -> dict[str, str]:
    """The mention that the trigger of each event overlaps, one event a mention.

    An event that overlaps none is left out: people marked what happens in a
    sentence, and not the states and asks of our codebook that they left out.
    """
    if record.report is None:
        return {}
    found: dict[str, str] = {}
    for name, mention in marked.items():
        words = Marked(mention.start, mention.end, mention.text)
        span = locate(record.report, words)
        if span is None:
            continue
        for event in record.events:
            if event.id not in found and event.trigger.overlaps(span):
                found[event.id] = name
                break
    return found


def _report_figures(gold: Groups, found: Groups) -> tuple[Figure, ...]:
    scores = b_cubed(gold, found)
    count = sum(len(group) for group in gold)
    parts = {
        "F1": scores.f1,
        "precision": scores.precision,
        "recall": scores.recall,
    }
    return (
        *(
            Figure(name=f"reports B-cubed {name}", value=value, of=count)
            for name, value in parts.items()
        ),
        *tally_figures("reports pairwise", pairwise(gold, found)),
    )


def _event_figures(chains: Chains) -> tuple[Figure, ...]:
    gold, found = dict(chains.gold), dict(chains.found)
    both = {name: gold[name] for name in found}
    parts = {
        "events CoNLL F1 of those found": (both, found),
        "events CoNLL F1 of all": (gold, found),
    }
    figures = [
        Figure(
            name=name,
            value=conll(grouped(wanted.items()), grouped(said.items())),
            of=len(wanted),
        )
        for name, (wanted, said) in parts.items()
    ]
    linked = pairwise(grouped(both.items()), grouped(found.items()))
    return (*figures, *tally_figures("events pairwise of those found", linked))


def _worst(gold: Groups, found: Groups) -> Table:
    """The happenings that were broken up or mixed most."""
    place = {thing: group for group in found for thing in group}
    rows = []
    for group in gold:
        parts = sorted({place[thing] for thing in group}, key=lambda p: -len(p & group))
        foreign = len(parts[0] - group)
        if len(parts) > 1 or foreign:
            name = min(group)
            rows.append((name, len(group), len(parts), foreign))
    rows.sort(key=lambda row: (-row[2] - row[3], row[0]))
    return Table(
        title="Happenings that were broken up or mixed",
        columns=("with report", "reports", "parts", "of others in the largest"),
        rows=tuple(tuple(str(cell) for cell in row) for row in rows[:12]),
    )


def _item(
    row: StoryReport, rows: Sequence[StoryReport], coverage: dict[str, str]
) -> Item:
    """The reports put together with one, and the share of them that belongs there."""
    mine = coverage[row.id]
    others = [other for other in rows if coverage[other.id] == mine]
    right = sum(other.cluster_id == row.cluster_id for other in others)
    return Item(
        id=row.id,
        gold=row.cluster_id,
        predicted=tuple(sorted(other.id for other in others)),
        score=float(per_cent(right / len(others))) / 100,
    )
