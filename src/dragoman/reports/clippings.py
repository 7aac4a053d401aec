"""Read what databases of newspapers save: many articles in one text file.

Nexis and Factiva let their readers download articles as text. Between and within
the articles stand lines of the database's own, which say headline, paper and day:

    Nexis               2 of 3 DOCUMENTS … LENGTH: 212 words … LOAD-DATE: …
    Nexis Uni           headline, paper, day, … Length: … Body … End of Document
    Factiva             headline, 212 words, 14 February 2020, paper, … Document XY0000
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports.days import read_day
from dragoman.reports.decoding import decode
from dragoman.reports.kinds import CLIPPING_LENGTH, NEXIS_COUNT, UNI_BODY
from dragoman.reports.options import ReadOptions
from dragoman.reports.parts import Part, whole
from dragoman.reports.rows import Row, failure, make_row

# A download holds up to a thousand articles.
MOST: Final = 100_000_000
_UNI_END: Final = re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE)
_FACTIVA_END: Final = re.compile(r"^Document [A-Z]{2,8}[0-9a-z]{15,30}[ \t]*$", re.M)
_LABEL: Final = re.compile(
    r"[ \t]*([A-Z][A-Za-z-]{2,20}(?: [A-Z][A-Za-z]+)?):[ \t]*(.*)"
)
_ABOVE: Final = frozenset(
    "byline section length dateline highlight source headline title series graphic"
    " body copyright correction-date".split()
)
_BELOW: Final = frozenset(
    "load-date language publication-type graphic subject organization geographic"
    " country person company ticker industry classification document-type journal-code"
    " correction notes url url-link photo-credit".split()
)
_RIGHTS: Final = re.compile(
    r"[ \t]*(?:Copyright\b|\(c\)|©|All Rights Reserved)", re.IGNORECASE
)
_DAY: Final = re.compile(r"[A-Z]\w+ \d{1,2}, \d{4}|\d{1,2} [A-Z]\w+ \d{4}")
_LONGEST_DAY: Final = 80
# Headlines are short, and so is what stands above an article.
_HEAD_LINES: Final = 25


def read_clippings(part: Part, options: ReadOptions) -> Iterator[Report | Failure]:
    """Read the articles of a download, one report for each.

    Raises:
        BadInput: It is too long, or no article can be told in it.
    """
    text = decode(whole(part, MOST), part.source).replace("\r\n", "\n")
    articles, read = _split(text)
    number = 0
    for number, article in enumerate(articles, 1):
        source = f"{part.source}!/{number}"
        row = read(article)
        if not row.text.strip():
            remedy = "look whether its text was saved with it"
            yield failure(BadInput(source, found="it has no text", remedy=remedy))
            continue
        row.id = f"{part.path}#{number}"
        yield make_row(row, source, part.line, options)
    if not number:
        found = "no article can be told in it"
        raise BadInput(part.source, found=found, remedy="save one article in each file")


def _split(text: str) -> tuple[list[str], Callable[[str], Row]]:
    """The articles of a download, and what reads one of them."""
    if NEXIS_COUNT.search(text):
        return NEXIS_COUNT.split(text)[1:], _read_nexis
    if _FACTIVA_END.search(text):
        return [
            a for a in _FACTIVA_END.split(text) if CLIPPING_LENGTH.search(a)
        ], _read_factiva
    found = _UNI_END.split(text)
    return [article for article in found if UNI_BODY.search(article)], _read_uni


def _read_nexis(article: str) -> Row:
    """An article of the older Nexis: paper, day and headline stand in the middle."""
    lines = article.split("\n")
    above = [n for n, line in enumerate(lines[:_HEAD_LINES]) if _label(line) in _ABOVE]
    first = _past_labels(lines, above[-1]) if above else 0
    head = _blocks(lines[: above[0] if above else _HEAD_LINES])
    dated = next((n for n, block in enumerate(head) if _day(block)), None)
    if not above:
        # Without any label the text goes on behind the headline.
        return Row(text="\n".join(lines), published=_day("\n".join(head)) or None)
    paper = [b for b in head[:dated] if not _RIGHTS.match(b)] if dated else []
    title = head[dated + 1 :] if dated is not None else head
    return Row(
        text=_without_tail(lines[first:]),
        title=" ".join(title[:1]) or None,
        published=_day(head[dated]) if dated is not None else None,
        source=paper[-1] if paper else None,
        author=_said(lines, "byline"),
    )


def _read_uni(article: str) -> Row:
    """An article of Nexis Uni: headline, paper and day stand in lines of their own."""
    top, _, rest = article.partition(UNI_BODY.search(article)[0])  # type: ignore[index]
    lines = top.split("\n")
    head = [line.strip() for line in lines if line.strip() and not _label(line)]
    # Above the first article may stand a cover with the day of the download.
    dated = next((n for n in reversed(range(len(head))) if _day(head[n])), None)
    return Row(
        text=_without_tail(rest.split("\n")),
        title=head[max(dated - 2, 0)] if dated else None,
        published=_day(head[dated]) if dated is not None else None,
        source=head[dated - 1] if dated and dated > 1 else None,
        author=_said(lines, "byline"),
    )


def _read_factiva(article: str) -> Row:
    """An article of Factiva: above its text headline, length, day, paper, rights."""
    lines = article.strip("\n").split("\n")
    at = next(n for n, line in enumerate(lines) if CLIPPING_LENGTH.fullmatch(line))
    head = _blocks(lines[:at])
    dated = next((n for n in range(at + 1, len(lines)) if _day(lines[n])), at)
    rights = (n for n in range(dated, len(lines)) if _RIGHTS.match(lines[n]))
    first = next(rights, dated) + 1
    by = next((b[3:] for b in head if b.startswith("By ")), None)
    titles = [b for b in head if not b.startswith("By ")]
    # Between length and day may stand the hour; behind the day stands the paper.
    papers = [n for n in lines[dated + 1 :] if not re.fullmatch(r"[\d:\s]*", n)]
    return Row(
        text="\n".join(lines[first:]).strip("\n"),
        title=titles[-1] if titles else None,
        published=_day(lines[dated]) or None,
        source=papers[0].strip() if papers else None,
        author=by,
    )


def _label(line: str) -> str:
    """The label that a line begins with, in lower case: "LENGTH: 212 words"."""
    found = _LABEL.match(line)
    return found[1].lower() if found else ""


def _said(lines: list[str], label: str) -> str | None:
    """What stands behind a label."""
    for line in lines[:_HEAD_LINES]:
        if _label(line) == label:
            return line.partition(":")[2].strip() or None
    return None


def _past_labels(lines: list[str], last: int) -> int:
    """The line at which the text starts: behind the last label's paragraph."""
    after = range(last, len(lines))
    return next((n for n in after if not lines[n].strip()), len(lines))


def _blocks(lines: list[str]) -> list[str]:
    """The paragraphs of some lines, each on one line."""
    joined = "\n".join(line.strip() for line in lines)
    return [" ".join(b.split()) for b in re.split(r"\n\s*\n", joined) if b.strip()]


def _day(words: str) -> str:
    """The day in a short line; of "March 5, 2024 Tuesday Final" the day."""
    found = _DAY.search(words) if len(words) < _LONGEST_DAY else None
    return found[0] if found and read_day(found[0]) else ""


def _without_tail(lines: list[str]) -> str:
    """The text without what the database says below it."""
    for n, line in enumerate(lines):
        if _label(line) in _BELOW or line.strip() == "Classification":
            rest = [one for one in lines[n:] if one.strip() and len(one) > 300]
            if not rest:
                lines = lines[:n]
                break
    return "\n".join(lines).strip("\n")
