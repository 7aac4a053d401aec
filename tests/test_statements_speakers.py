"""Which of several speakers says what: quotations, turns, lists and torn parses."""

import pytest
from sentences import shown


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


def test_we_in_a_turn_is_whoever_has_the_word(said):
    text = (
        "MR. ADLER:  Good morning.\n\nQ    Verdia says they are spies.\n\n"
        "MR. ADLER:  We reject that.\n"
    )
    found = {s.cue.text: [a.name for a in s.speakers] for s in said(text)}
    assert found["reject"] == ["Adler"]
    assert found["says"] == ["Verdia"]


def test_a_semicolon_parts_what_two_say(said):
    text = "One envoy thinks the truce will hold; another sees the pause as a start."
    assert [(s.cue.text, s.content.text) for s in said(text)] == [
        ("thinks", "the truce will hold"),
        ("sees", "the pause as a start"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (  # what was done by it is theirs as well
            "A bomb hit the port on Friday, killing ten sailors, officials said.",
            (
                "officials",
                "said",
                "A bomb hit the port on Friday, killing ten sailors",
            ),
        ),
        (  # joined by the parser to the last thing named
            "Two dams burst during the storm, army officials and medics said.",
            ("army officials + medics", "said", "Two dams burst during the storm"),
        ),
        (  # and a day taken for the speaker
            "Kenya has given Peru aid for ports, farms and health, "
            "the Kenyan Information Service (KIS) said Friday.",
            (
                "the Kenyan Information Service",
                "said",
                "Kenya has given Peru aid for ports, farms and health",
            ),
        ),
        (  # also behind the word of saying
            "Police said a bomb burst in the market, killing ten traders.",
            ("Police", "said", "a bomb burst in the market, killing ten traders"),
        ),
        (  # but not what comes of an order
            "Ruiz called on the farmers to strike, causing a row.",
            ("Ruiz", "called", "the farmers to strike"),
        ),
        (  # what would be is somebody's thought
            "Ruiz said that Peru would raise the tax, which would hurt farmers.",
            ("Ruiz", "said", "that Peru would raise the tax, which would hurt farmers"),
        ),
        (  # what was is the report's
            "Ruiz said that Peru would raise the tax, which began in May.",
            ("Ruiz", "said", "that Peru would raise the tax"),
        ),
        (  # who somebody is
            "Ruiz said that he feared his old rival, Ana Melo.",
            ("Ruiz", "said", "that he feared his old rival, Ana Melo"),
        ),
        (  # who is told, and how, is no more
            "Ana Ruiz told Xinhua by phone that the dam was safe.",
            ("Ana Ruiz", "told", "that the dam was safe"),
        ),
        (  # a verb that the parser hung on a noun
            "Melo, a former pilot who has been mayor since May, announced in June that "
            "he would leave.",
            ("Melo", "announced", "that he would leave"),
        ),
        (  # who speaks stands behind the word, and nothing is quoted
            "The farmers are selling the land too early, warned mayor Ana Ruiz.",
            (
                "mayor Ana Ruiz",
                "warned",
                "The farmers are selling the land too early",
            ),
        ),
        (  # to a meeting one speaks as well
            "The farmers had sold the land, Ana Ruiz, the mayor, told a conference.",
            ("Ana Ruiz", "told", "The farmers had sold the land"),
        ),
        (  # which is the report's, behind a quotation too
            'Ruiz said that the dam was "safe and dry," adding that it would hold.',
            ("Ruiz", "said", 'that the dam was "safe and dry,"'),
        ),
        (  # a second verb in the tense of the word of saying is the speaker's act
            "Ruiz told Xinhua that Melo would visit Peru, but failed to give a date.",
            ("Ruiz", "told", "that Melo would visit Peru"),
        ),
        (  # who is accused is part of it
            "Three sailors accused of theft fled.",
            ("", "accused", "Three sailors accused of theft"),
        ),
        (  # things of a list
            "Ruiz said that he had told Ana Melo, her brother and their friends.",
            (
                "Ruiz",
                "said",
                "that he had told Ana Melo, her brother and their friends",
            ),
        ),
        (  # put between dashes
            "His end -- a court ordered his death -- was welcomed by Peru.",
            ("a court", "ordered", "his death"),
        ),
    ],
)
def test_what_is_said_ends_where_its_speaker_or_a_dash_stands(said, text, wanted):
    assert wanted in [shown(s) for s in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The flood claimed ten lives.",
        "The mill posted a loss.",
        "Police questioned two suspects.",
        "Growth was slow compared with last year.",
    ],
)
def test_what_a_verb_of_speech_does_to_a_thing_is_no_saying(said, text):
    assert said(text) == ()
