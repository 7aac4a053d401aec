"""Feasts and other calendars, held against days that are known."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.dates.calendars import YEARS, day_in, month_in
from dragoman.dates.feasts import easter, feasts_in, orthodox_easter
from dragoman.dates.names import FEASTS, NAMES, plain_name

LENGTHS = {"hijri": {28, 29, 30, 31}, "solar": {29, 30, 31}, "hebrew": {29, 30}}


@pytest.mark.parametrize(
    ("calendar", "other", "day"),
    [
        ("hijri", (1400, 1, 1), date(1979, 11, 20)),  # the Grand Mosque was seized
        ("hijri", (1445, 9, 1), date(2024, 3, 11)),
        ("hijri", (1444, 12, 10), date(2023, 6, 28)),
        ("hijri", (1, 1, 1), date(622, 7, 19)),  # July 16 by the Julian calendar
        ("solar", (1357, 11, 22), date(1979, 2, 11)),  # the revolution in Iran
        ("solar", (1388, 3, 22), date(2009, 6, 12)),  # its contested election
        ("solar", (1399, 12, 30), date(2021, 3, 20)),  # the last day of a leap year
        ("solar", (1403, 1, 1), date(2024, 3, 20)),
        ("hebrew", (5708, 2, 5), date(1948, 5, 14)),  # Israel's independence
        ("hebrew", (5734, 7, 10), date(1973, 10, 6)),  # the war of Yom Kippur
        ("hebrew", (5784, 7, 22), date(2023, 10, 7)),
        ("hebrew", (5784, 12, 14), date(2024, 3, 24)),  # Purim of a leap year
    ],
)
def test_a_day_of_another_calendar_is_the_known_one(calendar, other, day):
    assert day_in(calendar, *other) == day


@given(st.sampled_from(sorted(YEARS)), st.data())
def test_months_follow_each_other_without_a_gap(calendar, data):
    least, most = (1343, 1500) if calendar == "hijri" else YEARS[calendar]
    year = data.draw(st.integers(least, most))
    hebrew = calendar == "hebrew"  # its year begins with the seventh month
    numbers = [*range(7, 12), *range(1, 7)] if hebrew else [*range(1, 13)]
    months = [month_in(calendar, year, number) for number in numbers]
    assert {length for _, length in months} <= LENGTHS[calendar]
    adars = (29, 59) if hebrew else ()  # left out above: one Adar or two
    for (first, length), (following, _) in pairwise(months):
        assert (following - first).days - length in (0, *adars)


@pytest.mark.parametrize(
    ("calendar", "other"),
    [("hijri", (1445, 13, 1)), ("solar", (1402, 12, 30)), ("hebrew", (5783, 13, 1)),
     ("hijri", (9999, 1, 1)), ("solar", (1402, 0, 1))],
)  # fmt: skip
def test_a_day_that_a_calendar_lacks_is_refused(calendar, other):
    with pytest.raises(ValueError, match=r"\d"):
        day_in(calendar, *other)


@pytest.mark.parametrize(
    ("name", "year", "days"),
    [
        ("Easter", 2000, ["2000-04-23"]),
        ("Easter", 2038, ["2038-04-25"]),  # the latest there is
        ("Orthodox Easter", 2023, ["2023-04-16"]),
        ("Pentecost", 2024, ["2024-05-19"]),
        ("Eid al-Fitr", 2000, ["2000-01-08", "2000-12-27"]),  # twice in a year
        ("Eid al-Adha", 2024, ["2024-06-16"]),
        ("Ashura", 2024, ["2024-07-16"]),
        ("Passover", 2025, ["2025-04-13"]),
        ("Yom Kippur", 2024, ["2024-10-12"]),
        ("Hanukkah", 2024, ["2024-12-26"]),
        ("Nowruz", 2017, ["2017-03-21"]),
        ("Nowruz", 2024, ["2024-03-20"]),
        ("Diwali", 2022, ["2022-10-24"]),
        ("Lunar New Year", 2025, ["2025-01-29"]),
        ("Holi", 2024, ["2024-03-25"]),
        ("Thanksgiving", 2024, ["2024-11-28"]),
        ("Memorial Day", 2024, ["2024-05-27"]),  # the fourth of four Mondays
        ("Memorial Day", 2022, ["2022-05-30"]),  # the fifth of five
        ("Songkran", 2024, ["2024-04-13"]),
        ("Diwali", 1900, []),  # before our table
    ],
)
def test_a_feast_falls_on_the_known_day(name, year, days):
    number = int(NAMES[plain_name(name)].value)
    assert [str(feast.first) for feast in feasts_in(number, year)] == days


@given(st.integers(0, len(FEASTS) - 1), st.integers(1900, 2100))
def test_feasts_lie_in_their_year(number, year):
    for feast in feasts_in(number, year):
        assert feast.first.year == year
        assert feast.first <= feast.last


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_in_spring(year):
    assert easter(year).weekday() == orthodox_easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)
    assert easter(year) <= orthodox_easter(year)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("SHA'BAN", "Sha'ban"),
        ("Sha’ban", "Sha'ban"),
        ("Shaban", "Sha'ban"),
        ("Eid-al-Fitr", "Eid al-Fitr"),
        ("Eid Al Fitr", "Eid al-Fitr"),
    ],
)
def test_a_name_is_known_however_it_is_spelled(written, form):
    assert NAMES[plain_name(written)] == NAMES[plain_name(form)]
