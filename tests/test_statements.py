"""Who said what: each form of saying, with its speaker, cue and content."""

import pytest
from sentences import shown


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
            "Peru said talks had failed and announced a boycott of the summit.",
            ("Peru", "announced", "a boycott of the summit"),
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
        (  # a noun that tells what all before it is
            "The bank said that growth fell to one percent, the lowest rate since May.",
            ("The bank", "said", "that growth fell to one percent"),
            "reported",
        ),
        (  # the last of a list is none
            "The bank said that Peru would sell a mine, a port and a railway.",
            ("The bank", "said", "that Peru would sell a mine, a port and a railway"),
            "reported",
        ),
        (  # the speaker's own, before the cue
            "Growth fell to one percent, the lowest rate since May, the bank said.",
            (
                "the bank",
                "said",
                "Growth fell to one percent, the lowest rate since May",
            ),
            "reported",
        ),
        (  # names that the parser tears apart
            "Former envoy Ana Lopez calls the plan for a border wall ‘stupid’.",
            ("Former envoy Ana Lopez", "calls", "the plan for a border wall ‘stupid’"),
            "mixed",
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


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The mayor denied it, a claim that the judge rejected.", "claim"),
        ('"Go home," he said. "It is late." They laughed.', "laughed"),
    ],
)
def test_what_is_no_saying(said, text, cue):
    assert cue not in [s.cue.text for s in said(text)]
