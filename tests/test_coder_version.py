"""The version that a row carries names all the knowledge that made it."""

import re

import pytest

from dragoman.coder import coder_version
from dragoman.knowledge.versions import fingerprint
from dragoman.settings import DataSettings, Settings


def test_the_version_names_every_table_of_knowledge():
    hashed = " ".join(
        rf"{name} [0-9a-f]{{8}}"
        for name in ("codebook", "lexicon", "actors", "places", "dates")
    )
    assert re.fullmatch(rf"dragoman \S+ {hashed}", coder_version())


def test_a_lexicon_of_ones_own_changes_its_part_alone(tmp_path):
    (tmp_path / "light.txt").write_text("hold | A\n", "utf-8")
    own = coder_version(Settings(data=DataSettings(lexicon=str(tmp_path))))
    usual = coder_version()
    assert f"lexicon {fingerprint(tmp_path)}" in own
    assert own.split(" lexicon ")[0] == usual.split(" lexicon ")[0]
    assert own.split(" actors ")[1] == usual.split(" actors ")[1]


@pytest.mark.parametrize("change", ["content", "name", "place"])
def test_a_hash_sees_every_change_of_a_folder(tmp_path, change):
    file = tmp_path / "a.txt"
    file.write_text("march\n", "utf-8")
    before = fingerprint(tmp_path)
    match change:
        case "content":
            file.write_text("marches\n", "utf-8")
        case "name":
            file.rename(tmp_path / "b.txt")
        case _:
            (tmp_path / "in").mkdir()
            file.rename(tmp_path / "in" / "a.txt")
    assert fingerprint(tmp_path) != before
