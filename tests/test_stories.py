"""What is compared of reports and events, and what the comparisons say."""

from datetime import date

import numpy as np
import pytest
from handmade import actor, event, span
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadData
from dragoman.records import Count, Dates, Place, Record
from dragoman.reports import make_report
from dragoman.stories.bags import Bags
from dragoman.stories.coverage import Coverage
from dragoman.stories.happenings import Happenings, agree
from dragoman.stories.learn import fit, write_weights
from dragoman.stories.linking import link, sharing
from dragoman.stories.outline import buckets, make_outline, read_terms
from dragoman.stories.reasons import bond_reports, with_reasons
from dragoman.stories.tales import Range, load_standings, make_tales, party_bag
from dragoman.stories.weights import load_weights, read_weights

DAY = date(2024, 3, 5)
FIRE = """Fire destroys market hall in Borvik

A fire destroyed the market hall in Borvik on Monday night and killed 3 watchmen, \
Mayor Ottilia Brandt said. Police arrested Kasimir Odell, an electrician, on Tuesday."""
SAME = """Borvik mourns three after blaze in its market

Three watchmen died when Borvik's old market hall burned down late on Monday. The \
police took an electrician, Kasimir Odell, into custody. Ottilia Brandt, the mayor, \
promised to rebuild the hall."""
OTHER = """Fire guts theatre in Tavira

A fire gutted the royal theatre in Tavira on Sunday, but nobody was hurt, said fire \
chief Lucio Mendes. Insurers put the damage at 8 million."""


def report(text, day=DAY, **more):
    return make_report(text, published=day, **more)


def dates(day, words=None):
    basis = "said" if words else "published"
    return Dates(first=day, last=day, precision="day", basis=basis, words=words)


def place(text, name, lat, lon, country="NOR"):
    return Place(
        name=name,
        country=country,
        admin1=None,
        lat=lat,
        lon=lon,
        geonameid=None,
        precision="city",
        basis="clause",
        words=span(text, name),
    )


def chance(one, other):
    outlines = [make_outline(one), make_outline(other)]
    return float(Coverage(outlines).score(np.array([0]), np.array([1]))[0])


def test_names_words_and_numbers_are_told_apart():
    terms = read_terms("On Monday Ottilia Brandt paid 1,250 crowns to Brandt & Sons.")
    assert {"ottilia", "brandt"} <= set(terms.names)
    assert "ottilia brandt" in terms.persons
    assert "crown" in terms.words
    assert "1250" in terms.numbers


@pytest.mark.parametrize(
    ("text", "word", "is_name"),
    [
        ("Gunmen fled. Police shot two gunmen.", "gunmen", False),  # met in small too
        ("Protesters left. Nobody stopped them.", "protester", False),  # begins only
        ("They met Brandt.", "brandt", True),
        ("Kasimir Odell spoke.", "odell", True),  # two capitals side by side
        ("FIRE IN BORVIK KILLS THREE WATCHMEN", "borvik", False),  # all in capitals
    ],
)
def test_a_capital_makes_a_name_only_where_it_says_something(text, word, is_name):
    assert (word in read_terms(text).names) == is_name


def test_furniture_is_left_out_of_the_outline_and_the_headline_is_not():
    text = "Hall in Borvik burns\n\nOSLO, March 4 (Reuters) -- Firemen came too late."
    outline = make_outline(report(text))
    assert "reuter" not in dict(outline.names)
    assert "borvik" in dict(outline.names)


def test_two_reports_of_one_fire_are_alike_and_another_fire_is_not():
    fire, same, other = report(FIRE), report(SAME), report(OTHER)
    assert chance(fire, same) > 0.6
    assert chance(fire, other) < 0.1


def test_a_year_between_makes_it_less_likely_that_two_reports_are_of_one_thing():
    near = chance(report(FIRE), report(SAME))
    far = chance(report(FIRE), report(SAME, date(2025, 3, 5)))
    assert far < near


@given(st.permutations([FIRE, SAME, OTHER]), st.integers(0, 2), st.integers(0, 2))
def test_a_score_depends_on_its_two_sides_alone(texts, a, b):
    among = Coverage([make_outline(report(text)) for text in texts])
    alone = Coverage([make_outline(report(texts[a])), make_outline(report(texts[b]))])
    one = among.score(np.array([a]), np.array([b]))
    other = alone.score(np.array([0]), np.array([1]))
    assert one[0] == pytest.approx(other[0], abs=1e-12)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 40))
def test_days_close_by_share_a_bucket_and_distant_ones_do_not(day, apart):
    other = date.fromordinal(day.toordinal() + apart)
    shared = set(buckets(day)) & set(buckets(other))
    assert shared if apart <= 4 else True
    assert not shared if apart >= 8 else True


def test_alike_reports_share_a_key_within_days_and_not_after_a_year():
    keys = [make_outline(one).keys for one in (report(FIRE), report(SAME))]
    assert sharing(keys)[0].tolist() == [0]
    late = make_outline(report(SAME.replace("Odell", "").replace("Brandt", ""), None))
    assert set(make_outline(report(FIRE)).loose) & set(late.keys)


def test_bags_are_compared_as_sets_of_weighted_words():
    bags = Bags([(("a", 1.0), ("b", 2.0)), (("b", 1.0), ("c", 5.0)), ()])
    found = bags.compare(np.array([0, 0, 1]), np.array([1, 2, 1]))
    assert found.amount.tolist() == [1.0, 0.0, 6.0]
    assert found.alike[2] == pytest.approx(1.0)
    assert found.alike[0] == pytest.approx(2 / (5**0.5 * 26**0.5))
    assert found.missing.tolist() == pytest.approx([1 / 3, 0.0, 0.0])
    assert found.both.tolist() == [True, False, True]


BAG = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 3), max_size=5).map(
    lambda bag: tuple(sorted(bag.items()))
)


@given(st.lists(BAG, min_size=2, max_size=5))
def test_bags_agree_with_dictionaries(rows):
    left, right = np.triu_indices(len(rows), 1)
    found = Bags(rows).compare(left, right)
    for n, (a, b) in enumerate(zip(left, right, strict=True)):
        one, other = dict(rows[a]), dict(rows[b])
        least = sum(min(one[w], other[w]) for w in one if w in other)
        assert found.amount[n] == pytest.approx(least)


def tales_of(text, *events, day=DAY):
    told = report(text, day)
    return make_tales(told, events, make_outline(told))


def score(one, other, together=0.9):
    board = Happenings([one, other])
    ends = np.array([0]), np.array([1]), np.array([together])
    return float(board.score(*ends)[0])


def arrest(text, trigger, who, **fields):
    police = actor(text, "police", country="NOR", sector="COP")
    odell = actor(text, who)
    return event(
        text,
        "COERCE",
        trigger,
        mode="arrest",
        actors=(police,),
        recipients=(odell,),
        **fields,
    )


ONE = "On Monday police arrested Kasimir Odell in Borvik over the fire."
TWO = "Kasimir Odell was arrested by police on Monday in Borvik."
THREE = "On Friday police arrested Lucio Mendes in Tavira over a theft."


def test_the_same_arrest_told_twice_is_one_happening():
    (one,) = tales_of(ONE, arrest(ONE, "arrested", "Kasimir Odell"))
    (two,) = tales_of(TWO, arrest(TWO, "arrested", "Kasimir Odell"))
    (three,) = tales_of(THREE, arrest(THREE, "arrested", "Lucio Mendes"))
    assert score(one, two) > 0.8
    assert score(one, three) < score(one, two)
    assert score(one, three, together=0.02) < 0.3


def test_days_that_the_words_say_far_apart_are_never_one():
    monday = dates(date(2024, 3, 4), span(ONE, "On Monday"))
    later = dates(date(2024, 3, 15), span(TWO, "on Monday"))
    (one,) = tales_of(ONE, arrest(ONE, "arrested", "Kasimir Odell", dates=monday))
    (two,) = tales_of(TWO, arrest(TWO, "arrested", "Kasimir Odell", dates=later))
    assert score(one, two) == 0.0


def test_another_town_makes_it_less_likely():
    here = place(ONE, "Borvik", 60.0, 10.0)
    near = place(TWO, "Borvik", 60.1, 10.0)
    far = place(TWO, "Borvik", 64.0, 10.0)
    (one,) = tales_of(ONE, arrest(ONE, "arrested", "Kasimir Odell", place=here))
    (two,) = tales_of(TWO, arrest(TWO, "arrested", "Kasimir Odell", place=near))
    (three,) = tales_of(TWO, arrest(TWO, "arrested", "Kasimir Odell", place=far))
    assert score(one, two) > score(one, three)


def test_what_is_demanded_joins_no_story_and_what_is_claimed_does():
    standings = load_standings()
    assert standings["claimed"].name == "deed"
    assert standings["wanted"].name == ""
    wanted = arrest(ONE, "arrested", "Kasimir Odell", status="wanted")
    assert tales_of(ONE, wanted) == ()


def test_every_status_has_a_standing_with_a_reason():
    from typing import get_args

    from dragoman.records.event import Status

    assert set(load_standings()) == set(get_args(Status))
    assert all(standing.reason for standing in load_standings().values())


def test_a_tale_refuses_the_outline_of_another_report():
    with pytest.raises(ValueError, match="is not the outline of"):
        make_tales(report(ONE), (), make_outline(report(TWO)))


def test_a_rare_name_weighs_more_than_an_office():
    bag = dict(party_bag([actor("the police of Borvik", "police of Borvik")]))
    assert bag["borvik"] > bag.get("police", 0.0)


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (("killed", 12, 12), ("killed", 12, 12), 1),
        (("killed", 12, 12), ("killed", 30, 30), -1),
        (("killed", 19, None), ("killed", 30, 30), 1),  # "at least 19"
        (("killed", None, 20), ("killed", 30, 30), -1),  # "up to 20"
        (("killed", 12, 12), ("injured", 12, 12), 0),
    ],
)
def test_counts_agree_if_one_number_may_fit_both(one, other, says):
    ranges = [Range(kind=kind, low=low, high=high) for kind, low, high in (one, other)]
    assert agree([ranges[0]], [ranges[1]]) == says


def records():
    texts = {ONE: "Kasimir Odell", TWO: "Kasimir Odell", THREE: "Lucio Mendes"}
    for number, (text, who) in enumerate(texts.items()):
        told = report(text, source=f"paper {number}")
        made = arrest(text, "arrested", who, id=f"e{number}")
        yield Record(report=told, events=(made,), statements=(), failure=None)


def test_linking_brings_the_same_arrest_together_in_any_order():
    found = link(records())
    assert found.stories == (("e0", "e1"), ("e2",))
    turned = link(reversed(list(records())))
    assert turned.stories == found.stories
    assert turned.coverage == found.coverage


def test_reasons_name_the_words_that_are_shared():
    bond = bond_reports(make_outline(report(FIRE)), make_outline(report(SAME)))
    assert any("kasimir odell" in line for line in bond.why)
    assert [abs(float(w.split()[0])) for w in bond.why] == sorted(
        (abs(float(w.split()[0])) for w in bond.why), reverse=True
    )


def test_every_comparison_has_a_weight_and_a_meaning():
    found = load_weights()
    fire = [make_outline(report(FIRE)), make_outline(report(SAME))]
    ends = np.array([0]), np.array([1])
    assert {*Coverage(fire).compare(*ends), "bias"} == set(found["reports"])
    tales = [*tales_of(ONE, arrest(ONE, "arrested", "Kasimir Odell"))] * 2
    compared = Happenings(tales).compare(*ends, np.array([0.5]))
    assert {*compared, "bias"} == set(found["events"])
    assert all(w.meaning for side in found.values() for w in side.values())


def test_no_learnt_weight_has_another_sign_than_its_prior():
    weights = [w for side in load_weights().values() for w in side.values()]
    assert all(w.learnt * w.prior >= 0 for w in weights)
    assert all(w.learnt == w.prior for w in weights if w.held)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("papers | x | 1 | 1 | y", "neither"),
        ("reports | x | much | 1 | y", "not a number"),
        ("reports | x | 1 | 1", "columns"),
    ],
)
def test_a_faulty_weight_is_told_with_its_line(tmp_path, line, fault):
    path = tmp_path / "weights.txt"
    path.write_text(f"# head\n{line}\n", "utf-8")
    with pytest.raises(BadData, match=fault) as caught:
        read_weights(path)
    assert caught.value.line == 2


def test_learning_finds_what_tells_pairs_apart_and_keeps_signs(tmp_path):
    path = tmp_path / "weights.txt"
    path.write_text(
        "reports | bias |  -1.0 | -1.00 | start\n"
        "reports | good |   1.0 |  1.00 | helps\n"
        "reports | turn |   1.0 |  1.00 | misleads\n"
        "reports | kept |  =0.5 |  0.50 | held\n",
        "utf-8",
    )
    chance = np.random.default_rng(1)
    same = chance.integers(0, 2, 4000).astype(float)
    noise = chance.normal(size=(3, 4000))
    features = {
        "good": same * 2 + noise[0],
        "turn": noise[1] - same,
        "kept": noise[2],
    }
    learnt = fit(features, same, read_weights(path)["reports"])
    assert learnt["good"] > 1.2
    assert learnt["turn"] == 0.0
    assert learnt["kept"] == 0.5
    assert learnt == fit(features, same, read_weights(path)["reports"])
    write_weights(path, "reports", learnt)
    assert read_weights(path)["reports"]["good"].learnt == learnt["good"]
    assert read_weights(path)["reports"]["good"].prior == 1.0


def test_a_story_says_why_its_events_are_one():
    from dragoman.stories.merge import merge

    told = list(records())[:2]
    found = link(told)
    tellings = [(record.report, record.events[0]) for record in told]
    sources = {record.report.id: record.report.source for record in told}
    story = merge(tellings, found.events, sources)
    assert len(story.bonds) == 1
    full = with_reasons(story, found.tales, found.outlines)
    assert any("same trigger" in line for line in full.bonds[0].why)


def test_counts_of_an_event_are_compared_as_ranges():
    killed = Count(kind="killed", low=3, best=3, high=3, words=span(FIRE, "3 watchmen"))
    told = event(FIRE, "ASSAULT", "killed", counts=(killed,))
    (tale,) = tales_of(FIRE, told)
    assert tale.counts == (Range(kind="killed", low=3, high=3),)
