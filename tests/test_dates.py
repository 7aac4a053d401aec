"""Time expressions, and the days of acts."""

from datetime import date

import pytest
from sentences import a_parse, an_act

from dragoman.dates import DateReader, read_times
from dragoman.records import Dateline, Span

WEDNESDAY = date(2024, 3, 6)


def values(text, printed=WEDNESDAY):
    return [f"{t.text}={t.value}" for t in read_times(text, printed=printed)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # --- days of the week
        ("They met on Tuesday.", "Tuesday=2024-03-05"),
        ("They met on Wednesday.", "Wednesday=2024-03-06"),  # the day of printing
        ("They met on Thursday.", "Thursday=2024-02-29"),  # last week, not tomorrow
        ("They will meet on Thursday.", "Thursday=2024-03-07"),
        ("The truce was due to end on Monday.", "Monday=2024-03-04"),  # but past
        ("They met last Wednesday.", "last Wednesday=2024-02-28"),
        ("They meet next Wednesday.", "next Wednesday=2024-03-13"),
        ("Friday's raid failed.", "Friday=2024-03-01"),
        ("They met late Monday night.", "late Monday night=2024-03-04TNI"),
        ("The sun rose and he sat down.", ""),
        # --- told from the day of printing
        ("He left yesterday.", "yesterday=2024-03-05"),
        ("He leaves tomorrow morning.", "tomorrow morning=2024-03-07TMO"),
        ("He left the day before yesterday.", "the day before yesterday=2024-03-04"),
        ("Shots were heard overnight.", "overnight=2024-03-06TNI"),
        ("Shots were heard last night.", "last night=2024-03-05TNI"),
        ("He speaks tonight.", "tonight=2024-03-06TNI"),
        ("He left last week.", "last week=2024-W09"),
        ("He left earlier this month.", "earlier this month=2024-03"),
        ("He left last year.", "last year=2023"),
        ("He left three days ago.", "three days ago=2024-03-03"),
        ("He left two months ago.", "two months ago=2024-01"),
        ("It fell in the past week.", "the past week=P1W"),
        ("They met at the weekend.", "the weekend=2024-W09-WE"),
        # --- the calendar
        ("The attack of December 15 failed.", "December 15=2023-12-15"),
        ("He came on 15 December 2023.", "15 December 2023=2023-12-15"),
        ("(Agency - 20th Dec, 2023) He came.", "20th Dec, 2023=2023-12-20"),
        ("He came on Dec. 18, 2023.", "Dec. 18, 2023=2023-12-18"),
        ("He came on Friday, Dec. 15.", "Friday, Dec. 15=2023-12-15"),
        ("Polls open on 5 May.", "5 May=2024-05-05"),  # the nearest 5 May
        ("He ruled from March 2022.", "March 2022=2022-03"),
        ("It has risen since January.", "January=2024-01"),
        ("He may march in may.", ""),  # a month has a capital
        ("The treaty of 2019 holds.", "2019=2019"),
        ("About 2000 men came.", ""),
        ("It cost $2019 then.", ""),
        ("The wars of the 1990s ended.", "the 1990s=199"),
        ("It sank in the summer of 2021.", "the summer of 2021=2021-SU"),
        ("It grew in the third quarter.", "the third quarter=2023-Q3"),
        ("The file says 2023-12-15.", "2023-12-15=2023-12-15"),
        ("The file says 25/12/2023.", "25/12/2023=2023-12-25"),
        ("The file says 03/04/2023.", ""),  # two readings, neither in the future
        ("The file says 30 February 2023.", ""),
        # --- how long and how often
        ("They spoke for almost 45 minutes.", "almost 45 minutes=PT45M"),
        ("A three-day visit ended.", "three-day=P3D"),
        ("They fought for several weeks.", "several weeks=PXW"),
        ("They march every Friday.", "every Friday=XXXX-WXX-5"),
        ("A 12-year-old boy spoke.", ""),
    ],
)
def test_a_time_expression_is_found_with_its_value(text, found):
    assert "; ".join(values(text)) == found


def test_nothing_relative_is_resolved_without_a_day_of_printing():
    times = read_times("He left on Friday, in March and last week.", printed=None)
    assert [t.first for t in times] == [None, None, None]


def test_what_follows_counts_from_the_day_told_before():
    text = "He came on December 15. The following day he left."
    assert values(text)[1] == "The following day=2023-12-16"


def days(text, trigger, *, published=WEDNESDAY, dateline=None, **fields):
    parse = a_parse(text, published, dateline)
    dates = DateReader()(an_act(parse, trigger, **fields), parse)
    if isinstance(dates, str):
        return dates
    return f"{dates.first:%m-%d} {dates.last:%m-%d} {dates.precision} {dates.basis}"


@pytest.mark.parametrize(
    ("text", "trigger", "status", "dates"),
    [
        ("They met on Tuesday.", "met", "happened", "03-05 03-05 day said"),
        (
            "They agreed to meet on Friday.",
            "meet",
            "planned",
            "03-08 03-08 day said",  # the status looks ahead
        ),
        (
            "He voiced grief over the attack on December 15.",
            "attack",
            "happened",
            "12-15 12-15 day said",
        ),
        (
            "Police clashed with students on Monday, killing two.",
            "killing",
            "happened",
            "03-04 03-04 day said",  # a participle shares the day of its verb
        ),
        (
            "The attack took place on Monday.",
            "attack",
            "happened",
            "03-04 03-04 day said",
        ),
        (
            "He has lived there since Sunday.",
            "lived",
            "ongoing",
            "03-03 03-06 range said",
        ),
        (
            "They fought from Sunday to Monday.",
            "fought",
            "happened",
            "03-03 03-04 range said",
        ),
        (
            "It fell to its lowest level since 1997.",
            "fell",
            "happened",
            "03-06 03-06 day published",
        ),
        ("They fought this week.", "fought", "happened", "03-04 03-06 week said"),
        (
            "Trade grew in 2023 compared with 2022.",
            "grew",
            "happened",
            "01-01 12-31 year said",
        ),
        ("They met for two hours.", "met", "happened", "03-06 03-06 day published"),
        ("He recently met them.", "met", "happened", "unresolved"),
        ("They will meet.", "meet", "planned", "not said"),
    ],
)
def test_an_act_has_the_days_of_its_own_words(text, trigger, status, dates):
    assert days(text, trigger, status=status) == dates


def test_a_day_that_hangs_on_another_happening_is_not_the_acts():
    text = "He condemned the attack on December 15."
    assert days(text, "condemned") == "03-06 03-06 day published"


def test_the_day_of_speech_is_not_that_of_what_is_told():
    text = "He said on Monday that rebels attacked a town."
    assert days(text, "attacked", narrated=False) == "not said"


def test_news_without_a_day_is_of_the_day_of_its_dateline():
    words = Span(start=0, end=6, text="LIMA, ")
    line = Dateline(words=words, place=None, date=date(2024, 3, 5), agency=None)
    assert days("LIMA, they met.", "met", dateline=line) == "03-05 03-05 day dateline"


def test_background_without_a_day_has_none():
    assert days("They met.", "met", narrated=False) == "not said"


def test_a_weekday_without_a_day_of_printing_is_unresolved():
    assert days("They met on Friday.", "met", published=None) == "unresolved"


@pytest.mark.parametrize(
    "when", ["on Friday", "tomorrow", "this year", "in May", "next week", "on March 9"]
)
def test_nothing_that_happened_is_dated_after_its_report(when):
    parse = a_parse(f"They met {when}.", WEDNESDAY)
    dates = DateReader()(an_act(parse, "met"), parse)
    assert isinstance(dates, str) or dates.last <= WEDNESDAY


def test_the_seed_report_has_its_days(shared):
    text = (shared / "seed" / "report.txt").read_text("utf-8").strip()
    parse = a_parse(text, date(2023, 12, 20))
    reader = DateReader()
    call = an_act(parse, "had a telephonic conversation")
    attack = an_act(parse, "terrorist attack")
    assert [reader(act, parse).first for act in (call, attack)] == [
        date(2023, 12, 20),
        date(2023, 12, 15),
    ]
