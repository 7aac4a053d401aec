"""What the filters find leaves as a file, with what it is."""

import csv
import io
import json
import zipfile

import polars
import pytest

import dragoman
from dragoman.explorer.files import TABLES_OUT


def file(client, name, **query):
    answer = client.get(f"/api/export/{name}", params=query)
    assert answer.status_code == 200, answer.text
    assert name.partition(".")[0] in answer.headers["content-disposition"]
    return answer.content


def rows(body):
    return list(csv.DictReader(io.StringIO(body.decode())))


@pytest.mark.parametrize("table", TABLES_OUT)
def test_every_table_leaves_whole_in_every_form(client, coded, table):
    number = getattr(dragoman.Archive(coded), table)().count()
    assert number > 5
    assert len(rows(file(client, f"{table}.csv"))) == number
    records = file(client, f"{table}.jsonl").decode().splitlines()
    assert len({json.loads(line)["id"] for line in records}) == number
    assert polars.read_parquet(file(client, f"{table}.parquet")).height == number


def test_filters_hold_for_files(client, coded):
    archive = dragoman.Archive(coded)
    found = rows(
        file(client, "events.csv", type=["CONSULT", "AGREE"], status="happened")
    )
    asked = archive.events(type=["CONSULT", "AGREE"], status="happened")
    assert 0 < len(found) == asked.count()
    said = rows(file(client, "statements.csv", text="talks"))
    assert 0 < len(said) == archive.statements(text="talks").count()
    told = rows(file(client, "reports.csv", text="talks"))
    assert len(told) == archive.reports(text="talks").count()


def test_events_leave_in_the_layouts_of_the_field(client):
    points = json.loads(file(client, "events.geojson"))
    assert points["features"][0]["geometry"]["type"] == "Point"
    assert file(client, "events.gexf").startswith(b"<?xml")
    assert b"\t" in file(client, "events.icews")


def test_a_file_is_packed_with_what_it_is(client):
    query = {"type": "CONSULT", "form": "csv"}
    with zipfile.ZipFile(io.BytesIO(file(client, "events.zip", **query))) as packed:
        names = packed.namelist()
        about = packed.read("ABOUT.txt").decode()
        book = packed.read("CODEBOOK.md").decode()
        found = rows(packed.read(names[-1]))
        assert packed.testzip() is None
    assert names[-1].endswith(".csv")
    assert "type: CONSULT" in about
    assert f"{len(found):,} of" in about
    assert "as of its commit" in about
    assert "To cite it" in about
    assert "| CONSULT | verbal cooperation |" in book


@pytest.mark.parametrize(
    "asked",
    [
        "events.docx",
        "stories.gdelt2",
        "secrets.csv",
        "events.csv?tpye=AID",
        "events.csv?since=x",
        "events.zip?form=zip",
        "reports.csv?text=--",
        "stories.zip?form=nonsense",
        "recode.zip",
        "compact.csv",
    ],
)
def test_what_cannot_be_had_is_refused_before_a_byte_is_sent(client, asked):
    answer = client.get(f"/api/export/{asked}")
    assert answer.status_code == 422
    assert answer.json()["message"]


def test_asking_for_a_file_never_writes(client, coded):
    before = dragoman.Archive(coded).snapshot().state.batch
    for name in ("recode", "compact", "link", "retry"):
        for form in ("zip", "csv", "jsonl"):
            assert client.get(f"/api/export/{name}.{form}").status_code == 422
    assert dragoman.Archive(coded).snapshot().state.batch == before


def test_no_cell_runs_as_a_formula(tmp_path):
    from starlette.testclient import TestClient

    from dragoman.explorer import Desk, Options, make_app

    archive = dragoman.Archive(tmp_path / "archive")
    report = dragoman.make_report("Rain fell.", title="=HYPERLINK(1)", source="+x")
    archive.add([report], code=False)
    client = TestClient(make_app(Desk(archive, Options())))
    (row,) = rows(file(client, "reports.csv"))
    assert (row["title"], row["source"]) == ("'=HYPERLINK(1)", "'+x")
