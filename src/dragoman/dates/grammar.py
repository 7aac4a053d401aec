"""The grammar of time: patterns over kinds of words, each with what reads it.

A pattern is a regular expression whose words are the kinds of `times.txt` and
`tokens.py`. At each word the first pattern of the table that fits wins, so longer
ones stand above shorter ones.
"""

from __future__ import annotations

import re
from typing import Final

from dragoman.dates import absolute, relative
from dragoman.dates.phrases import Rule
from dragoman.dates.tokens import compile_rule

MONTH: Final = "(month|maybe_month) dot?"
DAY: Final = "(number_day|dayth)"
WEEKDAY: Final = "(weekday|maybe_weekday) dot?"
UNIT: Final = "(unit|units|quarter|century)"
SMALL: Final = "(tens dash? num|num|tens|number_day|number)"
FEW: Final = f"(article? many of?|article? dozen|article? hundred|{SMALL} hundred?)"
NUMBER: Final = f"({FEW}|article)"
ABOUT: Final = "(no? (more|almost) than|in at_least|up to|almost|about)"
EDGE: Final = (
    "((early|late|mid|earlier|later) (dash|(in|of) (?=the))? the? | the? rim of the?)"
)
POINT: Final = "(last|past|previous|next|coming|following|this|current|latest)"
LAST_YEAR: Final = "(of? the? (last|this|next|current|previous|past) unit)"
BEFORE_YEAR: Final = (
    "in|about|since|to|of|from|before|after|and|early|late|mid|dash|the|whole|their"
    "|article|poss|that|open|comma"
)
HOUR: Final = "(clock clock_half?|(number_day|num) clock_half|hour) zone? comma? in?"

TABLE: Final[tuple[tuple[str, Rule], ...]] = (
    ("iso | slashed", absolute.read_digits),
    (
        f"({HOUR})? ({POINT}? {WEEKDAY} comma?)? {MONTH} the? ({DAY}|ordinal)"
        f" ((dash|and|to) {DAY} (?!{UNIT}))? (comma? of? year)?",
        absolute.read_day,
    ),
    (
        f"({WEEKDAY} comma?)? the? {DAY} ((dash|and|to) {DAY})? of? {MONTH}"
        f" (comma? year | {LAST_YEAR})?",
        absolute.read_day,
    ),
    (f"the? ordinal of {MONTH} (comma? year)?", absolute.read_day),
    (f"every {MONTH}", relative.read_set),
    (f"{EDGE}? {MONTH} ((comma|of)? year|comma? {LAST_YEAR})", absolute.read_month),
    (f"{EDGE}? {POINT}+ {MONTH}", absolute.read_month),
    (f"{EDGE}? month dot?", absolute.read_month),
    (
        f"({EDGE}|(?<=in|about|since|to|of|from|before|after|and)) maybe_month dot?",
        absolute.read_month,
    ),
    (
        f"(the|article|their|that|{POINT})? (year|{POINT} unit poss|unit dash? ago|"
        "unit dash? earlier)? whole* dash? ordinal dash? quarter"
        f" (of? year|{LAST_YEAR})?",
        absolute.read_quarter,
    ),
    (f"q (of? year|{LAST_YEAR})?", absolute.read_quarter),
    ("the? unit dash? (ago|earlier) quarter", relative.read_year_ago),
    ("(the (?=quarter)|the? latest|that) quarter", relative.read_this_quarter),
    (
        f"(the|their)? {POINT}? {EDGE}? {POINT}? season (of? year|{LAST_YEAR})?",
        absolute.read_season,
    ),
    (
        f"({EDGE}? {POINT}+|{EDGE}|(?<=in|about) the) maybe_season (of? year)?",
        absolute.read_season,
    ),
    (f"the? maybe_season (of? year|{LAST_YEAR})", absolute.read_season),
    (f"the? {EDGE}? (dayth|ordinal) dash? century", absolute.read_century),
    (f"(the {EDGE}? | {EDGE}) decade | (?<!their) decade", absolute.read_decade),
    (f"{POINT}? feast (unit|eve)? (comma? year)?", absolute.read_feast),
    ("new unit poss (unit|eve) (comma? year)?", absolute.read_feast),
    (
        f"every (ordinal|{FEW})? (weekday|unit|units|quarter) part?",
        relative.read_set,
    ),
    ("every (season|part) | weekdays part? | daily", relative.read_set),
    (f"({HOUR})? (mid? dash? part)? {EDGE}? deictic part?", relative.read_deictic),
    ("the? unit (before|after) deictic", relative.read_deictic),
    (
        f"({HOUR})? {EDGE}? (the? {POINT}+)?"
        " (weekday|(?<=in|about|last|next) maybe_weekday)"
        f" dot? (poss? {EDGE}? part)?",
        relative.read_weekday,
    ),
    ("tonight | overnight", relative.read_part),
    (f"{EDGE}? the? (this|last|that|next|following|previous) part", relative.read_part),
    (f"{EDGE}? the? {POINT}? weekend", relative.read_weekend),
    (
        f"{ABOUT}? the? (last|past|next|coming|following|previous|recent)"
        f" {FEW} more? {UNIT}",
        relative.read_run,
    ),
    ("the? past (unit|quarter)", relative.read_run),
    (f"{EDGE}? the? {POINT}+ whole* (unit|quarter|century)", relative.read_unit),
    (f"{EDGE}? the? that? same (unit|quarter)", relative.read_unit),
    (f"{EDGE}? that (unit|quarter)", relative.read_unit),
    (
        f"{ABOUT}? {NUMBER} (and article half)? more? dash? {UNIT} (dash?|or (?=ago))"
        " (ago|earlier|later|hence|from (?=vague|deictic) (vague|deictic))",
        relative.read_ago,
    ),
    ("the? unit dash? (ago|earlier) period?", relative.read_year_ago),
    (f"{EDGE} (unit|quarter)", relative.read_edge),
    ("unit (dash|poss)? rim", relative.read_edge),
    (
        f"{ABOUT}? {NUMBER} (and article half)? more? dash? {UNIT}"
        " (and article half)? (dash old)?",
        relative.read_duration,
    ),
    ("(?<=in|about|of|past|many) units", relative.read_duration),
    ("the? recent (units|unit)", relative.read_vague),
    (f"{EDGE}? whole? (?<={BEFORE_YEAR}) year (?!comma? number)", absolute.read_year),
    (
        "vague | the future | (?<=in|about) the past (?!of) | recent | current",
        relative.read_vague,
    ),
    ("(clock clock_half?|(number_day|num) clock_half) zone?", relative.read_clock),
)

READERS: Final[dict[str, Rule]] = {
    f"rule{n}": reader for n, (_, reader) in enumerate(TABLE)
}
# Most words tell no time: the lookahead spares them the walk down the table.
GRAMMAR: Final = re.compile(
    compile_rule("(?!other|comma|dot|and|of|to|or)(?:")
    + "|".join(
        f"(?P<rule{n}>{compile_rule(rule)})" for n, (rule, _) in enumerate(TABLE)
    )
    + ")"
)
