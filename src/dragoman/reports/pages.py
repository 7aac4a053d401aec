"""Read web pages: the article without what stands around it.

`trafilatura` finds text, title, day and publisher. Each paragraph becomes one
of its own; readers' comments are left out. No page is asked what day it is
today, so the same page gives the same report at any time.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from dragoman.errors import BadInput
from dragoman.records import Failure, Report
from dragoman.reports.decoding import decode_page
from dragoman.reports.options import ReadOptions
from dragoman.reports.parts import Part, whole
from dragoman.reports.rows import Row, make_row

if TYPE_CHECKING:
    from trafilatura.settings import Document

# A day found anywhere in a page is as often that of the news as of the page.
_DATES: Final = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2199-12-31",
}
# Markup in elements beyond this is no article but a machine's output.
_MOST_ELEMENTS: Final = 100_000
_BREAK = re.compile(r"\n+")
_BLOCKS: Final = frozenset(
    "address article aside blockquote br center dd div dl dt figcaption footer form h1"
    " h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split()
)
_SILENT: Final = frozenset("head iframe noscript script style template title".split())

# It complains of pages without text; so do we, in the table of failures.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)


def read_page(part: Part, options: ReadOptions) -> Iterator[Report | Failure]:
    """Read a web page.

    Raises:
        BadInput: It is too long, or no article can be found in it.
    """
    html = decode_page(whole(part), part.hints.charset)
    found = _article(html, part)
    hints = part.hints
    row = Row(
        text="\n\n".join(_BREAK.split((found.text or "").strip())),
        id=hints.given_id or part.path or None,
        title=hints.title or found.title,
        published=hints.published or found.date,
        source=hints.source or found.sitename or found.hostname,
        author=found.author,
        url=hints.url or found.url,
    )
    yield make_row(row, part.source, part.line, options, fetched=hints.day)


def _article(html: str, part: Part) -> Document:
    """What `trafilatura` finds in a page.

    Raises:
        BadInput: Nothing, or the page is no page.
    """
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    tree = parse(html, part.source)
    found = bare_extraction(
        tree,
        url=part.hints.url,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(_DATES),
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise BadInput(
            part.source,
            found="no article was found in the page",
            remedy="leave it out, or save the article's text",
        )
    return found


def parse(html: str, source: str) -> Any:  # noqa: ANN401  lxml is not typed
    """Parse a page.

    Raises:
        BadInput: It holds no markup, or more than any article.
    """
    from lxml import etree
    from lxml import html as lxml_html

    plain = html.replace("\0", "")
    # A declared encoding would be believed before our own decoding.
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", plain)
    try:
        tree = lxml_html.document_fromstring(plain)
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        raise BadInput(
            source,
            found="there is no markup in the page",
            remedy="leave it out, or save the article's text",
        ) from fault
    if sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        raise BadInput(
            source,
            found=f"the page has more than {_MOST_ELEMENTS:,} elements",
            remedy="save the article's text",
        )
    return tree


def plain_text(html: str, source: str) -> str:
    r"""The words of some markup, a paragraph for each block.

    >>> plain_text("<p>Talks <b>failed</b>.</p><script>x()</script><p>Again.", "x")
    'Talks failed.\n\nAgain.'

    Raises:
        BadInput: There is more markup than in any article.
    """
    if "<" not in html and "&" not in html:
        return html
    pieces: list[str] = []
    _gather(parse(f"<div>{html}</div>", source), pieces)
    blocks = "".join(pieces).split("\0")
    return "\n\n".join(words for b in blocks if (words := " ".join(b.split())))


def _gather(
    tree: Any,  # noqa: ANN401  lxml is not typed
    pieces: list[str],
) -> None:
    """Gather the words of a tree, a zero byte at each edge of a block."""
    from lxml import etree

    silent = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "script"
        begins = event == "start"
        silent += (1 if begins else -1) if name in _SILENT else 0
        if name in _BLOCKS:
            pieces.append("\0")
        words = element.text if begins else element.tail
        if words and not silent:
            pieces.append(words)
