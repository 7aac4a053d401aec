"""What is mended in a parse stays a tree: no word hangs on itself by way of others."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman import Coder, make_report
from dragoman.parsing.mending import MENDERS, Tree, is_tree, unless_torn
from dragoman.parsing.offices import mend_offices, start_of
from dragoman.parsing.sentences import CHANGES

WORDS = (
    "Highness with on and to , has shot allies US met of Jr. called bail ( ) said in"
    " minister lawmaker Major-General North South Juan as protested"
)
TAGS = "NN NNP VB VBN VBD IN DT CD JJ RP TO NNS CC"
POS = "NOUN PROPN VERB AUX ADP ADJ DET PART CCONJ"
LABELS = (
    *MENDERS,
    *"pobj cc nsubj dobj aux punct det xcomp acl ccomp conj prep nmod".split(),
    *"compound appos amod advcl".split(),
)


@st.composite
def trees(draw):
    """Trees of words that are often mended, with any labels."""
    size = draw(st.integers(2, 9))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    heads[order[0]] = order[0]
    for at in range(1, size):
        heads[order[at]] = order[draw(st.integers(max(0, at - 3), at - 1))]

    def column(choices):
        each = st.sampled_from(choices)
        return draw(st.lists(each, min_size=size, max_size=size))

    deps = [d if heads[n] != n else "ROOT" for n, d in enumerate(column(LABELS))]
    words, tags, pos = (column(names.split()) for names in (WORDS, TAGS, POS))
    return Tree(words, tags, pos, deps, heads)


@given(trees())
def test_a_tree_is_mended_into_a_tree(tree):
    for change in CHANGES:
        unless_torn(change, tree)
        assert is_tree(tree.heads)


@given(trees())
def test_all_that_hangs_on_a_word_begins_at_the_first_that_leads_to_it(tree):
    for row in range(len(tree.heads)):
        before = [r for r in range(row) if row in way_up(tree.heads, r, row)]
        assert start_of(tree, row) == min(before, default=row)


def way_up(heads, row, last):
    """The rows before the last through which a row hangs, and the next one."""
    way = [row]
    while way[-1] < last and heads[way[-1]] != way[-1]:
        way.append(heads[way[-1]])
    return way


def test_a_change_that_makes_a_ring_is_taken_back():
    tree = Tree(["a", "b"], ["NN", "NN"], ["NOUN", "NOUN"], ["dep", "ROOT"], [1, 1])

    def tie(torn):
        torn.heads[1], torn.deps[1] = 0, "dep"

    unless_torn(tie, tree)
    assert (tree.heads, tree.deps) == ([1, 1], ["dep", "ROOT"])


def test_a_preposition_without_a_noun_is_given_none_from_above():
    # "spoke" is taken for a noun, and stands above the "on" before "and"
    text = (
        "The governor of Saint-Denis toured Station Road with a helmet on and spoke to"
        " Hana Jelavic."
    )
    parse = next(Coder().parse.parse([make_report(text)]))
    assert all(is_tree(sentence.heads) for sentence in parse.sentences)


def test_an_office_at_the_end_of_a_piece_is_read():
    tree = Tree(
        ["Juan", "said", "lawmaker"],
        ["NNP", "VBD", "NN"],
        ["PROPN", "VERB", "NOUN"],
        ["ROOT", "dobj", "nmod"],
        [0, 0, 0],
    )
    mend_offices(tree)
    assert tree.heads == [0, 0, 0]
