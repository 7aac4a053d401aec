"""Tell of a report who is in it, and where: the chains of its mentions."""

from __future__ import annotations

from dragoman.records import Chain, Mention, Parse


def chains_of(parse: Parse) -> tuple[Chain, ...]:
    """All that a report mentions, each with all its mentions, in order of the first.

        parse = next(Coder().parse.parse([make_report("Ann Roe said she would go.")]))
        chains_of(parse)[0].mentions  # "Ann Roe" and "she"

    What is mentioned once is a chain of one. Things are told as well as parties; see
    `Chain.kind`.
    """
    groups: dict[int, list[Mention]] = {}
    for mention in parse.mentions:
        groups.setdefault(mention.chain, []).append(mention)
    return tuple(_chain(parse, mentions) for mentions in groups.values())


def _chain(parse: Parse, mentions: list[Mention]) -> Chain:
    best = _fullest(parse, mentions)
    together = next((m for m in mentions if len(m.antecedents) > 1), None)
    members = tuple(
        parse.mentions[index].words.text
        for index in (together.antecedents if together else ())
    )
    return Chain(
        name=" and ".join(members) or best.words.text,
        kind=best.kind,
        mentions=tuple(mention.words for mention in mentions),
        members=members,
    )


def _fullest(parse: Parse, mentions: list[Mention]) -> Mention:
    """The mention that the others point back to; the first where none does."""
    inside = {mention.index for mention in mentions}
    named = (i for m in mentions for i in m.antecedents if i in inside)
    index = next(named, mentions[0].index)
    return parse.mentions[index]
