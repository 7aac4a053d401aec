"""Each export is read back by code that was not written for it."""

import json
from datetime import date

import duckdb
import exporting
import jsonschema
import networkx as nx
import pandas as pd
import polars as pl
import pytest
from exporting import a_call, a_march, a_raid

from dragoman.exports import EXPORTS, Options, export, schema
from dragoman.exports.layouts import load_layout


@pytest.fixture
def exported(tmp_path):
    """Writes an export of a few tellings and gives its path."""

    def write(name, options=None):
        path = tmp_path / f"events{EXPORTS[name].ending}"
        export(name, exporting.some(), path, options or Options())
        return path

    return write


@pytest.mark.parametrize("name", ["gdelt1", "gdelt2", "gdelt2-mentions"])
def test_pandas_reads_gdelt_as_its_clients_do(exported, name):
    frame = pd.read_csv(
        exported(name), sep="\t", names=load_layout(name).names, header=None
    )
    assert frame["GLOBALEVENTID"].dtype == "int64"
    if name != "gdelt2-mentions":
        codes = set(frame["Actor1Code"].dropna())
        assert codes == {"PAK", "IRN", "PAKEDU", "PAKREB"}
        assert frame["ActionGeo_Lat"].between(24, 37).all()


def test_pandas_reads_icews_with_its_leading_zeros(exported):
    frame = pd.read_csv(exported("icews"), sep="\t", dtype={"CAMEO Code": str})
    assert set(frame["CAMEO Code"]) == {"040", "141", "190"}
    assert list(frame["Event Date"].unique()) == ["2024-03-05"]


def test_pandas_reads_polecat_with_none_for_nothing(exported):
    frame = pd.read_csv(exported("polecat"), sep="\t", na_values=["None"])
    assert frame["Recipient Name"].isna().sum() == 1
    assert frame["Latitude"].dtype == "float64"


def test_polars_reads_phoenix(exported):
    frame = pl.read_csv(
        exported("phoenix"),
        separator="\t",
        has_header=False,
        quote_char=None,
        new_columns=load_layout("phoenix").names,
        schema_overrides=[pl.String] * 26,
    )
    assert set(frame["root_code"]) == {"04", "14", "19"}


@pytest.mark.parametrize("name", ["acled", "ucdp", "csv"])
def test_duckdb_reads_csv(exported, name):
    path = exported(name)
    with duckdb.connect() as base:
        found = base.sql(f"SELECT * FROM read_csv('{path}', header = true)")
        assert tuple(found.columns) == load_layout(name).names
        assert len(found.fetchall()) == {"acled": 2, "ucdp": 1, "csv": 5}[name]


def test_parquet_has_the_same_cells_as_csv(exported):
    table = pl.read_parquet(exported("parquet"))
    frame = pl.read_csv(exported("csv"), schema=table.schema)
    assert table.equals(frame)
    assert table["first"].dtype == pl.Date


def test_parquet_of_many_batches_is_one_file(tmp_path, monkeypatch):
    monkeypatch.setattr("dragoman.exports.frames.BATCH", 2)
    path = tmp_path / "many.parquet"
    export("parquet", exporting.some(), path)
    with duckdb.connect() as base:
        found = base.sql(f"SELECT type FROM read_parquet('{path}')").fetchall()
    assert len(found) == 5


def test_plover_objects_hold_what_the_manual_demands(exported):
    told = list(map(json.loads, exported("plover").read_text("utf-8").splitlines()))
    demanded = {
        "type": "object",
        "required": ["id", "date", "actor", "event"],
        "properties": {
            "date": {"type": "string", "format": "date"},
            "actor": {"type": "array", "items": {"required": ["entity_text"]}},
            "event": {"type": "array", "minItems": 1},
            "size": {"properties": {"dead": {"type": "integer"}}},
        },
    }
    for event in told:
        jsonschema.validate(event, demanded)
    call = next(event for event in told if event["event"] == ["CONSULT"])
    assert [party["code"] for party in call["actor"]] == ["PAK", "IRN"]
    assert call["recipient"] == []


def test_geojson_is_what_the_standard_says(exported):
    told = json.loads(exported("geojson").read_text("utf-8"))
    point = {"type": "array", "minItems": 2, "items": {"type": "number"}}
    jsonschema.validate(
        told,
        {
            "required": ["type", "features"],
            "properties": {
                "type": {"const": "FeatureCollection"},
                "features": {
                    "items": {
                        "required": ["type", "geometry", "properties"],
                        "properties": {
                            "geometry": {
                                "required": ["type", "coordinates"],
                                "properties": {"coordinates": point},
                            }
                        },
                    }
                },
            },
        },
    )
    assert len(told["features"]) == 3
    lon, lat = told["features"][-1]["geometry"]["coordinates"]
    assert (lon, lat) == (67.0, 30.18)  # east comes first


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_networks(exported, name):
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[name]
    graph = read(exported(name))
    assert graph.is_directed()
    assert graph.has_edge("state:PAK", "state:IRN")
    assert graph.has_edge("state:IRN", "state:PAK")
    edge = graph.edges["PAK REB", "PAK MIL"]
    assert (edge["events"], edge["material_conflict"]) == (1, 1)  # one story
    assert edge["score"] == -10.0
    assert graph.nodes["state:PAK"]["label"] == "Pakistan"


def test_a_network_adds_up_what_two_do_to_each_other(tmp_path):
    calls = [a_call(on=date(2024, 3, d), source=str(d)) for d in (4, 5, 6)]
    path = tmp_path / "net.graphml"
    export("graphml", [*calls, a_raid(), a_march()], path)
    edge = nx.read_graphml(path).edges["state:IRN", "state:PAK"]
    assert (edge["events"], edge["weight"], edge["verbal_cooperation"]) == (3, 3.0, 3)


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_schema_is_a_json_table_schema(name):
    jsonschema.validate(
        schema(name),
        {
            "required": ["fields", "missingValues"],
            "properties": {
                "fields": {
                    "minItems": 2,
                    "items": {
                        "required": ["name", "type", "description"],
                        "properties": {
                            "type": {
                                "enum": [
                                    *("string", "integer", "number", "date"),
                                    *("boolean", "array", "object"),
                                ]
                            }
                        },
                    },
                }
            },
        },
    )
