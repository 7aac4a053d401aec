"""Draw what people say of events, how right the coder is, and what was learnt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from dragoman.learning.reviewed import Gain
    from dragoman.reviews import Reviewed
    from dragoman.reviews.accuracy import Accuracy
    from dragoman.reviews.agreement import Concord, Share

SHOWN_ID = 10


def draw_reviewed(one: Reviewed) -> str:
    """An event that was judged, in one line: both what the coder and reviewers say."""
    by = f"reviewed by {', '.join(one.by)}"
    head = f"{one.item[:SHOWN_ID]} {by}"
    if one.disputed:
        return f"{head}: they disagree about {', '.join(one.disputed)}"
    if one.machine is None:
        told = f"{one.now.type} at “{one.now.trigger.text}”" if one.now else "no event"
        return f"{head}: added {told}"
    said = f"machine said {one.machine.type} at “{one.machine.trigger.text}”"
    if one.now is None:
        return f"{head}: {said}; no such event"
    told = "; ".join(f"{c.field} {c.machine} → {c.reviewed}" for c in one.changes)
    return f"{head}: {said}; {told or 'right'}"


def draw_figures(accuracy: Accuracy, concords: Sequence[Concord]) -> RenderableType:
    """How right the coder is, and how far reviewers agree."""
    parts: list[RenderableType] = [
        Text(f"{accuracy.judged:,} of {accuracy.sample:,} events of the sample judged")
    ]
    if accuracy.judged:
        parts.append(_draw_accuracy(accuracy))
    twice = [one for one in concords if one.items]
    if twice:
        parts.append(_draw_concords(twice))
    return Group(*parts)


def _draw_accuracy(accuracy: Accuracy) -> Table:
    table = _table("How right the coder is", ("what", "right", "from", "to", "of"))
    rows = {"is an event": accuracy.events, "right in every field": accuracy.whole}
    for name, share in (rows | accuracy.fields).items():
        table.add_row(name, *_cells(share))
    return table


def _draw_concords(concords: Sequence[Concord]) -> Table:
    pairs = concords[0].pairs
    columns = ("what", "judged twice", "alike", "alpha")
    kappas = tuple(f"kappa {pair.one}, {pair.other}" for pair in pairs)
    table = _table("How far reviewers agree", columns + kappas)
    for one in concords:
        told = {(pair.one, pair.other): pair.kappa for pair in one.pairs}
        table.add_row(
            one.field,
            f"{one.items:,}",
            _percent(one.same),
            _number(one.alpha),
            *(_number(told.get((pair.one, pair.other))) for pair in pairs),
        )
    return table


def draw_gain(gain: Gain, folder: Path) -> RenderableType:
    """What was learnt, and how to use it."""
    table = _table("Told right from wrong", ("weights", "right", "loss"))
    before, after = gain.surprise_before, gain.surprise_after
    table.add_row("of today", _percent(gain.told_before), f"{before:.3f}")
    table.add_row("learnt anew", _percent(gain.told_after), f"{after:.3f}")
    said = (
        f"Learnt from {gain.judged:,} reviewed events, {gain.right:,} of them right;"
        " each lot judged by weights learnt without it. To use it:"
    )
    return Group(table, Text(said), Text(f'[data]\nlexicon = "{folder.absolute()}"'))


def _cells(share: Share) -> tuple[str, ...]:
    ends = (share.low, share.high) if share.of else (None, None)
    return (_percent(share.value), *map(_percent, ends), f"{share.of:,}")


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.0f} %"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _table(title: str, columns: Sequence[str]) -> Table:
    """An empty table, its numbers to the right."""
    table = Table(title=title, title_justify="left", title_style="bold")
    for number, name in enumerate(columns):
        table.add_column(name, justify="left" if number == 0 else "right")
    return table
