"""Tell which entries of the lexicon real texts use, and which of their words none has.

    python bench/lexicon_use.py FILE... [--most 60] [--unused] [--json]

Counted are the entries that read a word best, those that are no event included. Of
the words that no entry has, those are counted that may tell acts: verbs whose subject
or object is a party, and nouns that belong to a party or have "by" or "against" behind
them. Words that only carry or attribute ("begin", "say") are covered.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from rich.console import Console
from rich.progress import track
from rich.table import Table

from dragoman.coder import Coder
from dragoman.events.dependents import preps_of
from dragoman.events.frames import PARTIES
from dragoman.knowledge.lexicon import Lexicon
from dragoman.records import Parse, Report, Sentence
from dragoman.reports import read

BEHIND = ("by", "against", "between")


class Use(msgspec.Struct, kw_only=True):
    """What was counted.

    Attributes:
        reports: How many reports were read.
        words: How many words they have.
        entries: How many entries the lexicon has.
        used: How often each entry was the best reading, by its source.
        verbs: How often each verb that no entry has stands with a party.
        nouns: How often each noun that no entry has belongs to a party.
    """

    reports: int = 0
    words: int = 0
    entries: int = 0
    used: Counter[str] = msgspec.field(default_factory=Counter)
    verbs: Counter[str] = msgspec.field(default_factory=Counter)
    nouns: Counter[str] = msgspec.field(default_factory=Counter)


def count_use(reports: Iterable[Report], coder: Coder) -> Use:
    """Count over some reports."""
    use = Use(entries=sum(map(len, coder.lexicon.frames.values())))
    known = covered(coder.lexicon)
    for parse in coder.parse.parse(reports):
        use.reports += 1
        for s in parse.sentences:
            use.words += len(s.words)
            trials = coder.find.trials(parse, s).values()
            use.used.update(t.match.frame.source for t in trials if t.match)
            use.verbs.update(v for v in _verbs(parse, s) if ("v", v) not in known)
            use.nouns.update(n for n in _nouns(parse, s) if ("n", n) not in known)
    return use


def covered(lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """The words that the lexicon knows in some part, with their part of speech."""
    verbs = {verb for verb, _ in lexicon.light} | set(lexicon.speech)
    for section in lexicon.through.values():
        verbs.update(section)
    passing = {("v", word) for word in verbs} | {("n", word) for word in verbs}
    frames = {
        (frame.pos, frame.lemma) for found in lexicon.frames.values() for frame in found
    }
    named = {
        ("n", word)
        for found in lexicon.frames.values()
        for frame in found
        for slot in frame.slots
        for words in slot.words
        for word in words
    }
    return frozenset(passing | frames | named)


def _verbs(parse: Parse, s: Sentence) -> Iterator[str]:
    """The verbs that have a party for a subject or object."""
    for row, pos in enumerate(s.pos):
        around = s.labelled(row, "nsubj", "nsubjpass", "dobj")
        if pos == "VERB" and any(_is_party(parse, s, r) for r in around):
            yield s.lemmas[row]


def _nouns(parse: Parse, s: Sentence) -> Iterator[str]:
    """The nouns that belong to a party, or have one behind "by" or "against"."""
    for row, pos in enumerate(s.pos):
        if pos != "NOUN" or _is_party(parse, s, row):
            continue
        owners = s.labelled(row, "poss")
        behind = tuple(r for name, r in preps_of(s, row) if name in BEHIND)
        if any(_is_party(parse, s, r) for r in owners + behind):
            yield s.lemmas[row]


def _is_party(parse: Parse, s: Sentence, row: int) -> bool:
    mention = parse.mention_at(s.index, row)
    return mention is not None and mention.kind in PARTIES


def draw(use: Use, entries: Iterable[str], most: int) -> Iterator[Table]:
    """Tables of it: how many are used, and the commonest words without entry."""
    head = Table("what", "number", title="The lexicon on real texts")
    head.add_row("reports", f"{use.reports:,}")
    head.add_row("words", f"{use.words:,}")
    head.add_row("entries", f"{use.entries:,}")
    head.add_row("entries used", f"{len(use.used):,}")
    head.add_row("entries never used", f"{use.entries - len(use.used):,}")
    yield head
    for title, counted in (("Verbs", use.verbs), ("Nouns", use.nouns)):
        table = Table("word", "times", title=f"{title} that no entry has")
        for word, times in counted.most_common(most):
            table.add_row(word, str(times))
        yield table
    unused = list(entries)
    if unused:
        table = Table("entry", title="Entries never used")
        for entry in unused:
            table.add_row(entry)
        yield table


def main() -> None:
    """Read the options, count and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+")
    parser.add_argument("--most", type=int, default=60, help="words of each kind")
    parser.add_argument("--unused", action="store_true", help="list them all")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    coder = Coder()
    console = Console(stderr=True)
    found = track(read(*options.files), "reading …", console=console, transient=True)
    use = count_use((r for r in found if isinstance(r, Report)), coder)
    if options.json:
        sys.stdout.write(msgspec.json.encode(use).decode() + "\n")
        return
    frames = [f for found in coder.lexicon.frames.values() for f in found]
    unused = [f"{f.source}  {f.text}" for f in frames if f.source not in use.used]
    for table in draw(use, sorted(unused) if options.unused else (), options.most):
        Console().print(table)


if __name__ == "__main__":
    main()
