"""What docs/grammar.md says of its sentences is what comes out."""

import re
from pathlib import Path

import pytest

from dragoman import make_report

PAGE = Path(__file__).parents[1] / "docs" / "grammar.md"


def rows():
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        told = cells[-1][:1].isupper()  # headlines end without a full stop
        if line.startswith("|") and (told or cells[-2].endswith(".")):
            yield cells[-2], [act for act in re.split(r",\s*", cells[-1]) if act]


def test_there_are_sentences():
    assert len(list(rows())) > 20


@pytest.mark.parametrize(("sentence", "acts"), list(rows()))
def test_a_sentence_of_the_page_is_coded_as_it_says(coder, sentence, acts):
    events = coder.code(make_report(sentence)).events
    assert [f"{e.type} {e.status}" for e in events] == acts
