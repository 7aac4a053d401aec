"""Counts belong to one act, are cut from the text, and never contradict themselves."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentences import a_parse, an_act

from dragoman import make_report
from dragoman.counts import CountReader, read_counts
from dragoman.counts.numbers import amount_at, exactly

read = CountReader()


def counts_of(text, trigger, **fields):
    parse = a_parse(text)
    act = an_act(parse, trigger, **fields)
    return [(c.kind, c.low) for c in read(parse, [act])[act.index]]


@pytest.mark.parametrize(
    ("text", "trigger", "counts"),
    [
        ("Gunmen killed 12 people in Dara.", "killed", [("killed", 12)]),
        # who somebody is counts nobody, unless another name follows
        ("Gunmen killed Ann Roe, a judge and a writer.", "killed", []),
        ("Gunmen killed a judge and a writer.", "killed", [("killed", 2)]),
        ("Gunmen killed Ann Roe, two judges and a nun.", "killed", [("killed", 4)]),
        (
            "A blast that killed nine people shook Dara.",
            "blast",
            [("killed", 9)],  # the outcome hangs on the trigger
        ),
        ("The raid killed three men.", "raid", [("killed", 3)]),  # as its subject
        (
            "Rebels attacked a post, leaving 12 dead.",
            "attacked",
            [("killed", 12)],
        ),
        (
            "He condemned the killing of two nurses.",
            "killing",
            [("killed", 2)],  # the trigger itself is the cue
        ),
    ],
)
def test_an_act_has_the_counts_of_its_words(text, trigger, counts):
    assert counts_of(text, trigger) == counts


def test_an_act_has_no_count_of_another_act():
    text = "Police arrested 30 men after gunmen killed two guards."
    parse = a_parse(text)
    [sentence] = parse.sentences
    killed = sentence.words.index("killed")
    below = range(*sentence.subtree(killed))
    scope = tuple(n for n in range(len(sentence.words)) if n not in below)
    assert counts_of(text, "arrested", scope=scope) == [("arrested", 30)]
    assert counts_of(text, "killed") == [("killed", 2)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Rebels stormed a base. Four soldiers died.", [("killed", 4)]),
        ("Rebels stormed a base. There were no casualties.", [("killed", 0)]),
        ("Rebels stormed a base, and six men were killed.", [("killed", 6)]),
        ("Rebels stormed a base. Last week four men died.", []),  # another time
        ("Rebels stormed a base. The war has killed 9,000 people.", []),
        ("Rebels stormed a base. Four men were arrested.", []),  # not what attacks do
        ("Rebels stormed a base. It rained. It rained. Four men died.", []),  # too far
    ],
)
def test_an_attack_has_the_toll_that_is_told_behind_it(text, counts):
    assert counts_of(text, "stormed")[:1] == counts


def test_an_attack_does_not_take_the_toll_of_the_next():
    text = "Rebels stormed a base. Troops shelled a village. Nine people died."
    parse = a_parse(text)
    acts = [
        an_act(parse, "stormed", actors=(0,)),
        an_act(parse, "shelled", index=1, actors=(1,)),
    ]
    counts = read(parse, acts)
    assert [c.low for c in counts[0]] == []
    assert [c.low for c in counts[1]] == [9]


def test_a_modifier_that_heads_its_sentence_has_nothing_above_it():
    parse = a_parse("More than 41,22 foreign troops.")
    torn = msgspec.structs.replace(
        parse.sentences[0],
        heads=(0, 0, 4, 4, 1, 0),
        deps=("ROOT", "prep", "amod", "amod", "pobj", "punct"),
        children=((1, 5), (4,), (), (), (2, 3), ()),
    )
    (count,) = read_counts(torn, parse.report)
    assert (count.kind, count.words.text) == (
        "troops",
        "More than 41,22 foreign troops",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Between 10 and 15 people were killed and over 30 wounded.",
        "Up to 20 fighters died, and dozens of others went missing.",
        "There were no casualties.",
    ],
)
def test_a_count_is_cut_from_the_text_and_in_order(text):
    parse = a_parse(text)
    for sentence in parse.sentences:
        for count in read_counts(sentence, parse.report):
            words = count.words
            assert text[words.start : words.end] == words.text
            said = [n for n in (count.low, count.best, count.high) if n is not None]
            assert said == sorted(said)
            assert said


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen"
    " fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number):
    """A number in words, as tokens."""
    if number < 20:
        return [ONES[number]]
    if number < 100:
        rest = ["-", ONES[number % 10]] if number % 10 else []
        return [TENS[number // 10 - 2], *rest]
    for scale, word in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = ["and"] if 0 < rest < 100 and scale == 100 else []
            tail = [*joint, *spelled(rest)] if rest else []
            return [*spelled(number // scale), word, *tail]
    raise AssertionError(number)


@given(st.integers(1, 10**9 - 1))
def test_a_number_in_words_is_read_as_it_was_spelled(number):
    forms = tuple(spelled(number))
    read = amount_at((*forms, "men"), 0)
    assert (read.amount, read.end) == (exactly(number), len(forms))


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_a_range_keeps_both_ends(one, other):
    low, high = sorted((one, other))
    amount = amount_at((f"{low:,}", "to", f"{high:,}", "men"), 0).amount
    assert (amount.low, amount.high) == ((low, high) if low < high else (low, low))


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "counts"),
    [
        (
            "Iran criticised the police after a blaze in which 20 people died.",
            "criticised",
            "ACCUSE",
            [],  # nobody dies of criticism
        ),
        ("Students protested after a fire killed ten men.", "protested", "PROTEST", []),
        (
            "Students held protests in which ten people died.",
            "protests",
            "PROTEST",
            [("killed", 10)],
        ),
        ("Chad sent 7, 000 troops to Mali.", "sent", "MOBILIZE", [("troops", 7000)]),
    ],
)
def test_harm_is_counted_for_what_does_it(text, trigger, type_, counts):
    assert counts_of(text, trigger, type=type_) == counts


def test_who_blows_himself_up_is_not_one_of_those_he_killed():
    text = "A man killed ten people when he blew himself up in a bus."
    assert counts_of(text, "killed") == [("killed", 10)]


@pytest.mark.parametrize(
    ("text", "type_", "counts"),
    [
        # of what is asked, not of the asking
        ("Kenya asked Chad to send 500 troops to Haiti.", "REQUEST", []),
        ("Kenya asked Chad to send 500 troops to Haiti.", "MOBILIZE", [500]),
        # of a clause of its own
        ("Troops stormed the house where rebels kept ten hostages.", "ASSAULT", []),
        ("Peru and Chile signed a pact that may bring $2 billion.", "SUPPORT", []),
        # nobody praises with 500 troops
        ("The minister praised the 500 troops in Mali.", "SUPPORT", []),
        # days by which others are reckoned are not how long a thing went on
        ("Police arrested ten men in the first three months of May.", "COERCE", [10]),
        ("Rebels besieged the town for three months.", "ASSAULT", [3]),
    ],
)
def test_a_number_belongs_to_the_act_that_it_tells_of(coder, text, type_, counts):
    events = [e for e in coder.code(make_report(text)).events if e.type == type_]
    assert [c.best for e in events for c in e.counts] == counts
