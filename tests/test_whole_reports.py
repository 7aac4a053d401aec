"""Whole reports with all their acts are scored as their module says."""

import json

import pytest
from handmade import FakeCoder

from dragoman.evaluation import evaluate

TEXT = "Peru sued Chile. It then met Bolivia. Rebels withdrew."


def figures(result):
    return {figure.name: figure.value for figure in result.figures}


def span(words):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words}


@pytest.fixture
def gold(tmp_path):
    acts = [
        {"type": "ACCUSE", "trigger": span("sued"), "source": "Peru",
         "target": "Chile", "status": "happened"},
        {"type": "AGREE", "also": ["CONSULT"], "trigger": span("met"),
         "source": "Bolivia", "target": "Peru", "status": "planned"},
        {"type": "RETREAT", "trigger": span("withdrew"), "source": "", "target": "",
         "status": "happened"},
    ]  # fmt: skip
    row = {"id": "a", "published": "2024-01-02", "text": TEXT, "events": acts}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row) + "\n", "utf-8")
    return path


def test_found_parties_and_status_are_counted_apart(gold, coder):
    result = evaluate("whole-reports", gold, coder)
    found = figures(result)
    assert found["events found"] == pytest.approx(1.0)
    assert found["with both parties"] == pytest.approx(1.0)  # "it" is Peru
    assert found["status right of found"] == pytest.approx(2 / 3)
    assert found["told besides"] == 0.0
    assert [item.score for item in result.items] == [1.0, 0.75, 1.0]


def test_nothing_told_is_nothing_found(gold):
    found = figures(evaluate("whole-reports", gold, FakeCoder()))
    assert set(found.values()) == {0.0}
