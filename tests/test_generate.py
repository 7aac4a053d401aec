"""Invented reports repeat each other as real ones do, and the gold says how."""

import json
import subprocess
import sys
from collections import Counter, defaultdict
from datetime import date
from itertools import islice, pairwise
from pathlib import Path
from time import perf_counter

import pytest

from dragoman.archive import Archive
from dragoman.knowledge.codebook import load_codebook

BENCH = Path(__file__).resolve().parents[1] / "bench"
NUMBER = 6000


@pytest.fixture(scope="module")
def bench():
    sys.path.insert(0, str(BENCH))
    import filters
    import generate
    import happenings
    import telling

    yield {m.__name__: m for m in (filters, generate, happenings, telling)}
    sys.path.remove(str(BENCH))
    for name in ("filters", "generate", "happenings", "telling"):
        del sys.modules[name]


@pytest.fixture(scope="module")
def made(bench):
    return list(bench["generate"].Generator(1).reports(NUMBER))


def test_the_same_seed_gives_the_same_reports(bench, made):
    again = bench["generate"].Generator(1).reports(NUMBER)
    assert list(islice(again, 2000)) == made[:2000]


def test_another_seed_gives_other_reports(bench, made):
    other = next(bench["generate"].Generator(2).reports(1))
    assert other[0].text != made[0][0].text


def test_a_larger_corpus_begins_with_the_smaller_one(bench, made):
    assert list(bench["generate"].Generator(1).reports(700)) == made[:700]


def test_every_day_has_as_many_reports(made):
    days = Counter(row.date for row, _ in made)
    assert set(days.values()) == {500}
    assert list(days) == sorted(days)


def test_a_day_may_have_fewer(bench):
    days = Counter(
        row.date for row, _ in bench["generate"].Generator(1).reports(90, 30)
    )
    assert set(days.values()) == {30}


def test_most_happenings_are_told_once_and_some_forty_times(made):
    told = Counter(gold.happening for _, gold in made if gold.happening)
    sizes = Counter(told.values())
    assert min(sizes) >= 1
    assert max(sizes) <= 40
    assert sizes[1] > len(told) / 3
    assert sum(n for size, n in sizes.items() if size >= 10) >= 20


def test_a_reprint_comes_after_what_it_reprints_and_tells_the_same(made):
    seen = {}
    for row, gold in made:
        assert (gold.reprints is None) == (gold.edit == "own")
        if gold.reprints:
            _, original = seen[gold.reprints]
            assert original.happening == gold.happening
            assert original.reprints is None
        seen[row.id] = (row, gold)


def test_reprints_are_edited_as_the_gold_says(made):
    rows = {row.id: row for row, _ in made}
    edits = defaultdict(int)
    for row, gold in made:
        if not gold.reprints:
            continue
        text, of = row.text, rows[gold.reprints]
        edits[gold.edit] += 1
        if gold.edit == "verbatim":
            assert (text, row.title) == (of.text, of.title)
        elif gold.edit == "cut":
            assert of.text.startswith(text)
        elif gold.edit == "headline":
            assert text == of.text
        elif gold.edit == "credit":
            assert text.split("\n\n")[1:-1] == of.text.split("\n\n")[1:]
        else:
            assert text.split("\n\n")[1:] == of.text.split("\n\n")[1:]
    assert set(edits) == {"verbatim", "cut", "headline", "intro", "credit"}


def shingles(text):
    words = text.partition("-- ")[2].lower().split()
    return {tuple(words[n : n + 5]) for n in range(len(words) - 4)}


def test_what_is_told_anew_shares_few_words(made):
    """Else a search for near duplicates would find happenings, not reprints."""
    own = defaultdict(list)
    for row, gold in made:
        if gold.happening and gold.edit == "own":
            own[gold.happening].append(shingles(row.text))
    pairs = [(one, other) for told in own.values() for one, other in pairwise(told)]
    shared = sorted(len(a & b) / max(len(a | b), 1) for a, b in pairs)
    assert len(shared) > 300
    assert shared[len(shared) // 2] < 0.25
    assert shared[-1] < 0.8


def test_numbers_of_dead_differ_and_are_corrected(made):
    numbers = defaultdict(set)
    for _, gold in made:
        if gold.killed:
            numbers[gold.happening].add(gold.killed)
    assert sum(len(told) > 1 for told in numbers.values()) > 20
    later = [row for row, gold in made if gold.later and gold.edit == "own"]
    assert len(later) > 20
    assert sum("death toll" in row.text or "not " in row.text for row in later) > 5


def test_the_number_in_the_gold_stands_in_the_report(made):
    for row, gold in made:
        if gold.killed and gold.edit == "own":
            assert f"{gold.killed} people" in row.text


def test_there_are_quiet_and_odd_reports(made):
    kinds = Counter(gold.kind for _, gold in made)
    assert 0.08 < kinds["quiet"] / NUMBER < 0.2
    assert kinds["foreign"] > 3
    assert kinds["tiny"] > 3
    assert any(not row.title for row, gold in made if gold.happening)
    assert max(len(row.text) for row, _ in made) > 10_000


def test_types_are_those_of_the_codebook(bench):
    world = bench["happenings"].load_world()
    assert {kind.type for kind in world.kinds} <= set(load_codebook().types)
    assert sum(kind.often for kind in world.kinds) == 100


def test_every_kind_has_its_sentences_and_every_field_its_words(bench):
    chance = bench["happenings"].Chance(3)
    inventor = bench["happenings"].Inventor(chance)
    teller = bench["telling"].Teller(chance, inventor)
    happening = inventor.happening(date(2024, 3, 5))
    extra = {"killed": "3 people", "dead": "3", "hurt": "4", "before": "2"}
    for kind in inventor.world.kinds:
        assert {part for k, part in teller.sentences if k == kind.name} >= {
            "head",
            "lead",
            "body",
        }
    for sentences in teller.sentences.values():
        for sentence in sentences:
            text = teller.fill(sentence, happening.fields | extra)
            assert not set("{}<>|/") & set(text)


def test_a_country_deals_with_another(bench):
    inventor = bench["happenings"].Inventor(bench["happenings"].Chance(4))
    for _ in range(2000):
        happening = inventor.happening(date(2024, 3, 5))
        between = happening.kind.parties == "states"
        assert (happening.a != happening.b) == between


def test_generating_is_quick(bench):
    start = perf_counter()
    count = sum(1 for _ in bench["generate"].Generator(5).reports(3000))
    assert count == 3000
    assert perf_counter() - start < 3  # 0.1 s on an idle machine


def test_the_command_writes_reports_and_gold(tmp_path):
    out, gold = tmp_path / "r.jsonl", tmp_path / "g.jsonl"
    command = [sys.executable, BENCH / "generate.py", "50", "--out", out]
    done = subprocess.run([*command, "--gold", gold], capture_output=True, check=True)
    assert b"50 reports" in done.stderr
    rows = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    golds = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == [one["id"] for one in golds]
    assert rows[0].keys() == {"id", "title", "text", "date", "source", "url"}


def test_made_up_events_fill_an_archive_that_answers(bench, tmp_path):
    archive = Archive(tmp_path / "archive")
    bench["filters"].fill(archive, 3000)
    assert archive.events().count() == 3000
    for choices in bench["filters"].QUESTIONS.values():
        found = list(archive.events(**choices))
        assert len(found) == archive.events(**choices).count()
    assert len(archive.events(type="PROTEST").arrow()) > 0
