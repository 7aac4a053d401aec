"""Evaluation counts as its modules say; all rows here are our own."""

import json
from datetime import date

import pytest
from handmade import FakeCoder, actor, event, span

from dragoman.errors import BadInput, UnknownChoice
from dragoman.evaluation import TASKS, Options, evaluate
from dragoman.evaluation.measures import Tally, by_label
from dragoman.records import Count, Dates, Place

BLAME = "Norland blamed Sudland for the flood."
MEET = "The kings of Norland and Sudland met."
QUIT = "Norland pulled its troops out of Sudland."
TALK = "The minister said it was cold."


def mark(text, words):
    found = span(text, words)
    return {"start": found.start, "end": found.end, "text": words}


def row(id_, text, source, target, **facts):
    class_ = {"class": facts.pop("class_")} if "class_" in facts else {}
    marks = {"source": [mark(text, source)] if source else []}
    marks["target"] = [mark(text, target)] if target else []
    return {"id": id_, "text": text, "events": [marks | facts], **class_}


def write(folder, rows, name="gold.jsonl"):
    path = folder / name
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    return path


def figures(result):
    return {figure.name: figure.value for figure in result.figures}


def pair(text, type_, trigger, who, whom, **fields):
    recipients = (actor(text, whom),) if whom else ()
    actors = tuple(actor(text, one) for one in who)
    return event(text, type_, trigger, actors=actors, recipients=recipients, **fields)


def test_f1_is_over_the_labels_that_are_wanted():
    tallies = by_label([("A", "A"), ("A", "B"), ("C", "C")])
    assert tallies["A"] == Tally(right=1, found=1, wanted=2)
    assert "B" not in tallies


def test_a_relation_is_named_between_the_marked_words(tmp_path):
    path = write(
        tmp_path,
        [
            row("1", BLAME, "Norland", "Sudland", type="ACCUSE"),
            row("2", QUIT, "Norland", "Sudland", type="YIELD"),
            row("3", TALK, "The minister", None, type="AGREE"),  # nobody marked
        ],
    )
    coder = FakeCoder(relations={("Norland", "Sudland"): "RETREAT"})
    result = evaluate("relations", path, coder)
    assert [item.score for item in result.items] == [0.0, 1.0]
    assert figures(result)["type accuracy"] == 0.5


@pytest.mark.parametrize(
    ("events", "right"),
    [
        ([pair(BLAME, "ACCUSE", "blamed", ["Norland"], "Sudland")], True),
        ([pair(BLAME, "REJECT", "blamed", ["Norland"], "Sudland")], False),
        ([pair(BLAME, "ACCUSE", "blamed", ["Sudland"], "Norland")], False),  # swapped
        ([pair(BLAME, "ACCUSE", "blamed", ["Norland"], None)], False),
        ([pair(BLAME, "ACCUSE", "blamed", ["Sudland", "Norland"], None)], True),
        ([pair(BLAME, "ACCUSE", "blamed", ["flood", "Norland"], None)], False),
        ([], False),
    ],
)
def test_unaided_wants_type_and_both_parties(tmp_path, events, right):
    path = write(tmp_path, [row("1", BLAME, "Norland", "Sudland", type="ACCUSE")])
    coder = FakeCoder(events={BLAME: events})
    result = evaluate("relations", path, coder, Options(unaided=True))
    assert result.items[0].score == float(right)


def test_only_the_first_recipient_counts_unaided(tmp_path):
    path = write(tmp_path, [row("1", BLAME, "Norland", "flood", type="ACCUSE")])
    both = (actor(BLAME, "Sudland"), actor(BLAME, "flood"))
    found = pair(BLAME, "ACCUSE", "blamed", ["Norland"], None, id="x")
    found = event(BLAME, "ACCUSE", "blamed", actors=found.actors, recipients=both)
    coder = FakeCoder(events={BLAME: [found]})
    result = evaluate("relations", path, coder, Options(unaided=True))
    assert result.items[0].score == 0.0
    assert figures(result)["unaided type"] == 1.0


def test_a_mere_guess_or_no_event_is_a_statement(tmp_path):
    path = write(
        tmp_path,
        [
            row("1", TALK, "The minister", None, class_=0),
            row("2", BLAME, "Norland", "Sudland", class_=3),
            row("3", MEET, None, None, class_=1),
            row("4", QUIT, "Norland", "troops", class_=0),
        ],
    )
    coder = FakeCoder(
        events={
            BLAME: [pair(BLAME, "ACCUSE", "blamed", ["Norland"], "Sudland")],
            MEET: [event(MEET, "CONSULT", "met", cameo="040")],
        },
        relations={
            ("Norland", "Sudland"): "SANCTION",  # verbal conflict in this task
            ("Norland", "troops"): "AGREE?",
        },
    )
    assert figures(evaluate("relations", path, coder))["class accuracy"] == 1.0


def test_rows_shared_with_the_other_file_are_told_apart(tmp_path):
    write(
        tmp_path,
        [row("1", BLAME, "Norland", "Sudland", type="ACCUSE")],
        "plv_train.jsonl",
    )
    path = write(
        tmp_path,
        [row("a", BLAME, None, None, class_=3), row("b", TALK, None, None, class_=0)],
    )
    found = figures(evaluate("relations", path, FakeCoder()))
    assert found["class accuracy"] == 0.5
    assert found["class, unshared rows, accuracy"] == 1.0


def test_roles_are_those_of_the_event_that_fits_best(tmp_path):
    path = write(tmp_path, [row("1", BLAME, "Norland", "Sudland", type="ACCUSE")])
    worse = pair(BLAME, "REQUEST", "flood", ["flood"], "Sudland")
    better = pair(BLAME, "ACCUSE", "blamed", ["Norland"], None)
    coder = FakeCoder(events={BLAME: [worse, better]})
    found = figures(evaluate("roles", path, coder))
    assert found["source F1"] == 1.0
    assert found["target recall"] == 0.0


def test_roles_without_any_event_are_missed(tmp_path):
    path = write(tmp_path, [row("1", BLAME, "Norland", "Sudland", type="ACCUSE")])
    assert figures(evaluate("roles", path, FakeCoder()))["source recall"] == 0.0


SHOT = "Police shot dead two looters in Norstadt."
HELD = "Ten men were arrested at night."
CALM = "The market was calm."
DAY_TEXT = f"{SHOT} {HELD} {CALM}"


def test_an_act_belongs_to_the_sentence_of_its_trigger(tmp_path):
    path = write(
        tmp_path,
        [
            {"id": "1", "doc_id": 7, "text": SHOT, "labels": ["KILL", "FORCE"]},
            {"id": "2", "doc_id": 7, "text": HELD, "labels": ["ARREST"]},
            {"id": "3", "doc_id": 7, "text": CALM},
        ],
    )
    police = actor(DAY_TEXT, "Police", sector="COP")
    two = Count(kind="killed", low=2, best=2, high=2, words=span(DAY_TEXT, "two"))
    coder = FakeCoder(
        events={
            DAY_TEXT: [
                event(DAY_TEXT, "ASSAULT", "shot", actors=(police,), counts=(two,)),
                event(DAY_TEXT, "COERCE", "arrested", mode="arrest"),  # by whom?
            ]
        }
    )
    result = evaluate("detect", path, coder)
    found = figures(result)
    assert (found["KILL F1"], found["FORCE F1"]) == (1.0, 1.0)
    assert found["ARREST recall"] == 0.0
    assert found["ARREST, agent unsaid, recall"] == 1.0
    assert result.items[2].score == 1.0


CALLED = "President Ask of the United States called the king of Norland."
HOME = "The President met mayors."


def test_a_contact_is_right_if_host_mode_and_countries_are(tmp_path):
    path = write(
        tmp_path, [{"id": "1", "text": CALLED}, {"id": "2", "text": HOME}], "r.jsonl"
    )
    write(
        tmp_path, [{"id": "1", "mode": "phone", "countries": ["NOR"]}], "r.gold.jsonl"
    )
    host = actor(CALLED, "President Ask", country="USA")
    guest = actor(CALLED, "king of Norland", country="NOR")
    call = event(CALLED, "CONSULT", "called", mode="phone", actors=(host, guest))
    coder = FakeCoder(events={CALLED: [call]})
    result = evaluate("contacts", path, coder)
    assert [item.score for item in result.items] == [1.0, 1.0]
    assert result.items[0].predicted == ("phone", "USA", "NOR")
    assert figures(result)["exact"] == 1.0


def test_every_event_in_a_quiet_report_counts(tmp_path):
    path = write(tmp_path, [{"id": "1", "category": "sport", "text": BLAME}])
    coder = FakeCoder(events={BLAME: [event(BLAME, "ACCUSE", "blamed")]})
    result = evaluate("quiet", path, coder)
    assert figures(result)["events per 1,000 words"] == pytest.approx(1000 / 6)
    assert result.items[0].predicted == ("ACCUSE: blamed",)


BOMBED = "REBELS BOMBED A BANK IN LIMA ON MONDAY."
LIMA = Place(
    name="Lima",
    country="PER",
    admin1=None,
    lat=-12.0,
    lon=-77.0,
    geonameid=None,
    precision="city",
    basis="clause",
    words=span(BOMBED, "LIMA"),
)


def days(first, last):
    first, last = date(2024, 3, first), date(2024, 3, last)
    return Dates(first=first, last=last, precision="day", basis="said", words=None)


def test_a_form_is_compared_field_by_field(tmp_path):
    form = {
        "type": "ASSAULT",
        "date": "2024-03-04",
        "location": [{"name": "PERU"}],
        "source": [{"text": "THE REBELS", "alternatives": ["REBELS"]}],
        "target": [{"text": "SCHOOL"}],
    }
    path = write(
        tmp_path,
        [
            {"id": "1", "text": BOMBED, "events": [form, {"type": "COERCE"}]},
            {"id": "2", "text": CALM},
        ],
    )
    bombing = pair(
        BOMBED, "ASSAULT", "BOMBED", ["REBELS"], "BANK", dates=days(4, 4), place=LIMA
    )
    found = figures(evaluate("templates", path, FakeCoder(events={BOMBED: [bombing]})))
    assert found["form found"] == 0.5
    assert found["form found, country right"] == 1.0
    assert found["form found, perpetrator right"] == 1.0
    assert found["form found, target right"] == 0.0
    assert found["form found, date right"] == 1.0
    assert found["violent events per report without a form"] == 0.0


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, 1.0),
        ({"status": "planned"}, 0.0),  # a plan is no deed
        ({"dates": days(4, 4), "printed": "2024-08-01"}, 0.0),  # it is an old one
        ({"dates": None}, 1.0),  # the report opens with whoever was hit
        ({"dates": None, "recipient": None}, 0.0),  # talk of violence
        ({"dates": days(4, 4), "recipient": None}, 1.0),  # a deed of a day
        ({"before": 400, "dates": None}, 0.0),  # told in passing, as history
        ({"before": 400}, 1.0),  # far down, but a deed of a day
        ({"before": 400, "dates": None, "killed": 2}, 1.0),  # far down, with a toll
        ({"sector": "MIL"}, 0.0),  # an army takes a place
        ({"sector": "MIL", "hit": "CVL"}, 1.0),  # an army kills people
        ({"hit": "REB"}, 0.0),  # a fight of armed men
    ],
)
def test_only_a_deed_of_late_answers_a_form(tmp_path, changes, found):
    told = {"dates": days(4, 4), "recipient": "BANK", "killed": None} | changes
    text = CALM.ljust(told.pop("before", 0)) + BOMBED
    row = {"id": "1", "text": text, "date": told.pop("printed", "2024-03-10")}
    path = write(tmp_path, [row | {"events": [{"type": "ASSAULT"}]}])
    whom, killed = told.pop("recipient"), told.pop("killed")
    toll = Count(
        kind="killed", low=killed, best=killed, high=killed, words=span(text, "A")
    )
    bombing = event(
        text,
        "ASSAULT",
        "BOMBED",
        sentence=span(text, BOMBED),
        actors=(actor(text, "REBELS", sector=told.pop("sector", "REB")),),
        recipients=(actor(text, whom, sector=told.pop("hit", None)),) if whom else (),
        counts=(toll,) if killed else (),
        **told,
    )
    scores = figures(evaluate("templates", path, FakeCoder(events={text: [bombing]})))
    assert scores["form found"] == found
    assert scores["plain form found"] == float("status" not in changes)


@pytest.mark.parametrize(
    ("said", "exact", "near"),
    [
        (days(4, 4), 1.0, 1.0),
        (days(5, 5), 0.0, 1.0),
        (days(4, 8), 0.0, 0.0),  # a week is no day
        (None, 0.0, 0.0),
    ],
)
def test_the_day_of_an_event_is_exact_or_near(tmp_path, said, exact, near):
    words = mark(BOMBED, "BOMBED")
    whole, part = words | {"date": "2024-03-04"}, words | {"date": "2024-XX-XX"}
    path = write(tmp_path, [{"id": "1", "text": BOMBED, "events": [whole, part]}])
    bombing = event(BOMBED, "ASSAULT", "BOMBED", dates=said)
    coder = FakeCoder(events={BOMBED: [bombing]})
    found = figures(evaluate("event-dates", path, coder))
    assert (found["exact day"], found["within a day"]) == (exact, near)
    assert found["exact day of those found"] == exact
    assert found["event found"] == 1.0


TOLD = "He came on Friday, stayed three days and now sits in the 1980s."


def told(words, value, type_="DATE"):
    return mark(TOLD, words) | {"value": value, "type": type_}


def test_times_are_judged_by_span_value_and_type(tmp_path):
    times = [
        told("on Friday", "2024-03-01"),  # found, but without its preposition
        told("three days", "P3D", "DURATION"),
        told("the 1980s", "198X"),  # another spelling of what is found
    ]
    line = {"text": TOLD, "date": "2024-03-06", "times": times}
    found = figures(evaluate("dates", write(tmp_path, [line]), FakeCoder()))
    wanted, said = 3, 4  # "now" is ours alone
    assert found["relaxed span F1"] == 2 * 3 / (wanted + said)
    assert found["strict span F1"] == 2 * 2 / (wanted + said)
    assert found["value F1"] == 2 * 2 / (wanted + said)
    assert found["same value recall"] == 1.0
    assert found["type precision"] == 3 / said


def test_one_time_of_ours_answers_for_one_marked_time_only(tmp_path):
    text = "He came on December 15."
    times = [
        mark(text, "December") | {"value": "2023-12", "type": "DATE"},
        mark(text, "15") | {"value": "2023-12-15", "type": "DATE"},
    ]
    line = {"text": text, "date": "2024-03-06", "times": times}
    found = figures(evaluate("dates", write(tmp_path, [line]), FakeCoder()))
    assert found["relaxed span recall"] == 0.5


def test_days_and_places_are_judged_with_their_bases(tmp_path):
    path = tmp_path / "gold.txt"
    gold = "== 2024-03-06\nRebels [BOMBED|03-04 said|Lima/PER clause] it on Monday.\n"
    path.write_text(gold, "utf-8")
    text = "Rebels BOMBED it on Monday."
    bombing = event(text, "ASSAULT", "BOMBED", dates=days(4, 4))
    coder = FakeCoder(events={text: [bombing]})
    found = figures(evaluate("when-where", path, coder))
    assert (found["day exact"], found["day basis"], found["place"]) == (1.0, 1.0, 0.0)


def test_counts_of_an_event_are_held_against_those_of_its_mark(tmp_path):
    path = tmp_path / "gold.txt"
    path.write_text(f"{FIRE_GOLD}\n", "utf-8")
    two = Count(kind="killed", low=2, best=2, high=2, words=span(FIRE, "two guards"))
    war = Count(kind="killed", low=9, best=9, high=9, words=span(FIRE, "9"), total=True)
    fire = event(FIRE, "ASSAULT", "shelled", counts=(two, war))
    found = figures(evaluate("counts", path, FakeCoder(events={FIRE: [fire]})))
    assert found["of events, all exact F1"] == pytest.approx(2 / 3)  # one of two missed


FIRE = "Rebels shelled a post, killing two guards and a cook, as 9 were before."
FIRE_GOLD = f"{FIRE.replace('shelled', '[shelled]')} => killed 2; injured 1+"


@pytest.mark.parametrize("line", ["no arrow", "A text. => killed", "A. => killed x"])
def test_a_line_of_counts_that_cannot_be_read_is_named(tmp_path, line):
    path = tmp_path / "gold.txt"
    path.write_text(f"# told\n{line}\n", "utf-8")
    with pytest.raises(BadInput, match="2"):
        evaluate("counts", path, FakeCoder())


@pytest.mark.parametrize("mark", ["[a|03-04|? ?]", "[a|13-41 said|? ?]", "[a|x y|? ?]"])
def test_a_mark_that_cannot_be_read_is_named_with_its_report(tmp_path, mark):
    path = tmp_path / "gold.txt"
    path.write_text(f"== 2024-03-06\nHere {mark}.\n", "utf-8")
    with pytest.raises(BadInput, match="report 1"):
        evaluate("when-where", path, FakeCoder())


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("text", ["", "{", '{"id": 1}\n'])
def test_a_file_of_another_form_is_named_with_its_line(tmp_path, task, text):
    path = tmp_path / "gold.jsonl"
    path.write_text(text, "utf-8")
    with pytest.raises(BadInput, match=r"gold\.jsonl"):
        evaluate(task, path, FakeCoder())


def test_an_unknown_task_names_those_there_are(tmp_path):
    with pytest.raises(UnknownChoice, match="Did you mean 'relations'"):
        evaluate("relation", tmp_path, FakeCoder())
