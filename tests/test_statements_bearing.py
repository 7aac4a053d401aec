"""What a statement bears on: stance, topic, occasion, and whose word events are."""

import pytest

from dragoman import make_report
from dragoman.counts import counts_of


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("Peru condemned the raid on the village.", "against", "the raid"),
        ("Peru welcomed the release of the nuns.", "for", "the release"),
        ("Peru said the raid was unacceptable.", "against", "the raid"),
        ("Peru said the raid was not acceptable.", "against", "the raid"),
        ("Peru said that the treaty was vital for both.", "for", "the treaty"),
        ("Peru urged Chile to withdraw its troops.", "for", None),
        # For what is asked, and not for whom it is asked of.
        ("Peru said Chile must withdraw.", "for", "Chile must withdraw"),
        ("The mayor called the vote a sham.", "against", "the vote"),
        ("The mayor called for a new vote.", "for", "a new vote"),
        ("The mayor described the raid as a cowardly act.", "against", "the raid"),
        ("The mayor termed the fair a tangible success.", "for", "the fair"),
        ("Peru said that it rained.", "neither", None),
    ],
)
def test_a_stance_has_a_target(said, text, stance, target):
    (found,) = said(text)
    assert found.stance == stance
    assert (found.target is None) == (stance == "neither")
    if target:
        assert found.target.text == target


def test_a_call_is_the_occasion_of_what_was_said_in_it(coder):
    text = (
        "President Jan Kowalski of Poland telephoned the President of Peru on Monday."
        " He said that Poland would support Peru."
    )
    record = coder.code(make_report(text, published="2024-03-06"))
    call = next(e for e in record.events if e.type == "CONSULT")
    promised = next(s for s in record.statements if s.cue.text == "said")
    assert promised.occasion == call.id
    assert [a.country for a in promised.speakers] == ["POL"]
    assert "Peru" in promised.about


def test_events_in_a_quotation_are_the_speakers(coder):
    text = (
        '"Rebels burned the village," the mayor said. "They killed three farmers."'
        " Police arrested two men."
    )
    events = coder.code(make_report(text)).events
    told = {e.trigger.text.split()[0]: e.according_to for e in events}
    assert told["burned"].words.text == "the mayor"
    assert told["killed"].words.text == "the mayor"
    assert told["arrested"] is None


def test_each_count_has_its_own_source(coder):
    text = (
        "The army said the raid killed 12 people, while the rebels said it killed 30."
    )
    events = coder.code(make_report(text)).events
    counts = [count for event in events for count in event.counts]
    told = {count.best: count.according_to.text for count in counts}
    assert told == {12: "The army", 30: "the rebels"}


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv said the attack on Odesa killed 12 people, Moscow 30.",
        "Kyiv put the death toll of the attack on Odesa at 12, Moscow at 30.",
        "Kyiv said the attack on Odesa killed 12 people; Moscow said 30.",
        "According to Kyiv the attack on Odesa killed 12 people, according to Moscow"
        " 30.",
    ],
)
def test_a_number_that_another_gives_has_that_source(coder, text):
    (parse,) = coder.parse.parse([make_report(text)])
    told = [(count.best, count.according_to.text) for count in counts_of(parse)]
    assert told == [(12, "Kyiv"), (30, "Moscow")]


def test_counts_in_later_sentences_of_a_quotation_are_the_speakers(coder):
    text = (
        '"Rebels attacked the village and killed 12 people," the governor said.'
        ' "They wounded 40 others."'
    )
    events = coder.code(make_report(text)).events
    counts = [count for event in events for count in event.counts]
    assert {count.best for count in counts} == {12, 40}
    assert {count.according_to.text for count in counts} == {"the governor"}


def test_a_claim_that_the_report_confirms_is_kept_beside_it(coder):
    text = (
        "Rebels said on Monday that they had captured the radio tower in Kabul."
        " Rebels captured the radio tower in Kabul on Monday."
    )
    events = [e for e in coder.code(make_report(text)).events if e.type == "ASSAULT"]
    claimed, confirmed = events
    assert claimed.according_to.words.text == "Rebels"
    assert confirmed.according_to is None


def test_the_act_of_saying_is_the_reports_own(coder):
    text = "The minister accused the army of burning the village."
    events = {e.type: e for e in coder.code(make_report(text)).events}
    assert events["ACCUSE"].according_to is None
    assert events["ASSAULT"].according_to.words.text == "The minister"


def test_the_leaders_who_met_speak_on_that_occasion(coder):
    text = (
        "President Jan Kowalski of Poland met President Ana Melo of Peru on Monday."
        " Participants urged restraint."
    )
    record = coder.code(make_report(text, published="2024-03-06"))
    met = next(e for e in record.events if e.type == "CONSULT")
    urged = next(s for s in record.statements if s.cue.text == "urged")
    assert urged.occasion == met.id


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("The mayor said he was angry about the dam.", "against", "the dam"),
        ("The mayor said he was ready.", "neither", None),
        ("Peru reaffirmed that the treaty remained in force.", "neither", None),
        ("Peru reaffirmed its support for Chile.", "for", "Chile"),
        ("Peru reaffirmed its opposition to the dam.", "against", "the dam"),
    ],
)
def test_what_one_feels_is_not_a_stance_on_oneself(said, text, stance, target):
    found = next(s for s in said(text) if s.cue.text in ("said", "reaffirmed"))
    assert found.stance == stance
    assert (found.target.text if found.target else None) == target


def test_who_is_named_beside_speech_is_not_what_it_is_about(said):
    text = '"Peru is strong," Jan Kovac told Kappa News. "It will win."'
    (found,) = said(text)
    assert found.about == ("Peru",)


def test_a_claim_has_its_events_according_to_whose_it_is(coder):
    text = "The rebels' claim that they had shot down two helicopters was doubted."
    (event,) = coder.code(make_report(text)).events
    assert event.according_to.words.text == "The rebels"


def test_nobody_is_called_it_who_reports(coder):
    text = "It was reported that rebels had burned a village in Mali."
    events = coder.code(make_report(text)).events
    assert [event.according_to for event in events] == [None]


def test_the_place_before_a_colon_that_begins_a_report_does_not_speak(said):
    (found,) = said("LIMA: Peru on Monday condemned the raid on the village.")
    assert [speaker.name for speaker in found.speakers] == ["Peru"]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            "Ruiz said an official at the Ministry of Fish met the nurse.",
            ["Ministry of Fish"],
        ),
        (
            "Ruiz said shops in rural areas near Kampala had closed since Oct. 8.",
            ["Kampala"],
        ),
        ("Ruiz said that tents were sent to the flood-hit Punjab.", ["Punjab"]),
        ("Ruiz said a rebel leader hid in Chad's eastern province.", ["Chad"]),
        ("Ruiz said Mr. Karimi would see the general.", ["Karimi"]),
        ("Ruiz said the secretary-general had written to Oman.", ["Oman"]),
    ],
)
def test_a_statement_is_about_names_and_not_what_somebody_is(said, text, about):
    (found,) = said(text)
    assert list(found.about) == about


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Ruiz said the reactor would feed the grid.", ["energy and resources"]),
        ("Ruiz said inspectors had found uranium.", ["arms and disarmament"]),
        ("Ruiz said that the cabinet had fallen.", ["government and politics"]),
        ("Ruiz said the curfew would end at dawn.", ["protest and unrest"]),
        ("Ruiz said the quake had felled a bridge.", ["disasters and accidents"]),
        ("Ruiz said the river water would be shared.", ["energy and resources"]),
        # what says it only beside other words
        ("Ruiz said a new drug helped against fever.", []),
        ("Ruiz said that the food in the canteen was cold.", []),
        ("Ruiz said the well gave warm water.", []),
        ("Ruiz said Kim Jong Un would stay.", []),
    ],
)
def test_words_show_a_topic_wherever_they_stand(said, text, topics):
    (found,) = said(text)
    assert list(found.topics) == topics
