"""Reports become sentences and mentions whose offsets never move."""

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dragoman import make_report
from dragoman.errors import MissingModel
from dragoman.knowledge.actors import load_actors
from dragoman.parsing import Parser
from dragoman.parsing.headlines import mend_headline
from dragoman.parsing.mending import Tree, mend
from dragoman.parsing.text import plain
from dragoman.records import Furniture, Report
from dragoman.settings import ParsingSettings


@cache
def parser():
    return Parser(ParsingSettings(), load_actors())


def report(text, *, furniture=()):
    bare = Report(
        id="r",
        given_id=None,
        text=text,
        title=None,
        published=None,
        source=None,
        author=None,
        url=None,
        language="en",
        dateline=None,
        furniture=(),
    )
    if not furniture:
        return bare
    parts = tuple(
        Furniture(
            kind="headline", words=bare.cut(text.index(f), text.index(f) + len(f))
        )
        for f in furniture
    )
    fields = {name: getattr(bare, name) for name in bare.__struct_fields__}
    return Report(**{**fields, "furniture": parts})


def parse(text, **more):
    return next(parser().parse([report(text, **more)]))


def told(parsed):
    return {mention.words.text: mention.kind for mention in parsed.mentions}


def starts(parsed):
    return [parsed.report.text[s.start : s.end] for s in parsed.sentences]


@given(st.text(alphabet="aA ‘’“”`'\"-–—\n\xa0\u200b.é", max_size=60))
def test_plain_signs_take_the_places_of_the_old(text):
    assert len(plain(text)) == len(text)


@given(st.text(alphabet="aBc .,'\"’“-\n\u00a0İß1", max_size=80))
@example("1--\n")  # a dash at the very end of a paragraph
@example("--a")  # and at its very start
@settings(max_examples=60, deadline=None)
def test_every_token_stands_where_it_says(text):
    parsed = parse(text)
    for sentence in parsed.sentences:
        for word, offset in zip(sentence.words, sentence.offsets, strict=True):
            cut = text[offset : offset + len(word)]
            assert len(cut) == len(word)
            assert plain(text)[offset : offset + len(word)].lower() == word.lower()


def test_doubled_spaces_move_no_offset():
    text = "He left.   Then  “Smith’s”  troops    fled  Kabul."
    sentence = parse(text).sentences[1]
    at = sentence.words.index("Kabul")
    assert text[sentence.offsets[at] :] == "Kabul."


def test_furniture_is_left_out():
    text = "Talks held\n\nKABUL (Wire) - Two men met.\n\nThey agreed."
    parsed = parse(text, furniture=["Talks held", "KABUL (Wire) - "])
    assert starts(parsed) == ["Two men met.", "They agreed."]


def test_reports_keep_their_order():
    texts = [f"Minister number {n} resigned." for n in range(7)]
    few = Parser.__new__(Parser)
    few.__dict__.update(parser().__dict__)
    few.settings = ParsingSettings(batch=2)
    assert [p.report.text for p in few.parse(map(report, texts))] == texts


@pytest.mark.parametrize("text", ["", "   \n ", "!!!", "\n\n.\n\n"])
def test_reports_without_words_have_no_mentions(text):
    assert parse(text).mentions == ()


def test_a_missing_model_is_named():
    with pytest.raises(MissingModel, match="no_such_model"):
        Parser(ParsingSettings(model="no_such_model"), load_actors())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army attacked the town\n\nIt fled", 2),  # a blank line always ends
        ("Police said\nFive men died.", 2),  # short lines are lines of their own
        (
            "The minister told reporters late on Monday that all of the border\n"
            "crossings with the neighbouring country would be closed by night.",
            1,  # broken for its length
        ),
        (
            "Rebels took the northern town after three days of fighting there.\n"
            "- The army fled the northern town after three days of fighting.",
            2,  # a list
        ),
        ('"We will win," he said. "They lost."', 2),
    ],
)
def test_line_ends_part_sentences_only_where_a_text_ends(text, count):
    assert len(parse(text).sentences) == count


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Hezb-e-Wahdat party joined.", "Hezb-e-Wahdat"),
        ("They praised the co-operation.", "co-operation"),
        ("Jean-Pierre Raffarin resigned.", "Jean-Pierre"),
    ],
)
def test_hyphenated_words_stay_whole(text, word):
    assert word in parse(text).sentences[0].words


def test_hyphens_between_states_still_part_them():
    kinds = told(parse("The Iran-Pakistan border was closed."))
    assert kinds["Iran"] == kinds["Pakistan"] == "state"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "RUSSIAN TROOPS SHELLED THE PORT, UKRAINE SAID.",
            ("Russian", "troops", "Ukraine"),
        ),
        ("Iran Rejects U.S. Offer to Hold Talks", ("Iran", "rejects", "U.S.", "talks")),
        ("Iran Rejects U.S. Offer to Hold Talks.", ("Iran", "rejects", "talks")),
        (  # a sentence full of names has a small verb
            "President Akufo Addo met Chancellor Angela Merkel.",
            ("President", "Chancellor"),
        ),
        (
            "police in pakistan arrested ten men on monday",
            ("Pakistan", "ten", "Monday"),
        ),
        ("The FBI arrested ten men in Texas.", ("The", "FBI", "Texas")),  # left alone
    ],
)
def test_odd_case_is_mended_for_the_parser(text, words):
    sentence = parse(text).sentences[0]
    assert set(words) <= set(sentence.words)


def test_mended_case_is_not_shown():
    parsed = parse("RUSSIAN TROOPS SHELLED THE PORT, UKRAINE SAID.")
    assert "RUSSIAN TROOPS" in told(parsed)


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        (
            "The new Iranian police chief resigned.",
            "The new Iranian police chief",
            "person",
        ),
        (
            "The army chief in Swat resigned.",
            "The army chief",
            "person",
        ),  # no "in Swat"
        ("He praised Pakistan's support for talks.", "Pakistan", "state"),
        ("He condemned Israeli aggression.", "Israeli", "state"),
        ("They fear new U.S. sanctions.", "U.S.", "state"),
        ("A police raid failed.", "police", "group"),
        (
            "It blocked a UN Security Council resolution.",
            "UN Security Council",
            "organisation",
        ),
        ("The Taliban attack failed.", "The Taliban", "organisation"),
        ("Mr Farid Jalali resigned.", "Mr Farid Jalali", "person"),
        ("Prime Minister Hoda Karim resigned.", "Prime Minister Hoda Karim", "person"),
        ("Troops and rebels clashed.", "rebels", "group"),  # each of a list
        ("Dozens of protesters marched.", "Dozens of protesters", "group"),
        ("Members of Hamas fled.", "Members of Hamas", "group"),
        ("Members of Hamas fled.", "Hamas", "organisation"),
        ("Three of the soldiers died.", "Three of the soldiers", "group"),
        (
            "The Ministry of Rural Affairs closed.",
            "The Ministry of Rural Affairs",
            "organisation",
        ),
        ("Talks took place in Tehran.", "Tehran", "place"),
        ("Tehran rejected the offer.", "Tehran", "state"),
        ("They want sanctions lifted.", "sanctions", "thing"),
        ("The wounded were flown out.", "The wounded", "group"),
    ],
)
def test_noun_phrases_are_mentions_of_their_kind(text, mention, kind):
    assert told(parse(text)).get(mention) == kind


def test_a_mention_is_found_at_its_head_and_at_what_it_counts():
    parsed = parse("Dozens of protesters marched.")
    words = parsed.sentences[0].words
    counted = parsed.mention_at(0, words.index("Dozens"))
    assert counted == parsed.mention_at(0, words.index("protesters"))
    assert parsed.mention_at(0, words.index("marched")) is None


def test_mentions_cut_their_words_from_the_text():
    parsed = parse("President Hoda Karim’s envoy met  rebels in Swat.\n\nThey talked.")
    for index, mention in enumerate(parsed.mentions):
        span = mention.words
        assert parsed.report.text[span.start : span.end] == span.text
        assert mention.index == index
        assert mention.first <= mention.head < mention.last


def test_heads_point_into_their_sentence():
    text = "The quick talks ended. " * 3 + '"No," said the minister. but he left.'
    for sentence in parse(text).sentences:
        for row, head in enumerate(sentence.heads):
            assert 0 <= head < len(sentence.words)
            assert head == row or row in sentence.children[head]
        assert sum(h == r for r, h in enumerate(sentence.heads)) >= 1


def test_an_infinitive_is_no_place():
    """As the parser now and then tags "urged them to pry into it"."""
    tree = Tree(
        words="Peru urged them to pry into it".split(),
        tags="NNP VBD PRP IN VB IN PRP".split(),
        pos="PROPN VERB PRON ADP NOUN ADP PRON".split(),
        deps="nsubj ROOT dobj prep pobj prep pobj".split(),
        heads=[1, 1, 1, 1, 3, 1, 5],
    )
    mend(tree)
    assert tree.deps == "nsubj ROOT dobj aux xcomp prep pobj".split()
    assert tree.heads == [1, 1, 1, 4, 1, 4, 5]
    assert (tree.tags[3], tree.pos[4]) == ("TO", "VERB")


def test_dead_tells_how_it_ended_and_not_who_was_shot():
    tree = Tree(
        words="Gunmen shot dead two Peruvian guards".split(),
        tags="NNS VBD JJ CD JJ NNS".split(),
        pos="NOUN VERB ADJ NUM ADJ NOUN".split(),
        deps="nsubj ROOT amod nummod amod dobj".split(),
        heads=[1, 1, 5, 5, 5, 1],
    )
    mend(tree)
    assert tree.deps == "nsubj ROOT acomp nummod amod dobj".split()
    assert tree.heads == [1, 1, 1, 5, 5, 1]


@pytest.mark.parametrize(
    ("words", "tags", "verb", "subject"),
    [
        # a headline, whose verb looks like a noun in the plural
        ("Kremlin envoy lands in Pyongyang", "NNP NN NNS IN NNP", "lands", "envoy"),
        ("Miners press government", "NNS NN NN", "press", "Miners"),
        # a sentence whose past the parser takes for an adjective
        ("Tokyo scrambled fighter jets", "NNP VBN NN NNS", "scrambled", "Tokyo"),
        # no verb at all
        ("Rebel attacks in Mali", "NN NNS IN NNP", None, None),
        ("US sanctions on Iran", "NNP NNS IN NNP", None, None),
    ],
)
def test_a_headline_has_a_verb(words, tags, verb, subject):
    words, tags = words.split(), tags.split()
    pos = ["ADP" if tag == "IN" else "NOUN" for tag in tags]
    last = max(r for r, tag in enumerate(tags) if tag != "IN")
    deps = ["amod" if tag == "VBN" else "compound" for tag in tags]
    deps[last] = "ROOT"
    tree = Tree(list(words), list(tags), pos, deps, [last] * len(words))
    mend_headline(tree)
    if verb is None:
        assert "VERB" not in tree.pos
    else:
        row = words.index(verb)
        assert tree.heads[row] == row
        assert tree.heads[words.index(subject)] == row
        assert tree.deps[words.index(subject)] == "nsubj"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Peru said Chilean soldiers had tortured refugees.", "ASSAULT"),  # perfect
        ("Secretary of State Rubio travelled to Peru.", "CONSULT"),  # a long office
        ("U.S. Lifts Travel Ban to Ghana.", "CONCEDE"),  # no sentence ends at "U.S."
        ("Lula called Togo's ambassador a liar.", "ACCUSE"),  # nor did he phone him
    ],
)
def test_torn_verbs_and_names_are_whole(coder, text, type_):
    events = coder.code(make_report(text)).events
    assert type_ in {event.type for event in events}


def test_a_name_behind_an_opening_is_the_subject(coder):
    text = "In a report on Mali, Macron, who is stepping down on Monday, urged calm."
    (exit_,) = [e for e in coder.code(make_report(text)).events if e.type == "RETREAT"]
    assert [actor.words.text for actor in exit_.actors] == ["Macron"]


def test_an_army_is_no_rebel_unit(coder):
    text = "A guerrilla unit fled in Peru. Residents said the army killed ten nuns."
    events = coder.code(make_report(text)).events
    assert {a.sector for e in events for a in e.actors if "army" in a.words.text} == {
        "MIL"
    }
