"""Who "I" and "we" are in a statement whose title names the speaker."""

import pytest

from dragoman import make_report
from dragoman.actors.author import author_words


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Statement by President Ann Roe on the Vote", "President Ann Roe"),
        ("Statement from Prime Minister Ben Daud Congratulating Ann", None),
        ("Remarks by Vice President Ann Roe At a Rally", "Vice President Ann Roe"),
        ("Remarks as Prepared by Ann Roe in Lima", "Ann Roe"),
        ("Press statement of Secretary Roe, June 5", "Secretary Roe"),
        ("Statement by the Prime Minister of Peru on Trade", "Prime Minister"),
        # several, or nobody
        ("Remarks by President Roe and Prime Minister Daud", ""),
        ("Joint Statement on Trade", ""),
        ("President Ann Roe leaves Lima", ""),
        ("", ""),
    ],
)
def test_a_title_names_who_speaks(title, words):
    expected = "Prime Minister Ben Daud" if words is None else words
    assert " ".join(author_words(title)) == expected


def actors(coder, text, title="Statement by President Joe Biden on Peru"):
    report = make_report(text, title=title, published="2022-03-06")
    return [
        (actor.name, actor.code, actor.how)
        for event in coder.code(report).events
        for actor in event.actors
    ]


BIDEN = ("Joe Biden", "USA GOV", "title")


@pytest.mark.parametrize(
    "text", ["I condemn Peru.", "We condemn Peru.", "Today I met Olaf Scholz in Rome."]
)
def test_the_first_person_is_who_the_title_names(coder, text):
    assert BIDEN in actors(coder, text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # nobody is named, or two are
        ("I condemn Peru.", None),
        ("I condemn Peru.", "Remarks by President Biden and Chancellor Scholz"),
        ("I condemn Peru.", "Letter from America"),
        # another's words
        (
            "THE PRESIDENT:  Thank you.\n\nQ  I condemn Peru.",
            "Remarks by President Biden in Rome",
        ),
        ('A man wrote: "I condemn Peru."', "Statement by President Biden on Peru"),
    ],
)
def test_others_are_not_the_one_who_speaks(coder, text, title):
    assert BIDEN not in actors(coder, text, title)


def test_a_label_gives_the_word_back(coder):
    text = "Q  What now?\n\nTHE PRESIDENT:  I condemn Peru.\n\nI met Olaf Scholz."
    found = actors(coder, text, "Remarks by President Biden in Rome")
    assert found.count(BIDEN) == 2


@pytest.mark.parametrize(
    "text",
    [
        "I appreciate you.",
        "We got some business to do.",
        "I look forward to our conversation.",
    ],
)
def test_pleasantries_are_no_events(coder, text):
    assert actors(coder, text, "Remarks by President Biden in Rome") == []
