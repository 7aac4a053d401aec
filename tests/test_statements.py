"""Who said what: each form of saying, its speaker, content, stance and occasion."""

import pytest
from sentences import shown

from dragoman import make_report
from dragoman.counts import counts_of


@pytest.mark.parametrize(
    ("text", "wanted", "quoted"),
    [
        (
            "The minister said that talks had failed.",
            ("The minister", "said", "that talks had failed"),
            "reported",
        ),
        (
            "“We will win,” Mr Kovac told reporters on Friday.",
            ("Mr Kovac", "told", "“We will win,”"),
            "direct",
        ),
        (
            '"The bridge is safe," said Maria Lopez, an engineer.',
            ("Maria Lopez", "said", '"The bridge is safe,"'),
            "direct",
        ),
        (  # interrupted
            '"The plan," said the mayor, "is dead."',
            ("the mayor", "said", '"The plan," said the mayor, "is dead."'),
            "direct",
        ),
        (  # floating over sentences
            '"We are tired," the mayor said. "We want peace. We want bread."',
            (
                "the mayor",
                "said",
                '"We are tired," the mayor said. "We want peace. We want bread."',
            ),
            "direct",
        ),
        (  # over paragraphs, each opened anew
            "The mayor said: “We are tired.\n\n“We want peace.”",
            ("The mayor", "said", "“We are tired.\n\n“We want peace.”"),
            "direct",
        ),
        (  # partial
            "The mayor called the attack “cowardly”.",
            ("The mayor", "called", "the attack “cowardly”"),
            "mixed",
        ),
        (
            "According to police, five men fled.",
            ("police", "According", "five men fled"),
            "reported",
        ),
        (
            "Five men fled, according to a report by the ministry.",
            ("a report", "according", "Five men fled"),
            "reported",
        ),
        (  # put into the sentence
            "The plan, she said, continued to fail.",
            ("she", "said", "The plan, she said, continued to fail"),
            "reported",
        ),
        (  # nobody is named
            "The mayor is expected to resign.",
            ("", "is expected", "The mayor is expected to resign"),
            "reported",
        ),
        (
            "The mayor accused the general of lying.",
            ("The mayor", "accused", "the general of lying"),
            "reported",
        ),
        (  # a noun
            "His claim that the vote was stolen was dismissed.",
            ("His", "claim", "that the vote was stolen"),
            "reported",
        ),
        (  # an adjective
            "The mayor was confident that the bridge would hold.",
            ("The mayor", "confident", "that the bridge would hold"),
            "reported",
        ),
        (  # put behind its first words
            "Voters, the mayor said, need not worry.",
            ("the mayor", "said", "Voters, the mayor said, need not worry"),
            "reported",
        ),
        (  # a title at the end is not what is said
            '"I am a father," the mayor said in May on the show "Good Day."',
            ("the mayor", "said", '"I am a father,"'),
            "direct",
        ),
        (  # whom a call asks
            "The mayor called on the general to resign.",
            ("The mayor", "called", "the general to resign"),
            "reported",
        ),
        (  # a figure of one's own
            "The rebels put the toll at 30.",
            ("The rebels", "put", "the toll at 30"),
            "reported",
        ),
        (  # a feeling in the form of a passive
            "The mayor was determined to leave the town.",
            ("The mayor", "determined", "to leave the town"),
            "reported",
        ),
        (  # told by others
            '"We want deeds," the envoy was quoted by a paper as saying.',
            ("the envoy", "saying", '"We want deeds,"'),
            "direct",
        ),
        (  # broken by its cue
            '"After that," the mayor said, "I went home."',
            ("the mayor", "said", '"After that," the mayor said, "I went home."'),
            "direct",
        ),
        (  # what goes before its subject is when, not what
            "In a statement released after a rally ended, the mayor said it was late.",
            ("the mayor", "said", "it was late"),
            "reported",
        ),
        (  # the whole clause, both its verbs
            "Peru is growing and has paid its debts, according to the bank.",
            ("the bank", "according", "Peru is growing and has paid its debts"),
            "reported",
        ),
        (  # in the marks of British papers
            "‘The plan is dead,’ the mayor said. ‘We won’t try again.’",
            (
                "the mayor",
                "said",
                "‘The plan is dead,’ the mayor said. ‘We won’t try again.’",
            ),
            "direct",
        ),
        (  # no quotation
            "The voters’ anger was clear, the mayor said of the nurses’ strike.",
            ("the mayor", "said", "The voters’ anger was clear"),
            "reported",
        ),
        (  # both its clauses
            "Several roads were closed, and some schools were shut, the mayor said.",
            (
                "the mayor",
                "said",
                "Several roads were closed, and some schools were shut",
            ),
            "reported",
        ),
        (  # whom she told stands before the colon
            'The mayor told an open-air rally in Lima: "Let us go home."',
            ("The mayor", "told", '"Let us go home."'),
            "direct",
        ),
        (  # the survey shows it
            "The mayor said it was shut after a public survey showed that it was old.",
            (
                "The mayor",
                "said",
                "it was shut after a public survey showed that it was old",
            ),
            "reported",
        ),
        (  # what another says beside it
            "The President noted our unwavering confidence in the strength of the army"
            " and the two leaders discussed how the war will go on.",
            (
                "The President",
                "noted",
                "our unwavering confidence in the strength of the army",
            ),
            "reported",
        ),
        (  # what another says of it
            "The mayor said that the dam would hold, according to the Daily Kappa.",
            ("The mayor", "said", "that the dam would hold"),
            "reported",
        ),
        (  # what a reporter adds behind the cue
            '"Go home," the mayor said, and the boys left.',
            ("the mayor", "said", '"Go home,"'),
            "direct",
        ),
        (  # a sentence that a quotation ends
            'Running a town, the mayor said, "is like herding cats."',
            (
                "the mayor",
                "said",
                'Running a town, the mayor said, "is like herding cats."',
            ),
            "mixed",
        ),
        (  # a book is not said
            'The mayor said in her book, "A Time for Bread," that floods teach.',
            ("The mayor", "said", "that floods teach"),
            "reported",
        ),
        (  # whom one asks and what
            "The paper asked the mayor if she was ready for the job.",
            ("The paper", "asked", "if she was ready for the job"),
            "reported",
        ),
        (  # another verb of the same subject
            "Peru has proposed sending monitors and has gone to the court.",
            ("Peru", "has proposed", "sending monitors"),
            "reported",
        ),
        (  # who is told stands between
            "As the mayor told the paper, the dam was built in haste.",
            ("the mayor", "told", "the dam was built in haste"),
            "reported",
        ),
        (  # whose other words begin with "did not"
            "The mayor said that the dam was old but did not suggest it would break.",
            ("The mayor", "said", "that the dam was old"),
            "reported",
        ),
        (  # what the reporter adds is left out
            "She said the dam would hold, adding to hopes downstream.",
            ("She", "said", "the dam would hold"),
            "reported",
        ),
        (  # a source for the whole sentence, not for its last words
            "Farmers would prefer to leave the valley, according to a union survey.",
            ("a union survey", "according", "Farmers would prefer to leave the valley"),
            "reported",
        ),
        (  # a paragraph of its own behind a colon
            'The mayor continued:\n\n"The dam is safe. Nobody needs to leave."',
            ("The mayor", "continued", '"The dam is safe. Nobody needs to leave."'),
            "direct",
        ),
        (  # what is demanded, not only to which end
            "The union demanded a vote to leave the pact.",
            ("The union", "demanded", "a vote to leave the pact"),
            "reported",
        ),
        (  # a participle that is told
            'Ruiz described feeling "lost" after the flood.',
            ("Ruiz", "described", 'feeling "lost" after the flood'),
            "mixed",
        ),
        (  # a thought that another tells
            "Ruiz thinks the law is fair, a friend said on Monday.",
            ("a friend", "said", "Ruiz thinks the law is fair"),
            "reported",
        ),
        (  # what a promise is said to be, and who made it
            "The clearest promise she made is that nobody will have to leave.",
            ("she", "promise", "that nobody will have to leave"),
            "reported",
        ),
        (  # whoever gives an endorsement stands behind it
            "The mayor won the endorsement of the farmers' union.",
            ("the farmers' union", "endorsement", "The mayor"),
            "reported",
        ),
        (  # another clause tells the second quotation
            'Ruiz said both were "weak," but he gave them a compliment: "Fine men."',
            ("Ruiz", "said", 'both were "weak,"'),
            "mixed",
        ),
        (  # what something is called goes with it
            "Ruiz referred to the vote as a sham.",
            ("Ruiz", "referred", "the vote as a sham"),
            "reported",
        ),
        (  # a clause before a colon is the reporter's
            'A blunt line stood in the speech: "The dam is safe," she said.',
            ("she", "said", '"The dam is safe,"'),
            "direct",
        ),
        (  # one word between two quotations of one speaker
            '"It is old," Ruiz said. Instead, "we need a new one."',
            ("Ruiz", "said", '"It is old," Ruiz said. Instead, "we need a new one."'),
            "direct",
        ),
        (  # figures may suggest, though they wish nothing
            "Early figures suggest that the dam will hold.",
            ("Early figures", "suggest", "that the dam will hold"),
            "reported",
        ),
        (  # whoever says it, not what it is said of
            "Peru said talks had failed and recalled its envoy from Chile.",
            ("Peru", "recalled", "its envoy from Chile"),
            "reported",
        ),
        (  # a page that writes closing marks for both
            "”The dam is old. We want a new one,” said Ruiz.",
            ("Ruiz", "said", "”The dam is old. We want a new one,”"),
            "direct",
        ),
        (  # what is said begins before its cue
            "Farmers, Ruiz suggested, do not have to leave.",
            ("Ruiz", "suggested", "Farmers, Ruiz suggested, do not have to leave"),
            "reported",
        ),
        (  # a thought with an auxiliary
            "Many farmers have never trusted the governor.",
            ("Many farmers", "have never trusted", "the governor"),
            "reported",
        ),
    ],
)
def test_a_saying_has_speaker_cue_and_content(said, text, wanted, quoted):
    found = [s for s in said(text) if s.cue.text == wanted[1]]
    assert [shown(s) for s in found] == [wanted]
    assert found[0].quoted == quoted


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor went on by saying that the dam was safe.", "saying"),
        ("The mayor said in her remarks that the dam was safe.", "said"),
    ],
)
def test_of_several_cues_of_one_content_one_tells_it(said, text, cue):
    assert [s.cue.text for s in said(text)] == [cue]


def test_whoever_is_asked_does_not_ask(said):
    asked, told = said("Asked about the dam, Ruiz said it would hold.")
    assert asked.speakers == ()
    assert shown(told) == ("Ruiz", "said", "it would hold")


def test_two_who_say_it_otherwise_are_told_apart(said):
    text = (
        "The army said the raid killed 12 people, while the rebels said it killed 30."
    )
    assert [shown(s) for s in said(text)] == [
        ("The army", "said", "the raid killed 12 people"),
        ("the rebels", "said", "it killed 30"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The ministry said that talks had failed, the rebels that they went on.",
            [
                ("The ministry", "said", "that talks had failed"),
                ("the rebels", "said", "that they went on"),
            ],
        ),
        (
            "Kyiv put the toll of the attack at 12, Moscow at 30.",
            [
                ("Kyiv", "put", "the toll of the attack at 12"),
                ("Moscow", "put", "30"),
            ],
        ),
        (  # no second speaker
            "Police said the bus had left the village that morning.",
            [("Police", "said", "the bus had left the village that morning")],
        ),
        (  # who is described, no second speaker
            "Police said they feared the rebels, the men that burned the mill.",
            [("Police", "said", "they feared the rebels")],
        ),
    ],
)
def test_a_second_speaker_needs_no_verb(said, text, wanted):
    assert [shown(s) for s in said(text) if s.cue.text in ("said", "put")] == wanted


def test_a_quotation_before_another_cue_is_not_its_own(said):
    text = '"It was a gift," the mayor said, commenting on the new bridge.'
    found = [shown(s) for s in said(text)]
    assert ("the mayor", "said", '"It was a gift,"') in found
    assert not any(cue == "commenting" and '"' in what for _, cue, what in found)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ('"I am tired," the mayor said, asked about the dam.', "asked"),
        ('"I am tired," said the mayor, who knew the town.', "knew"),
        ('In his book, "A Time for Bread," the mayor described a flood.', "described"),
    ],
)
def test_a_quotation_is_the_nearest_speakers_and_no_title(said, text, cue):
    assert not any(s.cue.text == cue and '"' in s.content.text for s in said(text))


def test_a_quotation_goes_on_in_the_next_paragraph(said):
    text = '"We are tired," the mayor told Kappa News.\n\n"We want peace."\n\nShe left.'
    (found,) = said(text)
    assert found.content.text.endswith('"We want peace."')


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # a title's full stop ends no sentence
            '"Who pays for it?" Mrs. Melo asked.',
            ("Mrs. Melo", "asked", '"Who pays for it?"'),
        ),
        (  # the charge belongs to what it is called
            "The envoy responded online, calling Peru’s charge “pathetic” and “old.”",
            ("The envoy", "calling", "Peru’s charge “pathetic” and “old.”"),
        ),
        (  # a subject that the parser hung on a place
            "Speaking in Lima, Melo, without naming him, accused Novak of lying.",
            ("Melo", "accused", "Novak of lying"),
        ),
    ],
)
def test_a_cue_that_the_parser_tore_from_its_words(said, text, wanted):
    assert [shown(s) for s in said(text) if s.cue.text == wanted[1]] == [wanted]


def test_speech_with_a_speaker_of_its_own_does_not_float(said):
    text = '"We won," the mayor said.\n\n"They lost," grunted the old man by the door.'
    assert [s.content.text for s in said(text) if s.cue.text == "said"] == ['"We won,"']


def test_who_is_asked_is_not_what_is_asked(said):
    text = "A woman was heard asking the mayor after the rally."
    assert [s for s in said(text) if s.cue.text == "asking"] == []


def test_headings_that_name_people_are_no_turns(said):
    text = "Four are left in the race.\n\n" + "".join(
        f"{name}: A closing surge.\n\nThe governor led in May.\n\n"
        for name in ("Alvarez", "Brandt", "Conti", "Duval")
    )
    assert said(text) == ()


def test_a_second_verb_of_what_is_said_is_no_second_saying(said):
    text = "The mayor said she was tired and wanted rest."
    assert [s.cue.text for s in said(text)] == ["said"]


def test_a_thing_without_a_mind_supports_nothing(said):
    text = "Peru welcomed a partnership. Maritime cooperation supports the islands."
    assert [s.cue.text for s in said(text)] == ["welcomed"]


def test_a_verb_that_the_parser_tore_from_its_subject_has_the_first_noun(said):
    text = (
        "Two activists hoping to keep the general from the ballot say that their"
        " group will sue."
    )
    found = next(s for s in said(text) if s.cue.text == "say")
    assert found.speakers[0].words.text == "Two activists"


def test_whom_one_accords_with_is_not_spoken_to(said):
    (found,) = said("Five men fled, according to the ministry.")
    assert found.addressee is None


def test_all_who_say_it_together_are_its_speakers(said):
    (found,) = said("The mayor and the general said that the dam would hold.")
    assert [a.words.text for a in found.speakers] == ["The mayor", "the general"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "President Novak, Chancellor Melo, and President Ruiz reaffirmed it.",
            ["President Novak", "Chancellor Melo", "President Ruiz"],
        ),
        (  # a name and an office are one
            "Grace Melo, the minister of energy, reaffirmed her commitment to peace.",
            ["Grace Melo"],
        ),
    ],
)
def test_all_of_a_list_of_names_are_speakers(said, text, speakers):
    found = next(s for s in said(text) if s.cue.text == "reaffirmed")
    assert [a.words.text for a in found.speakers] == speakers


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        (  # a name has no purpose
            "President Jan Novak spoke with King Omar of Mali to discuss the drought"
            " and the price of bread.",
            "to discuss",
            "President Jan Novak",
        ),
        (  # nothing that can happen "briefed"
            "The mayor noted his commitment to ensuring that Peru can never lose the"
            " cup and briefed the King on talks in Lima.",
            "briefed",
            "The mayor",
        ),
    ],
)
def test_a_verb_that_the_parser_hung_on_others_is_the_subjects(
    said, text, cue, speaker
):
    found = next(s for s in said(text) if s.cue.text == cue)
    assert found.speakers[0].words.text == speaker


def test_what_is_added_behind_an_object_is_the_subjects(said):
    text = "The mayor conveyed his intention to leave, noting that he was tired."
    found = next(s for s in said(text) if s.cue.text == "noting")
    assert found.speakers[0].words.text in ("The mayor", "his")


def test_scare_quotes_are_nobodys_words(said):
    text = 'The "iron dome" fell. The mayor said that nobody was hurt.'
    assert [s.content.text for s in said(text)] == ["that nobody was hurt"]


def test_what_is_said_in_a_quotation_is_not_the_reports(said):
    text = '"I think they said no," the mayor said.'
    assert [s.cue.text for s in said(text)] == ["said"]


def test_turns_of_a_transcript_are_statements(said):
    text = (
        "MS. LOPEZ:  Good morning. We have a plan.\n\n"
        "Q    Will it work?\n\n"
        "MS. LOPEZ:  It will.\n"
    )
    found = [shown(s)[::2] for s in said(text)]
    assert ("MS. LOPEZ", "Good morning. We have a plan.") in found
    assert ("MS. LOPEZ", "It will.") in found
    assert any(content == "Will it work?" for _, content in found)


@pytest.mark.parametrize(
    ("text", "stance", "target"),
    [
        ("Peru condemned the raid on the village.", "against", "the raid"),
        ("Peru welcomed the release of the nuns.", "for", "the release"),
        ("Peru said the raid was unacceptable.", "against", "the raid"),
        ("Peru said the raid was not acceptable.", "against", "the raid"),
        ("Peru said that the treaty was vital for both.", "for", "the treaty"),
        ("Peru urged Chile to withdraw its troops.", "for", None),
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


def test_we_in_a_turn_is_whoever_has_the_word(said):
    text = (
        "MR. ADLER:  Good morning.\n\nQ    Verdia says they are spies.\n\n"
        "MR. ADLER:  We reject that.\n"
    )
    found = {s.cue.text: [a.name for a in s.speakers] for s in said(text)}
    assert found["reject"] == ["Adler"]
    assert found["says"] == ["Verdia"]


def test_who_is_named_beside_speech_is_not_what_it_is_about(said):
    text = '"Peru is strong," Jan Kovac told Kappa News. "It will win."'
    (found,) = said(text)
    assert found.about == ("Peru",)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor denied it, a claim that the judge rejected.", "claim"),
        ('"Go home," he said. "It is late." They laughed.', "laughed"),
    ],
)
def test_what_is_no_saying(said, text, cue):
    assert cue not in [s.cue.text for s in said(text)]


def test_a_semicolon_parts_what_two_say(said):
    text = "One envoy thinks the truce will hold; another sees the pause as a start."
    assert [(s.cue.text, s.content.text) for s in said(text)] == [
        ("thinks", "the truce will hold"),
        ("sees", "the pause as a start"),
    ]


def test_a_claim_has_its_events_according_to_whose_it_is(coder):
    text = "The rebels' claim that they had shot down two helicopters was doubted."
    (event,) = coder.code(make_report(text)).events
    assert event.according_to.words.text == "The rebels"


def test_nobody_is_called_it_who_reports(coder):
    text = "It was reported that rebels had burned a village in Mali."
    events = coder.code(make_report(text)).events
    assert [event.according_to for event in events] == [None]
