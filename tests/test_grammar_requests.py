"""Asking, refusing and merely stating: the types and codes that come of them."""

import pytest

from dragoman import make_report


@pytest.fixture
def codes(coder):
    def read(text):
        events = coder.code(make_report(text)).events
        return {(e.type, e.mode, e.cameo) for e in events}

    return read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # who asks appeals (02), who demands or orders does not (10)
        ("Peru asked Chile for a loan.", ("REQUEST", "assist", "0231")),
        ("Peru demanded a loan from Chile.", ("REQUEST", "assist", "103")),
        # an appeal takes its code from the mode of what is asked
        ("Norway urged Sudan to hold talks.", ("REQUEST", "meet", "026")),
        ("Norway ordered Sudan to hold talks.", ("REQUEST", "meet", "106")),
        ("Chad appealed to Mali on Monday.", ("REQUEST", None, "020")),
        # to deny a deed is a statement by CAMEO's codes, a refusal by PLOVER's types
        ("Rwanda rejected the allegation by Kenya.", ("REJECT", None, "016")),
        ("Rwanda rejected the offer by Kenya.", ("REJECT", None, "120")),
        # a court that orders a release sets free
        ("A court ordered the release of the monk.", ("RETREAT", "release", "0841")),
        ("A court ordered Mali to free the monk.", ("REQUEST", "yield", "105")),
        # to call for punishment is to rally others against somebody
        ("Peru called for sanctions against Mali.", ("ACCUSE", "disapprove", "113")),
    ],
)
def test_requests_and_refusals_have_their_codes(codes, text, code):
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Kremlin declined to comment.",
        "The ministry refused to say when the ship would sail.",
        "Berlin insists it is enforcing the rules.",  # told, not demanded
        "The president ordered a pizza.",
        "The minister turned down the volume.",
    ],
)
def test_what_only_looks_like_them_is_no_event(codes, text):
    assert {t for t, _, _ in codes(text)} <= set()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # who owns up did it, by his own account
        (
            "The Taliban claimed responsibility for the attack on Indian police.",
            ("ASSAULT", "claimed", "The Taliban", "Indian police"),
        ),
        # what is weighed or hoped for has not happened
        (
            "Peru considered sending aid to Mali.",
            ("AID", "hypothetical", "Peru", "Mali"),
        ),
        (
            "Oslo was optimistic that Mali would sue Chad.",
            ("ACCUSE", "hypothetical", "Mali", "Chad"),
        ),
        # through two statements to the act below
        (
            "Peru urged Mali to consider suing Chad.",
            ("REQUEST", "happened", "Peru", "Mali"),
        ),
    ],
)
def test_a_mere_statement_tells_how_real_an_act_is(coder, text, act):
    events = coder.code(make_report(text)).events
    assert act in {
        (
            e.type,
            e.status,
            ", ".join(a.words.text for a in e.actors),
            ", ".join(r.words.text for r in e.recipients),
        )
        for e in events
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # to ask for the end of a thing is to ask to yield, whatever the thing
        ("Peru urged Mali to stop aiding Chad.", ("REQUEST", "yield", "025")),
        # who denies a deed turns nobody's wish down
        ("Peru denied aiding Mali.", ("REJECT", None, "016")),
        # South Asian for a visit
        (
            "Envoy Rana called on President Wickremesinghe to discuss trade.",
            ("CONSULT", "visit", "042"),
        ),
        # the maker of the text asks, not the text
        ("Peru issued a statement urging Mali to wait.", ("REQUEST", None, "020")),
    ],
)
def test_requests_and_refusals_are_told_by_what_they_are_about(codes, text, code):
    assert code in codes(text)


def test_who_hopes_demands_nothing(codes):
    found = codes("Peru said it hoped that Mali would send aid to Chad.")
    assert "REQUEST" not in {t for t, _, _ in found}


@pytest.mark.parametrize(
    "text",
    [
        "Peru was unable to agree on lifting the sanctions on Mali.",
        "Peru is not ready to aid Mali.",
        "Peru did not agree to aid Mali.",
        "Peru turned a deaf ear to Mali.",
        "Peru shut the door on talks with Mali.",
    ],
)
def test_who_does_not_agree_refuses(codes, text):
    assert "REJECT" in {t for t, _, _ in codes(text)}


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # a verb that the parser takes for a noun
        ("EU and UN hand over medical supplies to the Nigerian army.", "AID"),
        # a participle is no plea: nobody calls
        ("Peru launched a fund called Mali Aid.", None),
    ],
)
def test_verbs_and_nouns_are_told_apart(codes, text, type_):
    found = {t for t, _, _ in codes(text)}
    assert type_ in found if type_ else "REQUEST" not in found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # "for" may open a clause
        ("Peru called for Mali to withdraw its troops.", "Mali"),
        # the parser takes the bare verb for one in the present
        ("Peru demanded that Mali explain the plan.", "Mali"),
        ("Peru insisted that Chad and Mali are enforcing the ban.", None),
        # a list is looked through
        ("Peru handed the Malian envoy a list of demands.", "the Malian envoy"),
    ],
)
def test_who_is_asked_is_found(coder, text, told):
    events = coder.code(make_report(text)).events
    asked = [r.words.text for e in events if e.type == "REQUEST" for r in e.recipients]
    assert asked == ([told] if told else [])


def test_one_word_demands_once(events):
    text = "Peru said Mali must stay with its plan and explain the delay."
    assert [e.type for e in events(text)] == ["REQUEST"]


def test_an_empty_it_asks_nothing(events):
    (talks,) = events("It is vital to meet the rebels, the army chief said.")
    assert [a.words.text for a in talks.actors] == ["the rebels"]


@pytest.mark.parametrize(
    ("text", "actors", "status"),
    [
        ("It is up to Iran to release the hostages.", ["Iran"], "hypothetical"),
        ("It is Israel's duty to protect civilians.", ["Israel"], "planned"),
    ],
)
def test_it_is_told_whose_lot_a_thing_is(events, text, actors, status):
    (act,) = events(text)
    assert [a.name for a in act.actors] == actors
    assert act.status == status
