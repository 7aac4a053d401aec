"""The parts of charts that reckon, tried one by one in a browser."""

import pytest

CALL = """async ([module, name, args]) =>
  (await import(`/static/js/${module}.js`))[name](...args)"""


@pytest.fixture
def call(app, server):
    """Call a function of a module of the page."""
    app.goto(f"{server.url}/static/texts/en/explore.json")
    return lambda module, name, *args: app.evaluate(CALL, [module, name, args])


def test_days_are_parted_into_stretches(call):
    def number(day):
        return call("charts/calendar", "dayNumber", day)

    for day, step, start in (
        ("2024-03-06", "day", "2024-03-06"),
        ("2024-03-06", "week", "2024-03-04"),  # a Wednesday; weeks begin on Monday
        ("2024-03-04", "week", "2024-03-04"),
        ("1969-12-31", "week", "1969-12-29"),  # before the days are counted from
        ("2024-02-29", "month", "2024-02-01"),
        ("2024-06-30", "quarter", "2024-04-01"),
        ("0099-06-30", "year", "0099-01-01"),  # not 1999
    ):
        found = call("charts/calendar", "stretchStart", number(day), step)
        assert call("charts/calendar", "isoDay", found) == start, (day, step)
    first, last = number("2023-12-31"), number("2024-01-01")
    assert len(call("charts/calendar", "stretches", first, last, "year")) == 2
    assert len(call("charts/calendar", "stretches", first, last, "week")) == 2
    assert call("charts/calendar", "stepFor", first, first + 99, 100) == "day"
    assert call("charts/calendar", "stepFor", first, first + 100, 100) == "week"


def test_marks_of_time_are_few_and_name_each_year_once(call):
    for days in (3, 40, 400, 4000, 40_000):
        marks = call("charts/calendar", "timeTicks", 19_000, 19_000 + days, 8)
        labels = [mark["label"] for mark in marks]
        assert 1 <= len(marks) <= 8
        assert len(set(labels)) == len(labels)
        assert labels[0][-4:].isdigit()


def test_stretches_are_added_up_where_there_is_no_room(call):
    series = {
        "step": "day",
        "first": 0,
        "last": 364,
        "stretches": [
            {"start": day, "cooperation": 1, "conflict": 2, "sum": -3}
            for day in range(365)
        ],
    }
    months = call("charts/stretches", "gather", series, 20)
    assert (months["step"], len(months["stretches"])) == ("month", 12)
    assert sum(month["conflict"] for month in months["stretches"]) == 730
    assert call("charts/stretches", "gather", series, 365) == series
    late = {**months, "first": 300, "last": 500, "stretches": []}
    beside = call("charts/stretches", "aligned", [series, None, late])
    assert [one and (one["step"], one["first"], one["last"]) for one in beside] == [
        ("month", 0, 500),
        None,
        ("month", 0, 500),
    ]
    # The order in which two days are given is no matter; stretches come whole.
    assert call("charts/stretches", "snap", months, 40, 10) == [0, 58]
    assert call("charts/stretches", "snap", series, -5, 900) == [0, 364]


def test_the_projection_leads_back_to_where_it_came_from(call):
    for lon, lat in ((0, 0), (180, 0), (-170, 60), (33, -75), (10, 89)):
        x, y = call("charts/projection", "project", lon, lat)
        back = call("charts/projection", "unproject", x, y)
        assert back == pytest.approx([lon, lat], abs=1e-6)
    assert call("charts/projection", "unproject", 2.7, 1.4) is None  # beyond the edge


def test_a_map_enlarges_about_the_pointer_and_keeps_to_the_world(call):
    size = {"width": 500, "height": 300}
    whole = call("charts/camera", "wholeWorld")
    near = call("charts/camera", "zoomed", whole, size, 4, [300, 140])
    before = call("charts/camera", "toPlane", whole, size, [300, 140])
    after = call("charts/camera", "toPlane", near, size, [300, 140])
    assert after == pytest.approx(before)
    assert call("charts/camera", "zoomed", near, size, 1e-9, [0, 0]) == whole
    far = call("charts/camera", "moved", near, size, 1e9, -1e9)
    west, south, east, north = call("charts/camera", "bounds", far, size)
    assert -180 <= west < east <= 180
    assert -90 <= south < north <= 90


def test_a_table_of_any_length_has_its_ends_in_reach(app, server):
    app.goto(f"{server.url}/static/texts/en/explore.json")
    for count in (0, 1, 30, 200_000, 10_000_000):
        found = app.evaluate(
            """async (count) => {
              const {Track} = await import('/static/js/track.js');
              const track = new Track();
              track.measure(30, 400);
              track.reset(count);
              track.go(track.showing(Math.max(0, count - 1)));
              const [, end] = track.sight(0);
              const below = track.place(count) - track.top;
              track.follow(0.5 * (track.length - track.room));
              const middle = track.sight(0)[0];
              track.go(0);
              return {end, below, middle, first: track.first, length: track.length};
            }""",
            count,
        )
        assert found["end"] == count
        assert found["below"] <= 400.001
        assert found["first"] == 0
        assert found["length"] <= 8_000_000
        if count > 1000:
            assert found["middle"] == pytest.approx(count / 2, rel=0.01)


def test_a_file_says_what_the_table_says_and_runs_nothing(call):
    table = {
        "head": ["a", "b"],
        "rows": [['say "x", y', -2.5], ["=1+1", None], ["-", 3]],
    }
    lines = call("csv", "toCsv", table).split("\r\n")
    assert lines == ["a,b", '"say ""x"", y",-2.5', "'=1+1,", "'-,3", ""]


def daily(counts):
    """A series in days, with so many events of conflict each; day 4 is a Monday."""
    stretches = [
        {"start": 4 + day, "cooperation": 0, "conflict": count, "sum": -count}
        for day, count in enumerate(counts)
        if count
    ]
    last = 4 + len(counts) - 1
    return {"step": "day", "first": 4, "last": last, "stretches": stretches}


def test_a_mean_of_thirty_days_counts_days_without_events(call):
    counts = [day % 3 for day in range(50)]
    means = call("charts/rhythm", "runningMeans", daily(counts))
    slow = [sum(counts[day - 29 : day + 1]) / 30 for day in range(29, 50)]
    assert [mean["conflict"] for mean in means] == pytest.approx(slow)
    assert means[0]["start"] == 4 + 29
    assert call("charts/rhythm", "runningMeans", daily(counts[:29])) == []
    longer = {**daily(counts), "step": "month"}
    assert call("charts/rhythm", "runningMeans", longer) == []


@pytest.mark.parametrize(
    ("weeks", "found"),
    [
        ([10, 10, 10, 10, 30], [(True, 30, 10.0)]),
        ([10, 10, 10, 10, 2], [(False, 2, 10.0)]),
        ([10, 10, 10, 10, 15], []),  # no more than chance does
        ([0, 0, 0, 0, 4], []),  # too few to tell
        ([10, 10, 10, 30], []),  # no four weeks before
        ([10, 10, 10, 10, 30, None], [(True, 30, 10.0)]),  # half a week says nothing
    ],
)
def test_a_week_unlike_those_before_it_is_told(call, weeks, found):
    counts = [
        count
        for week in weeks
        for count in ([week, 0, 0, 0, 0, 0, 0] if week is not None else [99, 0])
    ]
    changes = call("charts/rhythm", "changesOf", daily(counts))
    assert [(c["rises"], c["events"], c["month"]) for c in changes] == found
