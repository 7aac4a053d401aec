"""A codebook of one's own: copied, given a type and phrases, and coded with."""

import json

import pytest
from typer.testing import CliRunner

from dragoman import BadData, BadInput, BadSetting, Coder, UnknownChoice, make_report
from dragoman.cli import app
from dragoman.knowledge.codebook import load_codebook
from dragoman.knowledge.copying import copy_codebook
from dragoman.settings import read_settings

TYPE = "COMMEMORATE | verbal cooperation | 017 | Marks a day together.\n"
FRAMES = """\
[COMMEMORATE]
A celebrate {occasion} (with R)   -- Kenya celebrated the anniversary with Uganda.
A lay wreath (at R)               -- The president laid a wreath at the memorial.
"""
TEXT = "Kenya celebrated the anniversary with Uganda on Monday."


def run(*args):
    return CliRunner().invoke(app, [str(a) for a in args])


@pytest.fixture(scope="module")
def mine(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own") / "mine"
    assert run("codebook", folder).exit_code == 0
    with folder.joinpath("types.txt").open("a") as types:
        types.write(TYPE)
    folder.joinpath("frames", "own.txt").write_text(FRAMES)
    return folder


@pytest.fixture(scope="module")
def own_coder(mine):
    return Coder(read_settings(mine / "dragoman.toml"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TEXT, [("COMMEMORATE", "happened")]),
        (
            "Kenya refused to celebrate the anniversary with Uganda.",
            [("REJECT", "happened"), ("COMMEMORATE", "refused")],
        ),  # operators know the type without being told
        (
            "Kenya attacked Uganda.",
            [("ASSAULT", "happened")],
        ),  # what was there before is there still
    ],
)
def test_a_type_with_a_few_phrases_is_coded(own_coder, text, found):
    events = own_coder.code(make_report(text)).events
    assert [(e.type, e.status) for e in events] == found


def test_an_own_type_has_the_class_and_code_of_its_line(own_coder):
    (event,) = own_coder.code(make_report(TEXT)).events
    assert (event.quad, event.cameo) == ("verbal cooperation", "017")
    assert "own.txt:2" in event.why[0]


def test_rows_of_other_codebooks_are_told_apart(own_coder, coder):
    assert own_coder.version != coder.version


def test_the_copy_is_our_codebook_until_it_is_changed(tmp_path):
    copy_codebook(tmp_path / "copy")
    assert load_codebook(tmp_path / "copy") == load_codebook()
    read_settings(tmp_path / "copy" / "dragoman.toml")


def test_an_archive_keeps_and_finds_own_types(mine, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(TEXT)
    kept = tmp_path / "kept"
    settings = mine / "dragoman.toml"
    assert run("add", report, "--to", kept, "--settings", settings).exit_code == 0
    found = run("events", kept, "--type", "COMMEMORATE", "--format", "jsonl")
    assert [json.loads(line)["type"] for line in found.stdout.splitlines()] == [
        "COMMEMORATE"
    ]
    refused = run("events", kept, "--type", "COMEMORATE")
    assert refused.exit_code != 0
    assert "COMMEMORATE" in refused.output
    for layout in ("plover", "icews", "gdelt2", "polecat", "csv", "geojson"):
        out = tmp_path / f"out.{layout}"
        done = run("export", kept, "--as", layout, "--out", out)
        assert done.exit_code == 0, done.output


def test_a_folder_that_is_not_empty_is_left_alone(tmp_path):
    tmp_path.joinpath("notes.txt").write_text("mine")
    with pytest.raises(BadInput, match="already"):
        copy_codebook(tmp_path)


def test_a_fault_is_told_with_file_and_line(tmp_path):
    copy_codebook(tmp_path / "bad")
    frames = tmp_path / "bad" / "frames" / "own.txt"
    frames.write_text("[AGREE]\nA celebrate {ocasion}  -- Peru did.\n")
    with pytest.raises(BadData, match=r"own\.txt:2: no noun class 'ocasion'"):
        Coder(read_settings(tmp_path / "bad" / "dragoman.toml"))


def test_a_type_that_the_codebook_lacks_is_refused(tmp_path):
    copy_codebook(tmp_path / "bad")
    tmp_path.joinpath("bad/frames/own.txt").write_text(
        "[DANCE]\nA dance with R  -- x\n"
    )
    with pytest.raises(UnknownChoice, match="DANCE"):
        Coder(read_settings(tmp_path / "bad" / "dragoman.toml"))


def test_settings_that_name_no_folder_are_refused(tmp_path):
    tmp_path.joinpath("dragoman.toml").write_text('[data]\ncodebook = "none"\n')
    with pytest.raises(BadSetting, match="there is no file or folder"):
        read_settings(tmp_path / "dragoman.toml")
