"""Each layout holds what its readers want: rows, directions, codes, days, numbers."""

import csv
import io
import subprocess
import sys
from datetime import date

import exporting
import pytest
from exporting import (
    CALL,
    MARCH,
    RAID,
    a_call,
    a_march,
    a_raid,
    actor,
    count,
    day,
    place,
    state,
    story,
    telling,
)

from dragoman.errors import UnknownChoice
from dragoman.exports import EXPORTS, Options, export
from dragoman.exports.cells import Numbers
from dragoman.exports.codes import adm1_of
from dragoman.exports.gdelt import code_of
from dragoman.exports.happenings import gather
from dragoman.exports.layouts import load_layout

SECOND = date(2024, 3, 6)


def written(name, tellings, options=None):
    """The export as text."""
    stream = io.StringIO()
    export(name, tellings, stream, options or Options())
    return stream.getvalue()


def rows(name, tellings, options=None):
    """The rows of a layout between tabs or commas, by column."""
    text = written(name, tellings, options)
    by = "\t" if EXPORTS[name].form == "tabs" else ","
    quoting = csv.QUOTE_NONE if by == "\t" else csv.QUOTE_MINIMAL
    lines = list(csv.reader(io.StringIO(text), delimiter=by, quoting=quoting))
    body = lines[1:] if EXPORTS[name].head else lines
    return [dict(zip(load_layout(name).names, line, strict=True)) for line in body]


@pytest.mark.parametrize(
    ("name", "columns", "first", "last"),
    [
        ("gdelt1", 58, "GLOBALEVENTID", "SOURCEURL"),
        ("gdelt2", 61, "GLOBALEVENTID", "SOURCEURL"),
        ("gdelt2-mentions", 16, "GLOBALEVENTID", "Extras"),
        ("icews", 20, "Event ID", "Longitude"),
        ("polecat", 40, "Event ID", "Version"),
        ("phoenix", 26, "id_version", "sources"),
        ("acled", 31, "event_id_cnty", "timestamp"),
        ("ucdp", 49, "id", "gwnob"),
    ],
)
def test_a_layout_has_the_columns_of_its_data_set(name, columns, first, last):
    names = load_layout(name).names
    assert (len(names), names[0], names[-1]) == (columns, first, last)


@pytest.mark.parametrize(
    "name", ["gdelt1", "gdelt2-mentions", "icews", "polecat", "phoenix", "ucdp"]
)
def test_the_columns_stand_in_the_order_that_was_researched(shared, name):
    told = (shared / "research" / "peers.md").read_text("utf-8")
    assert ", ".join(load_layout(name).names) in " ".join(told.split())


def test_gdelt_2_has_a_second_level_code_after_each_first_level_code():
    names = list(load_layout("gdelt1").names)
    for column in ("Actor1Geo", "Actor2Geo", "ActionGeo"):
        names.insert(names.index(f"{column}_ADM1Code") + 1, f"{column}_ADM2Code")
    assert tuple(names) == load_layout("gdelt2").names


@pytest.mark.parametrize(
    ("name", "source", "target"),
    [
        ("gdelt1", "Actor1Code", "Actor2Code"),
        ("icews", "Source Name", "Target Name"),
        ("phoenix", "source", "target"),
    ],
)
def test_talks_are_two_rows_one_each_way(name, source, target):
    pairs = [(row[source][:3], row[target][:3]) for row in rows(name, [a_call()])]
    iran, pakistan = ("Ira", "Pak") if name == "icews" else ("IRN", "PAK")
    assert pairs == [(pakistan, iran), (iran, pakistan)]


def test_talks_are_one_row_with_two_actors_in_polecat():
    (row,) = rows("polecat", [a_call()])
    assert row["Actor Name"] == "Pakistan;Iran"
    assert (row["Actor COW"], row["Recipient Name"]) == ("770;630", "None")


def test_those_who_protest_together_do_not_protest_against_each_other():
    both = (
        actor(MARCH, "Students", "PAK", "EDU"),
        actor(MARCH, "government", "PAK", "GOV"),
    )
    told = rows("gdelt1", [a_march(actors=both, recipients=())])
    assert [(r["Actor1Code"], r["Actor2Code"]) for r in told] == [
        ("PAKEDU", ""),
        ("PAKGOV", ""),
    ]


@pytest.mark.parametrize(
    ("party", "code"),
    [
        (state(CALL, "Pakistan", "PAK"), "PAK"),  # named as a country and no more
        (actor(CALL, "Pakistan", "PAK", "GOV", role="government"), "PAKGOV"),
        (actor(CALL, "Pakistan", "PAK", "JRN"), "PAKMED"),
        (actor(CALL, "Pakistan", "ROU", "MIL"), "ROMMIL"),  # CAMEO's own code
        (actor(CALL, "Pakistan", None, "IGO", entity="org:united-nations"), "IGOUNO"),
        (actor(CALL, "Pakistan", None, "IGO", entity="leader:EU:x"), "IGOEUREEC"),
        (  # whose member acts for it comes last
            actor(CALL, "Pakistan", "GBR", "IGO", entity="org:european-union"),
            "IGOEUREECGBR",
        ),
        (
            actor(CALL, "Pakistan", None, "NGO", entity="org:human-rights-watch"),
            "NGOHRIHRW",
        ),
        (actor(CALL, "Pakistan", "AFG", "REB", entity="org:taliban"), "AFGREBTAL"),
        (actor(CALL, "Pakistan", None, "CVL", entity="group:kurds"), "CVLkur"),
        (actor(CALL, "Pakistan", None, "CVL", entity="group:sunnis"), "CVLMOSSUN"),
        (actor(CALL, "Pakistan", "VAT", "REL"), "VATREL"),
        (actor(CALL, "Pakistan", "GBR", "PTY"), "GBR"),  # no role of parties in CAMEO
        (actor(CALL, "Pakistan"), ""),
    ],
)
def test_an_actor_has_the_cameo_code_of_gdelt(party, code):
    assert code_of(party) == code


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"admin1": "Balochistan"}, "PK02"),
        ({"words": "Islamabad", "precision": "country"}, "PK"),
        ({"country": "USA", "admin1": "Texas"}, "USTX"),
        ({"country": "USA", "name": "Washington, D.C."}, "USDC"),
        ({"country": "GBR", "admin1": "England"}, "UK"),  # not FIPS in our source
        ({"country": "PSE", "admin1": None}, "WE"),
        ({"country": None}, None),  # the high seas
    ],
)
def test_a_place_has_its_fips_codes(fields, code):
    fields.pop("words", None)
    assert adm1_of(place(CALL, "Islamabad", **fields)) == code


def test_an_organisation_has_region_and_field_in_columns_of_their_own():
    union = actor(CALL, "Pakistan", None, "IGO", entity="org:european-union")
    health = actor(CALL, "Iran", None, "IGO", entity="org:world-health-organization")
    told = [a_call(actors=(union,), recipients=(health,))]
    (row,) = rows("gdelt2", told)
    parts = ("CountryCode", "KnownGroupCode", "Type1Code", "Type2Code")
    assert [row[f"Actor1{part}"] for part in parts] == ["EUR", "EEC", "IGO", ""]
    assert [row[f"Actor2{part}"] for part in parts] == ["", "WHO", "IGO", "HLH"]
    assert row["Actor2Code"] == "IGOUNOHLHWHO"
    (row,) = rows("phoenix", told)
    assert (row["source"], row["source_others"]) == ("IGOEUREEC", "EUR;EEC")


def test_a_row_of_gdelt_tells_day_place_and_class():
    (row,) = rows("gdelt1", [a_raid(source="Dawn", url="https://www.dawn.com/1")])
    assert row["SQLDATE"] == "20240305"
    assert row["FractionDate"] == "2024.1781"  # (2 months of 30 days + 5) / 365
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"]) == (
        "190",
        "190",
        "19",
    )
    assert row["ActionGeo_FullName"] == "Quetta, Balochistan, Pakistan"
    assert (row["ActionGeo_Type"], row["Actor1Geo_Type"]) == ("4", "0")
    assert (row["QuadClass"], row["IsRootEvent"]) == ("4", "1")
    assert row["SOURCEURL"] == "https://www.dawn.com/1"


@pytest.mark.parametrize(
    ("code", "gdelt", "phoenix"),
    [("02", "1", "0"), ("040", "1", "1"), ("0871", "2", "2"), ("161", "4", "3")],
)
def test_classes_follow_the_root_as_each_data_set_has_it(code, gdelt, phoenix):
    told = [a_call(cameo=code)]
    assert rows("gdelt1", told)[0]["QuadClass"] == gdelt
    assert rows("phoenix", told)[0]["quad_class"] == phoenix
    assert len(rows("gdelt1", told)[0]["EventCode"]) >= 3


def test_a_story_is_one_row_that_counts_its_sources_and_reports():
    told = [a_raid(source=s, on=d) for s, d in (("A", exporting.DAY), ("B", SECOND))]
    twice = a_raid(source="B", on=SECOND, id="0" * 20)
    (row,) = rows("gdelt2", story(*told, twice, sources=2))
    assert (row["NumMentions"], row["NumArticles"], row["NumSources"]) == (
        "3",
        "2",
        "2",
    )
    assert row["DATEADDED"] == "20240305000000"
    mentions = rows("gdelt2-mentions", story(*told, twice, sources=2))
    assert {m["GLOBALEVENTID"] for m in mentions} == {row["GLOBALEVENTID"]}
    assert len(mentions) == 3


def test_the_order_of_a_storys_tellings_changes_no_row():
    told = story(*(a_raid(source=s, on=SECOND) for s in "ABC"), sources=3)
    mixed = [told[2], a_call(), told[0], told[1]]
    for name in ("gdelt2", "acled", "ucdp", "csv", "graphml"):
        per_story = Options(per="story")
        one = sorted(written(name, [*told, a_call()], per_story).splitlines())
        assert one == sorted(written(name, mixed, per_story).splitlines())


def test_a_story_cut_short_by_a_query_is_told_at_the_end():
    told = story(a_raid(source="A"), a_raid(source="B"))
    ids = [h.id for h in gather([told[0], a_call()], "story")]
    assert ids == [a_call().event.id, told[0].story.id]


def test_what_did_not_take_place_is_left_out_unless_asked_for():
    planned = a_call(status="planned")
    assert rows("icews", [planned, a_call(status="claimed")]) != []
    done = export("icews", [planned], io.StringIO())
    assert (done.rows, done.left_out) == (0, (("its status is planned", 1),))
    assert len(rows("icews", [planned], Options(statuses=("planned",)))) == 2


def test_rows_that_lack_what_the_layout_demands_are_counted():
    done = export("icews", [a_march(recipients=())], io.StringIO())
    assert done.left_out == (("'Target Name' is not known", 1),)


def test_an_event_without_any_day_is_in_no_layout_that_needs_one():
    undated = a_call(on=None, dates=None)
    assert [len(rows(n, [undated])) for n in ("gdelt1", "icews", "csv")] == [0, 0, 1]


def test_icews_names_the_unnamed_by_kind_and_country():
    (row,) = rows("icews", [a_raid()])
    assert row["Source Name"] == "Rebel (Pakistan)"
    assert row["Target Sectors"] == "Military,Government"
    assert (row["City"], row["Province"]) == ("Quetta", "Balochistan")


@pytest.mark.parametrize(
    ("told", "event", "sub_event", "inters"),
    [
        (a_raid(), "Battles", "Armed clash", "2 1 12"),
        (
            a_raid(mode="drone"),
            "Explosions/Remote violence",
            "Air/drone strike",
            "2 1 12",
        ),
        (
            a_raid(recipients=(actor(RAID, "12", "PAK", "CVL"),)),
            "Violence against civilians",
            "Attack",
            "2 7 27",
        ),
        (  # somebody was hurt, so it was against people
            a_raid(recipients=(actor(RAID, "12"),)),
            "Violence against civilians",
            "Attack",
            "2 7 27",
        ),
        (  # an army abroad is an external force
            a_raid(actors=(state(RAID, "Rebels", "IRN"),)),
            "Battles",
            "Armed clash",
            "8 1 18",
        ),
        (  # nobody knows who laid a bomb
            a_raid(mode="explosives", actors=()),
            "Explosions/Remote violence",
            "Remote explosive/landmine/IED",
            "3 1 13",
        ),
        (a_march(), "Protests", "Peaceful protest", "6 0 60"),
        (a_march(mode="riot"), "Riots", "Violent demonstration", "5 0 50"),
        (
            telling(
                MARCH,
                "ASSAULT",
                "marched",
                mode="crowd-control",
                actors=(actor(MARCH, "government", "PAK", "COP"),),
                recipients=(actor(MARCH, "Students", "PAK", "EDU"),),
                place=place(MARCH, "Lahore"),
            ),
            "Protests",
            "Protest with intervention",
            "6 1 16",
        ),
        (  # the same, but twelve were killed
            a_raid(
                mode="crowd-control",
                actors=(actor(RAID, "police", "PAK", "COP"),),
                recipients=(actor(RAID, "Rebels", "PAK", "CVL"),),
            ),
            "Protests",
            "Excessive force against protesters",
            "6 1 16",
        ),
        (
            telling(
                RAID,
                "COERCE",
                "killed",
                mode="arrest",
                actors=(actor(RAID, "police", "PAK", "COP"),),
                recipients=(actor(RAID, "Rebels", "PAK", "CVL"),),
                place=place(RAID, "Quetta"),
            ),
            "Strategic developments",
            "Arrests",
            "1 7 17",
        ),
    ],
)
def test_acled_kinds_follow_type_mode_and_parties(told, event, sub_event, inters):
    (row,) = rows("acled", [told])
    assert (row["event_type"], row["sub_event_type"]) == (event, sub_event)
    assert f"{row['inter1']} {row['inter2']} {row['interaction']}" == inters


def test_acled_holds_no_talks_and_nothing_without_a_country():
    done = export("acled", [a_call(), a_raid(place=None)], io.StringIO())
    assert (done.rows, len(done.left_out)) == (0, 2)


def test_acled_names_forces_and_crowds_as_its_own_files_do():
    (raid,) = rows("acled", [a_raid()])
    assert raid["actor2"] == "Military Forces of Pakistan"
    assert raid["actor1"] == "Unidentified Armed Group (Pakistan)"
    (march,) = rows("acled", [a_march()])
    assert (march["actor1"], march["assoc_actor_1"]) == (
        "Protesters (Pakistan)",
        "Students",
    )
    assert (march["iso"], march["region"]) == ("586", "South Asia")
    assert march["tags"] == "crowd size=no report"


@pytest.mark.parametrize(
    ("dates", "acled", "ucdp"),
    [
        (day(), "1", "1"),
        (day(basis="published"), "2", "1"),  # near the day of print, not surely on it
        (day(last=date(2024, 3, 8), precision="range"), "2", "2"),
        (day(last=date(2024, 3, 11), precision="week"), "2", "3"),
        (day(date(2024, 3, 1), date(2024, 3, 31), "month"), "3", "4"),
        (day(date(2024, 2, 20), date(2024, 3, 21), "range"), "3", "4"),
    ],
)
def test_days_have_the_precision_of_each_data_set(dates, acled, ucdp):
    told = [a_raid(dates=dates)]
    assert rows("acled", told)[0]["time_precision"] == acled
    assert rows("ucdp", told)[0]["date_prec"] == ucdp


@pytest.mark.parametrize(
    ("precision", "acled", "ucdp"),
    [
        ("exact", "1", "1"),
        ("city", "1", "1"),
        ("district", "2", "3"),
        ("province", "3", "4"),
        ("region", "3", "5"),
        ("country", "3", "6"),
    ],
)
def test_places_have_the_precision_of_each_data_set(precision, acled, ucdp):
    told = [a_raid(place=place(RAID, "Quetta", precision=precision))]
    assert rows("acled", told)[0]["geo_precision"] == acled
    assert rows("ucdp", told)[0]["where_prec"] == ucdp


def test_acled_holds_nothing_of_which_no_month_is_known():
    year = day(date(2024, 1, 1), date(2024, 12, 31), "year")
    done = export("acled", [a_raid(dates=year)], io.StringIO())
    assert done.left_out == (("no month is known", 1),)
    assert rows("ucdp", [a_raid(dates=year)])[0]["date_prec"] == "5"


def test_ucdp_holds_nothing_of_which_no_year_is_known():
    years = day(date(2001, 1, 1), date(2003, 12, 31), "range")
    done = export("ucdp", [a_raid(dates=years)], io.StringIO())
    assert done.left_out == (("no year is known", 1),)


@pytest.mark.parametrize(
    "victim",
    [
        actor(RAID, "soldiers", "PAK", "JUD", role="judge"),
        actor(RAID, "soldiers", "PAK", "LEG", role="deputy"),
        actor(RAID, "soldiers", "PAK", "GOV", entity="leader:PAK:arif-alvi"),
    ],
)
def test_officials_who_bear_no_arms_are_civilians_of_acled_where_attacked(victim):
    (row,) = rows("acled", [a_raid(recipients=(victim,))])
    assert (row["sub_event_type"], row["actor2"]) == ("Attack", "Civilians (Pakistan)")
    assert (row["inter2"], row["assoc_actor_2"]) == ("7", "soldiers")
    assert row["civilian_targeting"] == "Civilian targeting"


def test_a_place_that_troops_leave_is_no_party_in_acled():
    told = telling(
        RAID,
        "RETREAT",
        "killed",
        mode="withdraw",
        actors=(SOLDIERS,),
        recipients=(actor(RAID, "Quetta", "PAK"),),
        place=place(RAID, "Quetta"),
    )
    (row,) = rows("acled", [told])
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("", "0", "10")


def test_a_country_that_protests_is_no_group_beside_its_protesters():
    (row,) = rows("acled", [a_march(actors=(state(MARCH, "Students", "PAK"),))])
    assert (row["actor1"], row["assoc_actor_1"]) == ("Protesters (Pakistan)", "")


def test_countries_have_the_names_of_acled():
    congo = {"place": place(RAID, "Quetta", "COD"), "recipients": ()}
    (row,) = rows("acled", [a_raid(actors=(SOLDIERS,), mode="explosives", **congo)])
    assert row["country"] == "Democratic Republic of Congo"


SOLDIERS = actor(RAID, "soldiers", "PAK", "MIL")
REBELS = actor(RAID, "Rebels", "PAK", "REB")
OTHERS = actor(RAID, "police", "AFG", "REB", name="Haqqani Network")
PEOPLE = actor(RAID, "12", "PAK", "CVL")


@pytest.mark.parametrize(
    ("source", "target", "kind", "sides"),
    [
        (REBELS, SOLDIERS, "1", "Government of Pakistan - Rebels (Pakistan)"),
        (SOLDIERS, REBELS, "1", "Government of Pakistan - Rebels (Pakistan)"),
        (OTHERS, REBELS, "2", "Haqqani Network - Rebels (Pakistan)"),
        (REBELS, PEOPLE, "3", "Rebels (Pakistan) - Civilians"),
        (SOLDIERS, PEOPLE, "3", "Government of Pakistan - Civilians"),
    ],
)
def test_ucdp_kinds_follow_the_sides(source, target, kind, sides):
    (row,) = rows("ucdp", [a_raid(actors=(source,), recipients=(target,))])
    assert (row["type_of_violence"], row["dyad_name"]) == (kind, sides)
    dead = "deaths_civilians" if kind == "3" else "deaths_unknown"
    assert (row[dead], row["best"], row["country_id"]) == ("12", "12", "770")


def test_the_authority_of_palestine_is_no_state_and_not_israel():
    police = actor(RAID, "police", "PSE", "COP")
    army = actor(RAID, "soldiers", "ISR", "MIL")
    fields = {"actors": (police,), "recipients": (army,)}
    gaza = place(RAID, "Quetta", "PSE")
    (row,) = rows("ucdp", [a_raid(place=gaza, **fields)])
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (
        "1",
        "Government of Israel",
        "Government of Palestine",
    )
    assert (row["gwnoa"], row["gwnob"], row["country_id"]) == ("666", "", "666")


def test_forces_of_no_named_country_are_of_the_country_where_they_are():
    troops = actor(RAID, "soldiers", None, "MIL")
    (row,) = rows("ucdp", [a_raid(recipients=(troops,))])
    assert (row["side_a"], row["gwnoa"]) == ("Government of Pakistan", "770")
    # Both sides would be the same government.
    assert rows("ucdp", [a_raid(actors=(SOLDIERS,), recipients=(troops,))]) == []


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((12, 12, 12), "12 12 12"),
        ((12, None, None), "12 12 12"),  # "more than 11"
        ((None, None, 30), "30 30 30"),  # "up to 30"
        ((10, 12, 30), "10 12 30"),
    ],
)
def test_ucdp_has_three_numbers_of_dead_in_order(numbers, told):
    (row,) = rows("ucdp", [a_raid(counts=(count(RAID, "12", numbers),))])
    assert f"{row['low']} {row['best']} {row['high']}" == told


@pytest.mark.parametrize(
    "fields",
    [
        {"counts": ()},
        {"recipients": ()},
        {"dates": None},
        {"place": None},
        {"recipients": (REBELS,), "actors": (actor(RAID, "police", None, None),)},
    ],
)
def test_ucdp_holds_only_deadly_violence_with_two_sides_day_and_country(fields):
    assert rows("ucdp", [a_raid(**fields)]) == []


def test_numbers_are_the_same_in_every_export_and_never_shared(monkeypatch):
    assert Numbers().of("a") == Numbers().of("a") < 2**53
    numbers = Numbers()
    same = {"a": "0" * 20, "b": "0" * 19 + "1"}  # differ in the bits that are cut off
    monkeypatch.setattr(
        "dragoman.exports.cells.content_id",
        lambda *parts: same.get(parts[0], "") if len(parts) == 1 else "f" * 20,
    )
    assert numbers.of("a") == 0
    assert numbers.of("b") == 2**53 - 1
    assert (numbers.of("a"), numbers.of("b")) == (0, 2**53 - 1)


def test_an_unknown_export_is_named_with_those_there_are():
    with pytest.raises(UnknownChoice, match="Did you mean 'gdelt2'"):
        export("gdelt3", [], io.StringIO())
    with pytest.raises(UnknownChoice, match="Did you mean 'planned'"):
        export("csv", [], io.StringIO(), Options(statuses=("planed",)))
    with pytest.raises(UnknownChoice, match="stream of text"):
        export("parquet", [], io.StringIO())


def test_dyad_months_sum_up_what_states_did_to_one_another(tmp_path):
    later = a_call(on=date(2024, 4, 9), dates=exporting.day(date(2024, 4, 8)))
    path = tmp_path / "dyads.csv"
    done = export("dyad-months", [*exporting.some(), later], path)
    with path.open(encoding="utf-8") as stream:
        told = list(csv.DictReader(stream))
    shown = [
        (r["dyad"], r["month_start"], r["events"], r["killed"], r["reports"])
        for r in told
    ]
    assert done.rows == 5
    assert shown == [
        ("IRN-PAK", "2024-03-01", "1", "0", "1"),
        ("PAK-IRN", "2024-03-01", "1", "0", "1"),
        # within a state: the march, and the raid that three reports tell
        ("PAK-PAK", "2024-03-01", "2", "12", "4"),
        ("IRN-PAK", "2024-04-01", "1", "0", "1"),
        ("PAK-IRN", "2024-04-01", "1", "0", "1"),
    ]
    assert (told[0]["source_name"], told[0]["source_cow"]) == ("Iran", "630")
    assert sum(float(r["score_sum"]) for r in told) == pytest.approx(-12.5)


def test_a_file_appears_whole_or_not_at_all(tmp_path):
    def broken():
        yield a_call()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export("csv", broken(), tmp_path / "events.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_an_export_is_the_same_to_the_byte_each_time(name, tmp_path):
    for path in (tmp_path / "one", tmp_path / "two"):
        export(name, exporting.some(), path)
    stream = io.BytesIO()
    export(name, exporting.some(), stream)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert stream.getvalue() == (tmp_path / "one").read_bytes()


def test_exports_need_no_heavy_library_before_they_write():
    probe = (
        "import sys, dragoman.exports;"
        "print([m for m in ('pyarrow', 'pandas', 'networkx') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
