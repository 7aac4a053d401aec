"""See what people say of events, hand it out as gold, and learn from it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, cast, get_args

import typer
from rich.console import Console

from dragoman.cli.filters import EventFilters, choices
from dragoman.cli.options import AsJson, At, OutFile
from dragoman.cli.spreading import spread
from dragoman.errors import UnknownChoice
from dragoman.show.streams import json_line, keep_out_of, open_out, print_json, say

By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Only of this reviewer.")
]
FormName = Annotated[
    str,
    typer.Option(
        "--form",
        metavar="TASK",
        help="For which task of `evaluate`: reviewed, or relations.",
    ),
]
NewLexicon = Annotated[
    Path,
    typer.Option("--out", "-o", metavar="FOLDER", help="The folder for the lexicon."),
]
Times = Annotated[
    int,
    typer.Option(
        "--times",
        metavar="NUMBER",
        min=1,
        help="How often a reviewed event counts beside one of our sentences.",
    ),
]


@spread
def list_(*, at: At, by: By = None, json: AsJson = False) -> None:
    """List what people said of events, and what holds now.

    With --json every decision ever made is a line, those that were taken back among
    them.

    [bold]Examples[/bold]

        dragoman reviews list kenya/

        dragoman reviews list kenya/ --by Ann --json > decisions.jsonl
    """
    from dragoman.reviews import Reviews
    from dragoman.show.reviewing import draw_reviewed

    reviews = Reviews(at.open())
    if json:
        for decision in reviews.decisions():
            if by in (None, decision.by):
                say(json_line(decision).rstrip())
        return
    found = [one for one in reviews.all() if by is None or by in one.by]
    for one in found:
        say(draw_reviewed(one))
    noun = "event" if len(found) == 1 else "events"
    Console(stderr=True, highlight=False).print(f"{len(found):,} {noun}", style="dim")


@spread
def figures(*, at: At, which: EventFilters, json: AsJson = False) -> None:
    """Say how right the coder is, and how far reviewers agree.

    How right it is comes from the random sample alone, with the interval in which the
    share of the whole archive lies 95 times in 100.

    [bold]Examples[/bold]

        dragoman reviews figures kenya/

        dragoman reviews figures kenya/ --type PROTEST --json
    """
    from dragoman.reviews import Reviews
    from dragoman.show.reviewing import draw_figures

    reviews = Reviews(at.open())
    accuracy, concords = reviews.accuracy(choices(which)), reviews.concords()
    if json:
        print_json({"accuracy": accuracy, "concords": concords})
    else:
        Console().print(draw_figures(accuracy, concords))


@spread
def export(*, at: At, out: OutFile = None, form: FormName = "reviewed") -> None:
    """Write what was reviewed as a gold file, which `evaluate` reads.

    What reviewers disagree about is left out until somebody settles it.

    [bold]Examples[/bold]

        dragoman reviews export kenya/ --out gold.jsonl

        dragoman reviews export kenya/ --form relations --out sentences.jsonl
    """
    from dragoman.reviews import Reviews
    from dragoman.reviews.gold import Form, gold

    if form not in get_args(Form):
        raise UnknownChoice("form of gold", form, get_args(Form))
    archive = at.open()
    keep_out_of(out, at.archive)
    lines = 0
    with open_out(out) as stream:
        for row in gold(archive, Reviews(archive), cast(Form, form)):
            stream.write(json_line(row))
            lines += 1
    if out:
        console = Console(stderr=True, highlight=False)
        console.print(f"{lines:,} lines -> {out}", soft_wrap=True)


@spread
def learn(*, at: At, out: NewLexicon, times: Times = 5, json: AsJson = False) -> None:
    """Learn from what was reviewed: write a lexicon whose weights are learnt anew.

    It is learnt from our training sentences and from the reviewed events together, and
    used by the other commands with --settings, where [data] lexicon names the folder.
    How much it helps is measured on lots that were left out.

    [bold]Example[/bold]

        dragoman reviews learn kenya/ --out mine/lexicon
    """
    from dragoman.learning.reviewed import learn_from
    from dragoman.reviews import Reviews
    from dragoman.reviews.gold import gold_reports
    from dragoman.show.reviewing import draw_gain

    archive = at.open()
    keep_out_of(out, at.archive)
    reviewed = gold_reports(archive, Reviews(archive))
    with Console(stderr=True).status("reading our sentences and reviewed reports …"):
        gain = learn_from(reviewed, out, times=times)
    if json:
        print_json(gain)
    else:
        Console().print(draw_gain(gain, out))
