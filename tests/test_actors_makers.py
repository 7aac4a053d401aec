"""A paper says nothing by itself: whoever made it does."""

import pytest

from dragoman import make_report


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rebels shelled Goma, according to a statement by the army.", "army"),
        ("The army's statement said rebels had shelled Goma.", "army"),
        ("A UN report said soldiers had killed 12 villagers.", "United Nations"),
        (
            "The army said in a statement that it had lost Goma. The statement said"
            " rebels had killed ten soldiers.",
            "army",
        ),
        (
            "Amnesty International issued a report on Chad. It was long. The report"
            " said soldiers had killed 12 villagers.",
            "Amnesty International",
        ),
        # the press is not the maker of a press release
        (
            "Rebels shelled Goma, said a press release from the Congolese army.",
            "FARDC",
        ),
        # nobody is told to have made it
        ("The statement said rebels had shelled Goma.", "statement"),
        # a new one is not the one told of before
        (
            "The army said in a statement that it had lost Goma. A statement said"
            " rebels had killed ten soldiers.",
            "statement",
        ),
    ],
)
def test_a_paper_speaks_for_its_maker(coder, text, speaker):
    told = [e.according_to for e in coder.code(make_report(text)).events]
    assert told[-1].name == speaker


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The IAEA issued a report. The report urged Iran to stop.", ["IGO"]),
        ("Syria put out a statement. The statement condemned the raid.", ["SYR GOV"]),
        ("Gabon adopted a resolution. The resolution urges Chad to pay.", ["GAB GOV"]),
    ],
)
def test_a_paper_acts_for_its_maker(events, text, actors):
    (act, *_) = [e for e in events(text) if e.type in ("REQUEST", "ACCUSE")]
    assert [actor.code for actor in act.actors] == actors


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # a commander of rebels is a rebel
        ("Soldiers killed a commander of the ELN.", "COL REB"),
        ("Soldiers killed a Boko Haram commander.", "NGA REB"),
        # an office goes on with "of" though a capital stands before it
        ("Rebels killed Philippine Undersecretary of Trade Ben Roxas.", "PHL GOV"),
        # who is backed by a state is not of it
        ("Rebels attacked the Turkish-backed militia.", "REB"),
        ("Rebels tried to topple the US-backed government.", "GOV"),
    ],
)
def test_words_before_and_behind_tell_whose_somebody_is(coder, text, code):
    (event,) = coder.code(make_report(text)).events
    assert [actor.code for actor in event.recipients] == [code]


def test_a_firm_is_no_person_though_it_is_called_a_maker(coder):
    text = "Zentrix, maker of Japan's best car, said it would pay Kenya ten dollars."
    actors = {a.code for e in coder.code(make_report(text)).events for a in e.actors}
    assert actors == {"JPN BUS"}


def test_a_court_is_of_the_state_before_it(coder):
    text = "Iran rejected a German court ruling accusing Tehran of murder."
    events = coder.code(make_report(text)).events
    accused = next(e for e in events if e.type == "ACCUSE")
    assert [actor.code for actor in accused.actors] == ["DEU JUD"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mexico sent 500 soldiers to Culiacan.", "MEX"),
        ("Congolese rebels attacked Goma.", "COD"),  # of a state that is named
        ("Rebels shelled Goma.", None),  # it may be anything
    ],
)
def test_a_town_that_is_a_party_is_of_its_state(coder, text, code):
    event = coder.code(make_report(text)).events[0]
    assert [actor.code for actor in event.recipients] == [code]


def test_a_month_is_no_party(coder):
    text = "Police questioned two men after the Nov. 9 attacks on hotels in Jordan."
    events = coder.code(make_report(text)).events
    assert not [a for e in events for a in e.actors if a.name.startswith("Nov")]
