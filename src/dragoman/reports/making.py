"""Make a report of a text: clean it, read its furniture, name it by its content.

>>> text = "KABUL, March 3 (AP) -- Talks failed."
>>> report = make_report(text, published="2024-03-04")
>>> report.source, report.dateline.date
('AP', datetime.date(2024, 3, 3))
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from dragoman.errors import BadInput
from dragoman.records import Report
from dragoman.records.report import content_id
from dragoman.reports.days import is_doubtful, read_day
from dragoman.reports.decoding import without_halves
from dragoman.reports.furniture import Reading, read_furniture
from dragoman.reports.language import language_code, language_of

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
# One broken character in 200 still leaves sentences; more is a wrong encoding.
_MOST_BROKEN = 200


# Eight facts come with a report, and each caller knows others of them.
def make_report(  # noqa: PLR0913
    text: str,
    *,
    title: str | None = None,
    published: date | str | None = None,
    source: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
    given_id: str | None = None,
) -> Report:
    """Make a report of a text and what is known about it.

    Title, source and the day it was `published` (a day, or words that name it in
    full) are sought in the text's head and dateline if they are not given. Whoever
    calls a foreign text English errs; any other language is believed.

    Raises:
        BadInput: It has no words, is broken, or `published` names no day.
    """
    day, text = _published(published), _clean(text)
    _check(text)
    code = language_code(language)
    title = _given(title)
    reading = read_furniture(text, title=title, published=day)
    day = day or reading.published
    source = _given(source) or reading.source or _agency(reading)
    return Report(
        id=content_id(source, day, text),
        given_id=None if given_id is None else without_halves(given_id),
        text=text,
        title=title or reading.title,
        published=day,
        source=source,
        author=_given(author),
        url=_given(url),
        language=language_of(text) if code in (None, "en") else code,
        dateline=reading.dateline,
        furniture=reading.furniture,
    )


def _given(words: str | None) -> str | None:
    """Some words without the space around them, None if nothing is left."""
    return without_halves((words or "").strip()) or None


def _agency(reading: Reading) -> str | None:
    """The agency that the dateline names."""
    return reading.dateline.agency if reading.dateline else None


def _clean(text: str | None) -> str:
    """Compose accents (NFC) and write every line break as one newline."""
    text = text or ""  # None in the JSON of others stands for no text
    return unicodedata.normalize("NFC", _BREAKS.sub("\n", text.removeprefix("\ufeff")))


def _published(given: date | str | None) -> date | None:
    """The day that was given.

    Raises:
        BadInput: The words name no day, or not one day for certain.
    """
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date) or not given or not given.strip():
        return given or None if isinstance(given, date) else None
    day = read_day(given)
    if day is None:
        raise _no_day(given)
    return day


def _no_day(given: str) -> BadInput:
    """The error for words that name no day."""
    if is_doubtful(given):
        return BadInput(
            "report",
            found=f"'{given[:60]}' is no certain day: which number is the month?",
            remedy="say how days are written: --days dmy or --days mdy",
        )
    return BadInput(
        "report",
        found=f"'{given[:60]}' is not a day",
        remedy="write it as 2024-03-05, 'March 5, 2024' or an e-mail date",
    )


def _check(text: str) -> None:
    """Refuse what is no text.

    Raises:
        BadInput: The text is empty, broken or without words.
    """
    if not text.strip():
        raise BadInput("report", found="it is empty", remedy="give it a text")
    broken = text.count("\ufffd") + len(_SURROGATE.findall(text))
    if _SURROGATE.search(text) or broken * _MOST_BROKEN > len(text):
        raise BadInput(
            "report",
            found=f"{broken} of its {len(text)} characters are broken",
            remedy="read it again in the encoding it was written in",
        )
    if not (_WORD.search(text)):
        raise BadInput(
            "report", found="it holds no sentence", remedy="give it words, not numbers"
        )
