"""Time expressions: what they mean, and that no text can upset their reader."""

import re
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import a_parse

from dragoman.dates import read_times
from dragoman.dates.grammar import TABLE
from dragoman.dates.tokens import LETTER, Tokens, compile_rule

from dragoman.dates.grammar import GRAMMAR  # isort: skip

WEDNESDAY = date(2024, 3, 6)
GOLD = Path(__file__).parent / "gold" / "times.txt"
DAY = r"\d{4}-\d\d-\d\d"
CLOCK = r"T(?:MO|AF|EV|NI|\d\d:\d\d)"
# The values that TIMEX3 has, and ISO 8601's for days in a row.
VALUE = re.compile(
    rf"(?:{DAY}|XXXX-XX-XX|XXXX-\d\d-\d\d|XXXX-WXX-[1-7])(?:{CLOCK})?"
    r"|(?:\d{4}|XXXX)-(?:\d\d|W\d\d(?:-WE)?|WXX-WE|Q[1-4]|H[12]|SP|SU|FA|WI|XX)"
    r"|\d{2,4}|XXXX"
    rf"|{DAY}/{DAY}|\d{{4}}-\d\d/\d{{4}}-\d\d|\d{{4}}/\d{{4}}"
    r"|P(?:[\d.e+]+|X)[YMWDQEC](?:\d+M|T\d+H)?|P\d+M|PT\d+[HMS]"
    r"|PT(?:[\d.e+]+|X)[HMS](?:\d+[MS])?"
    r"|(?:PAST|PRESENT|FUTURE)_REF"
)


def gold_rows():
    for line in GOLD.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            marked, _, wanted = line.partition("|")
            yield marked.strip(), wanted.strip()


def told(found):
    """A time as the gold file writes it."""
    kind = "" if found.kind == "DATE" else f"{found.kind} "
    ends = (found.first, found.last)
    days = " ".join(str(day) for day in dict.fromkeys(ends) if day) or "-"
    mod = f", {found.mod}" if found.mod else ""
    return f"{kind}{found.value} {days}{mod}"


@pytest.mark.parametrize(("marked", "wanted"), list(gold_rows()))
def test_a_time_has_its_span_value_days_and_modifier(marked, wanted):
    text = marked.replace("[", "").replace("]", "")
    found = read_times(text, printed=WEDNESDAY)
    assert [t.text for t in found] == re.findall(r"\[(.*?)\]", marked)
    # The file says a day twice where the value is the day itself.
    once = re.sub(rf"({DAY}) \1(?= |,|;|$)", r"\1 \1", wanted)
    assert "; ".join(map(told, found)) == once


def test_the_gold_has_enough_cases():
    assert len(list(gold_rows())) >= 250


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("He came on 15 May 2023.", "calendar"),
        ("He came on 15 May.", "printed"),
        ("He came in the 1990s.", "calendar"),
        ("He came on Friday.", "printed"),
        ("He came three days ago.", "printed"),
        ("He came now.", None),
        ("He stayed three days.", None),
    ],
)
def test_a_time_says_what_its_days_are_counted_from(text, anchor):
    [found] = read_times(text, printed=WEDNESDAY)
    assert found.anchor == anchor


def test_a_day_counted_from_one_told_before_says_so():
    text = "He came on 15 May 2023. The following day he left."
    assert [t.anchor for t in read_times(text, printed=WEDNESDAY)] == [
        "calendar",
        "told",
    ]


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("at 1430 GMT", "GMT"),
        ("at 9 p.m. EST", "EST"),
        ("at 0900 local time", "local"),
        ("at 9 p.m.", None),
        ("at 10:40 p.m. (1940 GMT) on Friday", "local"),
    ],
)
def test_an_hour_keeps_its_zone(text, zone):
    [found] = read_times(text, printed=WEDNESDAY)
    assert found.zone == zone


@pytest.mark.parametrize(
    ("text", "first", "through"),
    [
        ("from Monday to Tuesday", date(2024, 3, 4), date(2024, 3, 5)),
        ("from Monday to Friday", date(2024, 2, 26), date(2024, 3, 1)),  # one week
        ("between 1979 and 1989", date(1979, 1, 1), date(1989, 12, 31)),
        ("between January and October", date(2023, 1, 1), date(2023, 10, 31)),
        ("in 1979 and 1989", date(1979, 1, 1), None),  # two years, not ten
        ("from May 2022 until June 2023", date(2022, 5, 1), date(2023, 6, 30)),
        ("from 2023 to 2022", date(2023, 1, 1), None),
    ],
)
def test_a_range_knows_where_it_ends(text, first, through):
    begin, _ = read_times(text, printed=WEDNESDAY)
    assert (begin.first, begin.through) == (first, through)


@pytest.mark.parametrize(
    ("state", "first", "last"),
    [
        ("USA", date(2022, 10, 1), date(2023, 9, 30)),
        ("GBR", date(2022, 4, 1), date(2023, 3, 31)),
        ("JPN", date(2023, 4, 1), date(2024, 3, 31)),
        ("PAK", date(2022, 7, 1), date(2023, 6, 30)),
        ("FRA", date(2023, 1, 1), date(2023, 12, 31)),
        (None, date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_fiscal_year_is_that_of_the_state(state, first, last):
    [found] = read_times("In fiscal 2023 it lost.", printed=WEDNESDAY, state=state)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met on Friday.", date(2024, 3, 1)),
        ("They meet on Friday.", date(2024, 3, 8)),
        ("They are meeting on Friday.", date(2024, 3, 8)),
        ("They will, as he said, meet on Friday.", date(2024, 3, 8)),
        ("They planned a march on Friday.", date(2024, 3, 8)),
        ("They have met on Friday.", date(2024, 3, 1)),
        ("They said on Friday that they will meet.", date(2024, 3, 1)),
    ],
)
def test_where_there_is_a_parse_the_verb_tells_the_direction(text, day):
    sentences = a_parse(text).sentences
    [found] = read_times(text, printed=WEDNESDAY, sentences=sentences)
    assert found.first == day


def test_nothing_is_resolved_from_a_day_of_printing_that_nobody_knows():
    text = "On Friday, in May, last week, at Easter, in Ramadan, this year, at noon."
    found = read_times(text, printed=None)
    assert len(found) == 7
    assert {t.first for t in found} == {None}


WORDS = st.sampled_from(
    "the a last next past this Friday Monday May March 15 15th 2023 1998 two three "
    "week weeks year years ago later earlier of in on at to and - , . 's early late "
    "end first quarter Ramadan Easter Azar 1402 Sha'ban every day half 1430 GMT p.m. "
    "1/2 9/11 fiscal FY24 AH more than nearly over from between century 0 99999999999 "
    "13/13/2023 29 February 5784 Adar hour minutes old so couple ’98 2023-24".split()
)


@given(
    st.lists(WORDS, max_size=14).map(" ".join),
    st.none() | st.dates(),
    st.none() | st.booleans(),
)
def test_times_are_well_formed_whatever_the_words(text, printed, ahead):
    end = 0
    for found in read_times(text, printed=printed, ahead=ahead):
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        end = found.end
        assert VALUE.fullmatch(found.value), found
        assert (found.first is None) == (found.last is None) == (found.anchor is None)
        if found.first:
            assert found.first <= found.last <= (found.through or date.max)


@given(st.text(max_size=300))
def test_no_text_upsets_the_reader(text):
    for found in read_times(text, printed=WEDNESDAY):
        assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "piece",
    ["7", "7 ", "word ", "the last ", "in 1990 ", "one hundred ", "twenty-", "-", ".\n",
     "March ", "Eid al-", "1/2 ", "a day later "],
)  # fmt: skip
def test_a_long_text_takes_time_in_proportion(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        read_times(text, printed=WEDNESDAY)
        return time.process_time() - start

    assert seconds(100_000) < 20 * max(seconds(20_000), 0.05)


def test_sparing_words_the_walk_down_the_table_changes_nothing():
    """The pattern with its look ahead finds what the bare table finds."""
    table = (f"(?P<rule{n}>{compile_rule(rule)})" for n, (rule, _) in enumerate(TABLE))
    slow = re.compile("|".join(table))
    texts = [marked for marked, _ in gold_rows()]
    for text in (*texts, " ".join(texts)):
        letters = Tokens(text).letters
        found = [(m.span(), m.lastgroup) for m in GRAMMAR.finditer(letters)]
        assert found == [(m.span(), m.lastgroup) for m in slow.finditer(letters)]


def test_no_kind_alone_is_a_time_that_the_look_ahead_hides():
    table = (compile_rule(rule) for rule, _ in TABLE)
    slow = re.compile("|".join(table))
    for kind, letter in LETTER.items():
        for after in (LETTER["other"], LETTER["dot"], ""):
            hidden = slow.match(letter + after) and not GRAMMAR.match(letter + after)
            assert not hidden, kind
