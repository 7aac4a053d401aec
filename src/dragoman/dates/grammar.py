"""The grammar of time: patterns over kinds of words, each with what reads it.

A pattern is a regular expression whose words are the kinds of `times.txt` and
`tokens.py`. At each word the first pattern of the table that fits wins, so longer
ones stand above shorter ones.
"""

from __future__ import annotations

import re
from typing import Final

from dragoman.dates import absolute, clocks, durations, foreign, nth, relative, years
from dragoman.dates.phrases import Rule
from dragoman.dates.tokens import compile_rule

MONTH: Final = "(month|maybe_month) dot?"
DAY: Final = "(number_day|dayth)"
SPELLED: Final = "(cent tens dash? num?|cent num)"
YEAR: Final = f"(year|old_year|short_year|{SPELLED})"
WIRE_YEAR: Final = "short_number (?!units|unit|other)"  # "10 FEB 90"
WEEKDAY: Final = "(weekday|maybe_weekday) dot?"
UNIT: Final = "(unit|units|quarter|century)"
SMALL: Final = "(tens dash? num|num|cent|tens|number_day|short_number|number)"
COUNT: Final = (
    f"(article? (many|some) of?|article? couple of?|half? article? dozen"
    f"|article? hundred|{SMALL} hundred*( and? {SMALL})?)"
)
FEW: Final = f"({COUNT} dash? (to|or) dash? {COUNT}|{COUNT})"
HALF: Final = "(and article half|frac)"
NUMBER: Final = f"(half dash? article|article half dash?|{FEW} {HALF}?|frac|article)"
ABOUT: Final = "(no? (more|almost) than|at at_least|up to|almost|about|over|some)"
THE: Final = "(the|article|their|that|this)"
RIM: Final = "(early|late|mid|earlier|later)"
EDGE: Final = (
    f"(({RIM} dash {RIM}|{RIM}) (dash|(in|of|on) (?=the))? the?"
    " | the? (this)? rim of the?)"
)
POINT: Final = "(last|past|previous|next|coming|following|this|current|latest)"
LAST_YEAR: Final = "(of? the? (last|this|next|current|previous|past) unit)"
# Words before which a year that could also be an amount is a year, and old ones are.
BEFORE_YEAR: Final = (
    "in|about|over|since|to|of|from|before|after|and|early|late|mid|dash|the|whole"
    "|their"
    "|article|poss|that|this|open|comma|for|on|or|other|last|next|dot|stop|current|units"
)
BEFORE_OLD: Final = "in|since|before|after|early|late|mid"
BEHIND: Final = "in|for|about|since|to|of|from|before|after|and|early|late|mid"
ZONE: Final = "(zone|local time)"
HOUR: Final = (
    f"((clock clock_half?|(number_day|num|number) clock_half|number_day? hour) {ZONE}?"
    f"|(number_day|num) oclock {ZONE}?"
    "|(year|old_year|number) (zone|local time))"
)
ON_HOUR: Final = (
    f"(about? {HOUR} (open {HOUR} close)? comma? on?"
    "|(?<=at|about|since|to) (number_day|num) (?=this part)"
    "|(?<=at|about|since|to) (year|old_year|number)"
    " (?=deictic|on? weekday|this part) on?)"
)
AT_HOUR: Final = f"(comma? at? about? {HOUR})"
PART_OF: Final = f"(the? {EDGE}? (part|unit|eve) of)"
ENDS: Final = "(?=comma|dot|stop|and|$)"

TABLE: Final[tuple[tuple[str, Rule], ...]] = (
    ("iso | slashed", absolute.read_digits),
    # --- days and months of other calendars
    (
        f"the? {DAY} of? (alien|alien_alone|feast) (comma? (number|{YEAR}))? era?",
        foreign.read_alien,
    ),
    (
        f"(alien|alien_alone|feast) {DAY} comma? (number|{YEAR}) era?",
        foreign.read_alien,
    ),
    (f"alien_alone | alien (number|{YEAR}) era?", foreign.read_alien),
    ("(number|year|old_year) era | era (number|year|old_year)", foreign.read_era),
    # --- days of the year
    (
        f"the? {MONTH} {DAY} (dash {MONTH} {DAY} (comma? {YEAR})?"
        f"|(to|and) {MONTH} {DAY} comma? {YEAR})"
        f" | the? {DAY} of? {MONTH} (dash {DAY} of? {MONTH} (comma? {YEAR})?"
        f"|(to|and) {DAY} of? {MONTH} comma? {YEAR})",
        absolute.read_days_apart,
    ),
    (
        f"{ON_HOUR}? {PART_OF}? ({POINT}? {WEEKDAY} comma?)? {POINT}? {MONTH} the?"
        f" ({DAY}|ordinal)"
        f" (dash {DAY} (?!{UNIT})|(and|to) {DAY} (?!{UNIT}|other|month))?"
        f" (comma? of? {YEAR}|{LAST_YEAR})? {AT_HOUR}?",
        absolute.read_day,
    ),
    (
        f"{ON_HOUR}? {PART_OF}? ({WEEKDAY} comma? on?)? the? {DAY}"
        f" ((dash|and|to) the? {DAY})? of? {MONTH}"
        f" (comma? {YEAR}|{LAST_YEAR}|{WIRE_YEAR})? {AT_HOUR}?",
        absolute.read_day,
    ),
    (f"the? ordinal of {MONTH} (comma? {YEAR})?", absolute.read_day),
    (f"{DAY} dash {MONTH} dash {YEAR}", absolute.read_day),
    (
        f"low_month {DAY} (comma? {YEAR}|{LAST_YEAR}|(?=comma|dot|stop|in|on|at|$))"
        f" | the? {DAY} of? low_month (comma? {YEAR})?",
        absolute.read_day,
    ),
    (f"low_month of? {YEAR} | low_month {LAST_YEAR}", absolute.read_month),
    (f"(?<=on|in|to|after|before|since) the dayth {ENDS}", absolute.read_dayth),
    # --- months, quarters, seasons
    ("the? (ordinal|last) weekday (of|in) every unit", durations.read_set),
    (
        f"the? (ordinal|last) weekday (of|in) ({MONTH} (comma? of? year)?|feast)",
        nth.read_nth_weekday,
    ),
    (
        "(number|year|old_year) bc | the? (dayth|ordinal) dash? century bc",
        years.read_label,
    ),
    ("ad (number_day|short_number|number|year|old_year)", years.read_christian),
    ("half_year (of? year)", years.read_half),
    (f"every {MONTH}", durations.read_set),
    (
        f"the? (ordinal|last) {FEW} units"
        f" (?=of ({THE}? {MONTH}|{THE}? {POINT}? unit|year))",
        nth.read_first_of,
    ),
    (
        f"the? (ordinal|last) (unit|quarter) of"
        f" ({THE}? {MONTH} (of? year)?|{THE}? {POINT}? unit|year)",
        nth.read_nth,
    ),
    (
        f"the? (ordinal|last) dash? half of (the? {POINT}? unit|year)",
        years.read_half,
    ),
    (f"{MONTH} (dash|to|and) {MONTH} (of? {YEAR})", absolute.read_months_apart),
    ("month dash month", absolute.read_months_apart),
    (
        f"{EDGE}? {MONTH} ((comma|of)? {YEAR}|{LAST_YEAR})",
        absolute.read_month,
    ),
    (f"{EDGE}? {POINT}+ {MONTH}", absolute.read_month),
    (f"{EDGE}? month dot?", absolute.read_month),
    (f"({EDGE}|(?<={BEHIND})) maybe_month dot?", absolute.read_month),
    ("(?<=the|that|this) maybe_month (?=other)", absolute.read_month),
    (
        f"(the|{POINT})? (year|{POINT} unit poss|unit dash? ago|unit dash? earlier)?"
        f" (whole|fiscal)* ordinal quarter (of? year|{LAST_YEAR})?",
        absolute.read_quarter,
    ),
    (f"(year|{POINT} unit poss)? fiscal? ordinal dash quarter", absolute.read_quarter),
    ("the year (period|quarter)", years.read_that_period),
    (f"q (of? year|{LAST_YEAR})?", absolute.read_quarter),
    ("the? unit dash? (ago|earlier) quarter", relative.read_year_ago),
    ("(the (?=quarter)|the? latest|that) quarter", relative.read_this_quarter),
    ("the? latest period", relative.read_this_quarter),
    (
        f"{THE}? {POINT}? {EDGE}? {POINT}? season (of? {YEAR}|{LAST_YEAR})?",
        absolute.read_season,
    ),
    (
        f"({EDGE}? {POINT}+|{EDGE}|(?<=in) the (?=maybe_season (?!of|in)))"
        " maybe_season"
        f" (of? {YEAR})?",
        absolute.read_season,
    ),
    (f"the? maybe_season (of? {YEAR}|{LAST_YEAR})", absolute.read_season),
    (f"the? {EDGE}? (dayth|ordinal) dash? century", years.read_century),
    (f"(the {EDGE}? | {EDGE}) decade | (?<!their) decade", years.read_decade),
    # --- feasts
    (
        f"{EDGE}? ({PART_OF}|the? (ordinal|last) unit of)? (the? {POINT})? feast"
        f" (unit|eve)? (comma? of? {YEAR}|{LAST_YEAR})?",
        absolute.read_feast,
    ),
    # --- how often
    (
        f"every (alternate|ordinal|{FEW})? (weekday|unit|units|quarter|weekend) part?",
        durations.read_set,
    ),
    ("every (season|part) | (on|for)? weekdays part? | daily", durations.read_set),
    (
        f"(once|{COUNT} times) (article|every|per) (unit|weekday) | per (unit|anno)"
        " | (?<=million) article unit (?!dash? (ago|earlier|later))",
        durations.read_set,
    ),
    # --- from the day of printing
    (
        f"{ON_HOUR}? (mid? dash? part (on|of)?)? {EDGE}? deictic part? {AT_HOUR}?",
        relative.read_deictic,
    ),
    ("the? unit (before|after) deictic", relative.read_deictic),
    ("the? unit before last", relative.read_before_last),
    (f"{NUMBER} {UNIT} (from|before|after) (weekday|deictic)", relative.read_from),
    ("weekday of? (last|this|next) unit part?", relative.read_weekday_of_week),
    (
        f"{ON_HOUR}? (part (on|of))? ({EDGE}|{RIM} on)?"
        f" (the? ({POINT}|that|the that? same)+)?"
        f" (weekday|(?<=on|last|next|this) maybe_weekday)"
        f" dot? (poss? {EDGE}? part)? {AT_HOUR}?",
        relative.read_weekday,
    ),
    ("tonight | overnight", relative.read_part),
    (
        f"{ON_HOUR}? {EDGE}? the? (this|last|that same?|same|next|following|previous)"
        " part",
        relative.read_part,
    ),
    (f"{EDGE}? the? ({POINT}|that)? weekend", relative.read_weekend),
    # --- stretches that end or begin with the day of printing
    (
        f"({THE} last|{THE}? (past|next|coming|following|previous|recent))"
        f" {FEW} {HALF}? more? {UNIT} (or so)?",
        relative.read_run,
    ),
    ("the? past (unit|quarter) | (?<=over) the last unit", relative.read_run),
    ("(many|the)? (recent|coming) units", durations.read_duration),
    (
        f"the? (fiscal unit? (years|{YEAR})|fiscal_year|(years|{YEAR}) fiscal unit)",
        years.read_fiscal,
    ),
    (
        f"the? (fiscal? unit|quarter|(ordinal|{FEW}) (units|quarter)) (?=ending)",
        nth.read_ending,
    ),
    (f"{EDGE}? (the|their)? {POINT}? fiscal unit", years.read_fiscal),
    (
        f"{EDGE}? (the|their)? {POINT}+ whole* (unit|quarter|century) (or so)?",
        relative.read_unit,
    ),
    (f"{EDGE}? the? that? same (unit|quarter)", relative.read_unit),
    (f"{EDGE}? that (unit|quarter)", relative.read_unit),
    # --- ago and later
    (
        f"{ABOUT}? ({NUMBER} more? dash? {UNIT} {HALF}? (or so)?|units)"
        " (dash?|or (?=ago))"
        " (ago|earlier|later|hence|from (?=vague|deictic) (vague|deictic))",
        relative.read_ago,
    ),
    (f"in {ABOUT}? {NUMBER} {UNIT} poss time", relative.read_ago),
    (
        "(the? unit dash? (ago|earlier) period|unit dash? (ago|earlier))",
        relative.read_year_ago,
    ),
    (f"(the|article) (unit|units|part) (before|after) {ENDS}", relative.read_beside),
    (f"{EDGE} (unit|quarter)", relative.read_edge),
    ("unit (dash|poss)? rim", relative.read_edge),
    ("(?<=for|of|in) the whole (unit|quarter)", relative.read_edge),
    ("(?<=for) the unit (?=comma|dot|stop)", relative.read_edge),
    # --- how long
    ("(?<=at|since|to) (year|old_year|number) units", clocks.read_clock),
    (
        f"{ABOUT}? {NUMBER} dash? unit dash? old (?=other? thing)",
        durations.read_duration,
    ),
    (f"{ABOUT}? {NUMBER} dash? {UNIT} dash? old (?=other? person)", years.read_label),
    (f"{ABOUT}? {NUMBER} dash? {UNIT} dash? old", durations.read_old),
    (
        f"(the (ordinal|latest|whole)? (?={FEW} (more|fiscal)? units)|{ABOUT})?"
        f" {NUMBER} (more|fiscal)? dash? {UNIT} {HALF}? (or so)? (?<=unit) period"
        f" | (the (ordinal|latest|whole)? (?={FEW} (more|fiscal)? units)|{ABOUT})?"
        f" {NUMBER} (more|fiscal)? dash? {UNIT} {HALF}? (or so)?",
        durations.read_duration,
    ),
    ("(unit|units) dash old", durations.read_duration),
    (
        "(?<=in|for|about|over|of|past|many|after) (the (?=units (before|after|that)))?"
        " units | units (?=of)",
        durations.read_duration,
    ),
    # --- years
    ("the? unit (year | num hundred num?)", years.read_year),
    ("label (year|old_year) ((comma|and|or|slash) (year|old_year))*", years.read_label),
    ("years | year dash year", years.read_years),
    (
        f"({EDGE}|about)? whole? (?<={BEFORE_YEAR}) year (?!comma? number|dash? unit)",
        years.read_year,
    ),
    (f"{EDGE}? (?<={BEFORE_OLD}) old_year", years.read_year),
    (f"({EDGE}|(?<=of|in|since|the|and)) short_year", years.read_year),
    (
        "(?<=in|since|of|from|to|and) (cent (tens dash? num?|num)|tens num)",
        years.read_year,
    ),
    ("cent tens dash? num?", years.read_year),
    # --- hours and parts of the day
    (f"about? {HOUR} | (number_day|num) in the part", clocks.read_clock),
    (f"(?<=in|on|to) the {EDGE}? part | mid dash? part", relative.read_part_alone),
    # --- words that name no day
    (
        "(right|more)? vague | (the near?|near) future | recent | current | these units"
        " | (?<=in|for|about|over) the past (?!of) | (?<=at) (the|this) moment"
        " | (?<!as|dash) soon (?!as|after|before)",
        durations.read_vague,
    ),
)

READERS: Final[dict[str, Rule]] = {
    f"rule{n}": reader for n, (_, reader) in enumerate(TABLE)
}
# Kinds with which no rule begins, and kinds that are no time without a second word of
# time: most words of a text are spared the walk down the table by these two.
NEVER_FIRST: Final = (
    "other|stop|comma|dot|and|of|to|or|as|so|local|time|times|person|people|thing|zone"
    "|after|ago|alternate|anno|at_least|bc|before|century|clock_half|close|ending|from"
    "|future|hence|million|moment|money|oclock|old|open|period|poss|since|slash|than"
)
NEVER_ALONE: Final = (
    "the|article|in|on|at|for|this|that|their|every|some|many|num|tens|cent|number"
    "|number_day|unit|quarter|ordinal|early|late|mid|later|earlier|last|next|past"
    "|previous|about|over|almost|more|no|up|half|couple|hundred|part|these|near|right"
    "|dash|label|once|whole"
)
GRAMMAR: Final = re.compile(
    compile_rule(f"(?!{NEVER_FIRST}|({NEVER_ALONE})(other|comma|dot|stop|$))(?:")
    + "|".join(
        f"(?P<rule{n}>{compile_rule(rule)})" for n, (rule, _) in enumerate(TABLE)
    )
    + ")"
)
