"""The grammar of acts: words of conflict short of arms, and the senses they share."""

import pytest

from dragoman import make_report


@pytest.fixture(scope="module")
def codes(coder):
    def read(text):
        events = coder.code(make_report(text)).events
        return {(e.type, e.mode) for e in events}

    return read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        # charging
        ("Prosecutors charged the senator with murder.", ("ACCUSE", "allege")),
        ("Paris charged that Moscow had armed the rebels.", ("ACCUSE", "allege")),
        # South Asian and African English
        ("The court pulled up the government.", ("ACCUSE", "disapprove")),
        ("Police registered an FIR against the minister.", ("ACCUSE", "allege")),
        ("Students gheraoed the governor of Assam.", ("PROTEST", "demo")),
        ("Doctors in Nagpur struck work.", ("PROTEST", "strike")),
        # a judgement stands behind its object
        ("Washington held the militia responsible.", ("ACCUSE", "disapprove")),
        # a main verb that the parser takes for a participle
        ("The Peruvian foreign ministry condemned on Monday the shelling of a school.",
         ("ACCUSE", "disapprove")),
        # one word, several acts
        ("Riyadh closed the border with Yemen.", ("COERCE", "restrict")),
        ("Oslo suspended aid to Chad.", ("SANCTION", "discontinue")),
        ("Accra withdrew from the treaty.", ("SANCTION", "withdraw")),
        ("The president fired the army chief.", ("SANCTION", "expel")),
        ("Farmers blocked the highway to Lyon.", ("PROTEST", "obstruct")),
        ("Tehran blocked Instagram.", ("COERCE", "censor")),
        ("Brussels imposed sanctions on Minsk.", ("COERCE", "restrict")),
        ("Iran vowed to avenge the general.", ("THREATEN", "violence")),
    ],
)  # fmt: skip
def test_a_word_of_conflict_is_read_in_its_sense(codes, text, code):
    assert code in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The hotel charged a fee of ten rials.",
        "The club suspended the striker for two matches.",
        "She withdrew money from the bank in Riga.",
        "The potter fired the clay.",
        "The striker seized the chance.",
        "Rain threatened to spoil the match in Galle.",
        "Shares rallied in Tokyo.",
        "The clock strikes the hour in Cuenca.",
    ],
)
def test_an_everyday_sense_is_no_event(codes, text):
    assert codes(text) == set()
