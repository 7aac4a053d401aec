"""Imports run one way: from the roof of the house down to its foundations."""

import ast
import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1] / "src" / "dragoman"
FLOORS = (  # a room may import only rooms of a line above its own
    "version errors",
    "records settings",
    "knowledge",
    "reports parsing schema",
    "events actors places dates counts statements",
    "gate confidence whereabouts",
    "drafting",
    "writing stating",
    "coder reader",
    "fleet stories",
    "archive",
    "reviews jobs",
    "exports charts",
    "explorer assistants evaluation doctor",
    "learning",
    "show",
    "cli",
    "__main__",
)
FLOOR = {room: n for n, line in enumerate(FLOORS) for room in line.split()}
# These share records with the reader of grammar and with each other, never code.
RESOLVERS = {"events", "actors", "places", "dates", "counts"}
MODULES = sorted(HOUSE.rglob("*.py"))
DATA = sorted(p for p in (HOUSE / "data").rglob("*") if p.is_file())


def room_of(path):
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imported_rooms(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        yield from (n.split(".")[1] for n in names if n.startswith("dragoman."))


def uses():
    """Every pair of a room and another that it imports."""
    return sorted(
        {
            (room_of(path), target)
            for path in MODULES
            if room_of(path) in FLOOR
            for target in imported_rooms(path.read_text("utf-8"))
            if target != room_of(path)
        }
    )


def test_every_import_goes_down():
    wrong = [
        f"{room} imports {target}"
        for room, target in uses()
        if FLOOR.get(target, FLOOR["coder"]) >= FLOOR[room]
    ]
    assert wrong == []


def test_resolvers_know_records_only():
    wrong = [
        f"{room} imports {target}"
        for room, target in uses()
        if room in RESOLVERS and target in RESOLVERS | {"reports", "parsing"}
    ]
    assert wrong == []


def test_every_room_has_a_floor():
    rooms = {room_of(path) for path in MODULES} - {"__init__", "data"}
    assert rooms <= set(FLOOR)


def test_no_folder_is_empty():
    folders = [p for p in HOUSE.rglob("*") if p.is_dir() and p.name != "__pycache__"]
    empty = [
        str(folder.relative_to(HOUSE))
        for folder in folders
        if not any(p.name != "__pycache__" for p in folder.iterdir())
    ]
    assert empty == []


def test_files_and_functions_stay_short():
    long = []
    for path in MODULES:
        source = path.read_text("utf-8")
        pieces = {path.name: (source.count("\n"), 400)}
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = node.end_lineno - node.lineno + 1
                pieces[f"{path.name} {node.name}"] = (lines, 40)
        long += [f"{k}: {n} lines" for k, (n, most) in pieces.items() if n > most]
    assert long == []


def test_every_module_opens_with_its_promise():
    silent = [
        str(path.relative_to(HOUSE))
        for path in MODULES
        if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert silent == []


@pytest.mark.parametrize("path", DATA, ids=lambda p: str(p.relative_to(HOUSE / "data")))
def test_every_data_file_says_whence_it_comes_and_who_reads_it(path):
    if path.suffix in {".bin", ".json"}:
        return  # built; the builder says how
    head = re.match(r"(?:#.*\n)*", path.read_text("utf-8"))[0]
    assert head, "no head comment"
    assert re.search(r"source|by us|our", head, re.IGNORECASE), "no source"
    assert re.search(r"read by|docs/lexicon", head, re.IGNORECASE), "no reader"
