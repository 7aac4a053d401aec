"""An act without a day of its own goes on with what the report told, and says so."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentences import a_parse, an_act

from dragoman import make_report
from dragoman.dates import DateReader

WEDNESDAY = date(2024, 3, 6)


def days(text, trigger, *, published=WEDNESDAY, **fields):
    parse = a_parse(text, published)
    dates = DateReader()(an_act(parse, trigger, **fields), parse)
    if isinstance(dates, str):
        return dates
    return f"{dates.first:%m-%d} {dates.last:%m-%d} {dates.basis}"


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        (
            "A bomb hit a bus on Tuesday. It killed nine.",
            "killed",
            "03-05 03-05 context",
        ),
        (
            "Rebels took the town on Friday. Three days later the army shelled it. "
            "Ten men were hurt.",
            "hurt",
            "03-04 03-04 context",  # the last day told, not the first
        ),
        (
            "Troops fled on Monday. Rebels had shelled them on Friday. They left guns.",
            "left",
            "03-04 03-04 context",  # what looks back does not move the story
        ),
        (
            "They met on Monday. In 2014 the army killed ten men. It shot two in Lima.",
            "shot",
            "01-01 12-31 context",  # what goes on from a year of old was then
        ),
        (
            "They met on Monday. In 2014 the army killed ten men. Police shot two.",
            "shot",
            "03-04 03-04 context",  # somebody else: the news goes on
        ),
        (
            "They met on Monday. They talk of peace.",
            "talk",
            "03-06 03-06 published",  # what is told in the present is of today
        ),
        (
            "They will meet on Friday. Rebels attacked.",
            "attacked",
            "03-06 03-06 published",
        ),
        (
            "On Monday, crowds of young men, and many more, ran.",
            "ran",
            "03-04 03-04 said",
        ),
        (
            "Police said on Tuesday that rebels killed ten men.",
            "killed",
            "03-05 03-05 context",  # nobody tells of it before it was
        ),
        (
            "Rebels killed two on Monday, police said on Tuesday. A boy was hurt.",
            "hurt",
            "03-04 03-04 context",  # the day of the deed, not of the telling
        ),
        (
            "A blast on Sunday killed ten. Two men died later.",
            "died",
            "03-03 03-03 context",
        ),
        (
            "Kenya said on Tuesday it was ready. The army fled on Friday. Ten fell.",
            "fell",
            "03-01 03-01 context",
        ),
        (
            "They met on Saturday. They will sign it on Tuesday. He praised them.",
            "praised",
            "03-02 03-02 context",  # what is to come moves nothing
        ),
        (
            "In a speech on Monday he spoke of war. He denied all guilt.",
            "denied",
            "03-04 03-04 context",
        ),
    ],
)
def test_what_is_told_in_the_past_goes_on_with_the_day_told_before(
    text, trigger, found
):
    assert days(text, trigger) == found


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        (
            "Rebels raided a town on Monday. The minister condemned the raid.",
            "raid.",
            "03-04 03-04 context",
        ),
        (
            "Rebels stormed a fort on Monday. The minister condemned the attack.",
            "attack",
            "03-04 03-04 context",  # other words, but a deed that is known
        ),
        (
            "Rebels raided a town on Monday. It was the third such raid.",
            "raid.",
            "not said",  # another one
        ),
        ("The minister condemned the raid.", "raid", "not said"),
        (
            "Rebels stormed a fort on Monday. He deplored their attacks on farmers.",
            "attacks",
            "not said",  # theirs, but which?
        ),
        (
            "The minister condemned it on Monday. He blamed rebels for the attack.",
            "attack",
            "not said",  # only the condemning has a day
        ),
    ],
)
def test_a_thing_named_again_has_the_day_it_had(text, trigger, found):
    assert days(text, trigger, narrated=False) == found


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        (
            "The attack came a day after rebels killed six men on Saturday.",
            "attack",
            "03-03 03-03 said",
        ),
        (
            "They met on Monday, two days before the vote.",
            "vote",
            "03-06 03-06 said",
        ),
        (
            "They met on Monday, two weeks after the raid.",
            "raid",
            "02-19 02-25 said",  # as exact as a week is
        ),
        ("They met a day after the raid.", "met", "03-06 03-06 published"),  # no day
        (
            "They met on Monday. It came a day after a raid.",
            "raid.",
            "03-03 03-03 context",
        ),
    ],
)
def test_days_are_counted_from_one_act_to_another(text, trigger, found):
    assert days(text, trigger) == found


@pytest.mark.parametrize(
    ("text", "trigger", "found"),
    [
        (
            "Police fired on February 9, when a boy was killed.",
            "killed",
            "02-09 02-09 said",
        ),
        (
            "The army lost ten men when rebels attacked on Monday.",
            "lost",
            "03-04 03-04 said",
        ),
        (
            "Crowds burned shops and blocked roads on Friday.",
            "burned",
            "03-01 03-01 said",
        ),
        ("Kenya began to build the dam in 2011.", "began", "01-01 12-31 said"),
        (
            "It was the worst raid since February, when rebels killed ten.",
            "killed",
            "02-01 02-29 said",  # in February and not since
        ),
        (
            "Two men were killed when bombs went off in a market on Sunday.",
            "killed",
            "03-03 03-03 said",
        ),
        (
            "He rejected claims of neglect following a fire on March 1.",
            "rejected",
            "03-06 03-06 published",  # the day of the fire
        ),
        (
            "They discussed the 1997 budget.",
            "discussed",
            "03-06 03-06 published",  # the year of the budget
        ),
        ("Unions called a strike for Friday.", "strike", "03-06 03-06 published"),
    ],
)
def test_clauses_share_their_time(text, trigger, found):
    assert days(text, trigger) == found


@settings(max_examples=40, deadline=None)
@given(
    first=st.sampled_from(["on Friday", "tomorrow", "on March 9", "in May", "in 2014"]),
    verb=st.sampled_from(["met", "will meet", "had met", "meet"]),
    more=st.sampled_from(["They fled.", "They had fled.", "The raid failed."]),
)
def test_nothing_that_happened_is_dated_after_its_report(first, verb, more):
    parse = a_parse(f"They {verb} {first}. {more}", WEDNESDAY)
    trigger = "fled" if "fled" in more else "raid"
    dates = DateReader()(an_act(parse, trigger), parse)
    assert isinstance(dates, str) or dates.first <= dates.last <= WEDNESDAY


def test_a_headline_act_without_a_day_takes_that_of_the_details_below_it():
    text = (
        "Two men have been killed, police said on Tuesday. "
        "They died when a bomb went off on Monday."
    )
    assert days(text, "killed") == "03-04 03-04 context"


def test_what_goes_on_is_not_of_a_day_last_year():
    text = "He is leaving office on March 20."
    assert days(text, "leaving", status="ongoing") == "03-06 03-06 published"


@pytest.mark.parametrize(
    ("text", "trigger", "fields", "found"),
    [
        # a day before a noun is that of what it names
        (
            "They probed the causes of Monday's riot.",
            "probed",
            {},
            "03-06 03-06 published",
        ),
        ("Monday's blast killed ten.", "killed", {}, "03-04 03-04 said"),
        (
            "They asked for a change of the ruling made two weeks ago.",
            "asked",
            {},
            "03-06 03-06 published",  # that is when they ruled
        ),
        (
            "It follows talks in May 2023 in Lima, where they signed a treaty.",
            "signed",
            {},
            "05-01 05-31 said",
        ),
        (
            "It was made at a meeting held on Monday, which Kenya attended.",
            "attended",
            {},
            "03-04 03-04 said",
        ),
        # a day behind two verbs is that of both
        (
            "One man was killed and nine others wounded Monday in a raid.",
            "killed",
            {},
            "03-04 03-04 said",
        ),
        (
            "Last October a man killed ten people when he blew himself up.",
            "blew",
            {},
            "10-01 10-31 said",
        ),
        (
            "Chad used its troops Monday to stop a march.",
            "stop",
            {},
            "03-04 03-04 said",
        ),
        (
            "They fought in Lima on Monday and Tuesday.",
            "fought",
            {},
            "03-04 03-05 said",
        ),
        # the same moment as another zone counts it
        (
            "They fled at 4:00 a.m. Sunday (1900 GMT Saturday).",
            "fled",
            {},
            "03-03 03-03 said",
        ),
        # what was before, nobody says when
        ("Peru had shelled Lima before the talks.", "shelled", {}, "not said"),
        ("Men, who had robbed a bank, fled.", "robbed", {}, "not said"),
        ("Peru has repeatedly shelled Lima.", "shelled", {}, "not said"),
        # what is told of a year of old is of it, news is not
        (
            "The last march in May 2023 was marred by a crush which killed ten.",
            "killed",
            {},
            "05-01 05-31 context",
        ),
        (
            "The firm said on Monday it lost ten men in May 2023.",
            "said",
            {},
            "03-04 03-04 said",
        ),
        # a claim is of no day to come
        (
            "Chad says Peru shelled Lima on Friday.",
            "shelled",
            {"status": "claimed"},
            "03-01 03-01 said",
        ),
        # after a raid of some day: the raid is of that day
        (
            "Chad fled after the 18 February raid on its base.",
            "raid",
            {},
            "02-18 02-18 said",
        ),
        (
            "Rebels took 26 men in January 2023. They freed them after a raid in July.",
            "freed",
            {"type": "RETREAT"},
            "not said",  # it goes on from then, but on no day that is told
        ),
        (
            "Chad praised the talks held from March 1 to March 3.",
            "talks",
            {"type": "CONSULT"},
            "03-01 03-03 said",
        ),
        # an hour in four digits is no year
        ("Rebels shot a man at 1700 GMT on 2 March.", "shot", {}, "03-02 03-02 said"),
        ("A few minutes ago rebels shot a man.", "shot", {}, "03-06 03-06 said"),
        # news is told by weekday, a date is background
        (
            "They fled on Monday. Chad had agreed on February 29 to talk. It shot two.",
            "shot",
            {},
            "03-04 03-04 context",
        ),
        # what is said goes on from who spoke last
        (
            "On Tuesday Chad urged calm. Rebels fled on Monday. It blamed Peru.",
            "blamed",
            {"type": "ACCUSE"},
            "03-05 03-05 context",
        ),
    ],
)
def test_a_day_is_that_of_what_it_stands_with(text, trigger, fields, found):
    assert days(text, trigger, **fields) == found


@pytest.mark.parametrize("due", ["are set", "are due", "are scheduled"])
def test_what_is_due_is_declared_today(coder, due):
    text = f"The ministers of Peru {due} to discuss the plan in Lima in mid December."
    record = coder.code(make_report(text, published="2024-03-06"))
    will, talks = record.events
    assert (will.type, will.dates.first) == ("AGREE", WEDNESDAY)
    assert (talks.status, talks.dates.first) == ("planned", date(2024, 12, 11))
