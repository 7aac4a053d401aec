"""The gate of quality fails when it should, and only then."""

import importlib.util
import sys
from pathlib import Path

import msgspec
import pytest
from handmade import FakeCoder

from dragoman.errors import BadInput
from dragoman.evaluation import TASKS
from dragoman.evaluation.gold import file_hash

BENCH = Path(__file__).resolve().parents[1] / "bench"


@pytest.fixture(scope="module")
def gate():
    spec = importlib.util.spec_from_file_location("floors", BENCH / "floors.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["floors"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["floors"]


@pytest.fixture
def sets(tmp_path):
    path = tmp_path / "quiet.jsonl"
    path.write_text('{"id": "1", "text": "It rained in Norstadt."}\n', "utf-8")
    return tmp_path


def verdicts(gate, sets, **facts):
    path = sets / "quiet.jsonl"
    plain = {"task": "quiet", "file": path.name, "sha256": file_hash(path)}
    floor = gate.Floor(**{**plain, **facts})
    return [(v.ok, v.said) for v in gate.hold((floor,), sets, FakeCoder())]


@pytest.mark.parametrize(
    ("facts", "ok"),
    [
        ({"least": {"reports without events": 1.0}}, True),  # just reached
        ({"least": {"reports without events": 1.01}}, False),
        ({"most": {"events per 1,000 words": 0.0}}, True),
        ({"most": {"events per 1,000 words": -0.1}}, False),
        ({"least": {"renamed figure": 0.0}}, False),
        ({"sha256": "0" * 64}, False),  # the file has changed
        ({"file": "gone.jsonl"}, True),  # skipped
    ],
)
def test_a_figure_holds_or_fails(gate, sets, facts, ok):
    found = verdicts(gate, sets, **facts)
    assert [held for held, _ in found] == [ok]


def test_a_skipped_file_is_named(gate, sets):
    assert verdicts(gate, sets, file="gone.jsonl") == [(True, "not here; skipped")]


def test_a_file_of_our_own_stands_in_the_repository(gate, sets):
    path = BENCH / "README.md"
    facts = {"own": True, "file": "bench/README.md", "sha256": file_hash(path)}
    with pytest.raises(BadInput, match="this task reads"):  # there, but not gold
        verdicts(gate, sets, **facts)


def test_our_floors_are_well_formed(gate):
    floors = gate.read_floors()
    assert {floor.task for floor in floors} <= TASKS.keys()
    assert all(floor.least or floor.most for floor in floors)


def test_a_misspelt_floor_stops_the_gate(gate, tmp_path):
    path = tmp_path / "floors.toml"
    path.write_text('[[floor]]\ntask="quiet"\nfile="x"\nsha256="y"\nleats={}\n')
    with pytest.raises(msgspec.ValidationError, match="leats"):
        gate.read_floors(path)
