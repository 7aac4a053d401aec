"""What was said is held against its marks by span; all texts here are our own."""

import json

import pytest

from dragoman.evaluation import evaluate

TEXT = "The mayor said that the dam would hold. Critics called it a sham."
ACCENTED = (
    "E\u0301lodie Andre\u0301 Me\u0301lo came. The mayor said that the dam would hold."
)


def marked(text, content, speaker):
    """A report with one marked statement, its places counted in the text as it is."""
    start, at = text.index(content), text.index(speaker)
    source = {"start": at, "end": at + len(speaker), "text": speaker}
    quote = {"start": start, "end": start + len(content), "speaker_span": source}
    return {"id": "1", "text": text, "quotes": [quote]}


@pytest.fixture
def figures(coder, tmp_path):
    """The figures of one marked report, by name."""

    def read(row):
        path = tmp_path / "gold.jsonl"
        path.write_text(json.dumps(row) + "\n", "utf-8")
        result = evaluate("quotes", path, coder)
        return {figure.name: figure.value for figure in result.figures}

    return read


def test_content_is_right_by_what_both_share(figures):
    found = figures(marked(TEXT, "that the dam would", "The mayor"))
    assert found["content at 0.5 recall"] == 1.0
    assert found["content at 0.8 recall"] == 0.0
    assert found["content at 0.5 precision"] == 0.5  # "called" is not marked
    assert found["speaker right on matched"] == 1.0


def test_content_with_another_speaker_is_found_all_the_same(figures):
    found = figures(marked(TEXT, "that the dam would hold", "Critics"))
    assert found["content at 0.8 recall"] == 1.0
    assert found["speaker right on matched"] == 0.0


def test_marks_are_moved_where_cleaning_joins_letters_with_their_accents(figures):
    found = figures(marked(ACCENTED, "that the dam would hold", "The mayor"))
    assert found["content at 0.8 F1"] == 1.0
    assert found["speaker right on matched"] == 1.0
