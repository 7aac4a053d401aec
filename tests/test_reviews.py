"""What reviewers say is kept, settles what holds, and shows wherever it is asked."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import msgspec
import pytest
from archives import NOON, install, news, ticking

from dragoman.archive import Archive
from dragoman.errors import ArchiveFault, BadInput, UnknownChoice
from dragoman.records import Place
from dragoman.reviews import (
    Correction,
    Days,
    DecisionFile,
    Party,
    Reviews,
    Said,
    Words,
)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    install(patch=monkeypatch.setattr)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """An archive, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("made") / "a"
    with pytest.MonkeyPatch.context() as patch:
        install(patch=patch.setattr)
        Archive(folder).add([*news([3, 7]), *news([9], "Suva")])
    return folder


@pytest.fixture
def archive(tmp_path, made):
    return Archive(shutil.copytree(made, tmp_path / "a"))


@pytest.fixture
def reviews(archive):
    file = DecisionFile(archive.store.folder / "reviews.sqlite", clock=ticking())
    return Reviews(archive, file=file)


class Desk:
    """A reviewer at work on the events of an archive."""

    def __init__(self, reviews, archive, by="Ann"):
        self.reviews, self.archive, self.by = reviews, archive, by

    def say(self, killed, answer, *, changes=None, **more):
        (telling,) = [
            t for t in self.archive.tellings() if t.event.counts[0].best == killed
        ]
        said = Said(
            by=self.by,
            answer=answer,
            item=telling.event.id,
            report=telling.report.id,
            changes=changes or Correction(),
            **more,
        )
        return self.reviews.say(said)

    def words(self, killed, words):
        (telling,) = [
            t for t in self.archive.tellings() if t.event.counts[0].best == killed
        ]
        start = telling.report.text.index(words)
        return Words(start=start, end=start + len(words))


@pytest.fixture
def ann(reviews, archive):
    return Desk(reviews, archive)


@pytest.fixture
def bob(reviews, archive):
    return Desk(reviews, archive, "Bob")


def killed(events):
    return sorted(event.counts[0].best for event in events)


def test_what_is_corrected_is_asked_for_and_the_archive_stays(ann, reviews, archive):
    party = Party(words=ann.words(3, "men"), name="Fiji's army", country="Fiji")
    decision = ann.say(3, "corrected", changes=Correction(recipients=(party,)))
    assert decision.before.recipients[0].sector == "CVL"
    assert decision.after.recipients[0].country == "FJI"
    assert decision.when == NOON

    seen = reviews.archive()
    assert killed(seen.events(recipient="Fiji")) == [3]
    assert killed(seen.events()) == [3, 7, 9]
    assert not archive.events(recipient="Fiji").count()
    ((telling),) = seen.tellings(recipient="Fiji")
    assert telling.event.id == decision.item
    assert telling.report.id == decision.report


def test_a_rejected_event_is_not_there_and_its_machine_record_is(ann, reviews, archive):
    ann.say(7, "wrong", note="a film")
    assert killed(reviews.archive().events()) == [3, 9]
    (event,) = archive.events(min_killed=7, country="KEN")
    told = reviews.reviewed(event)
    assert told.is_wrong
    assert told.machine == event
    assert told.notes == ("a film",)


def test_a_missed_event_is_added_by_its_words(reviews, archive):
    (report,) = {
        t.report.id: t.report for t in archive.tellings(country="FJI")
    }.values()
    at = report.text.index("said so")
    said = Said(
        by="Ann",
        answer="added",
        report=report.id,
        trigger=Words(start=at, end=at + 4),
        changes=Correction(
            type="ACCUSE", actors=(Party(words=Words(start=at - 5, end=at - 1)),)
        ),
    )
    decision = reviews.say(said)
    assert decision.before is None
    (added,) = reviews.archive().events(type="ACCUSE")
    assert added.trigger.text == "said"
    assert added.sentence.text == "An aide said so."
    assert added.quad == "verbal conflict"
    assert added.actors[0].name == "aide"
    rows = reviews.archive().events(report=report.id).arrow()
    assert sorted(rows.column("number").to_pylist()) == [0, 1]
    with pytest.raises(BadInput, match="called right"):
        reviews.say(replaced(said, item=decision.item, answer="right"))


def replaced(said, **fields):
    return msgspec.structs.replace(said, **fields)


@pytest.mark.parametrize(
    ("changes", "field", "told"),
    [
        (Correction(type="PROTEST"), "cameo", "140"),  # the code of the new type
        (Correction(type="PROTEST"), "mode", None),  # the old mode is not its own
        (Correction(mode=None), "cameo", "180"),
        (Correction(status="denied"), "status", "denied"),
        (Correction(counts=()), "counts", ()),
        (Correction(place=None), "place", None),
        (Correction(dates=None), "dates", None),
    ],
)
def test_what_follows_from_a_correction_follows(ann, changes, field, told):
    assert getattr(ann.say(3, "corrected", changes=changes).after, field) == told


def test_an_empty_field_says_why(ann):
    changes = Correction(place=None, recipients=(), dates=None)
    missing = ann.say(3, "corrected", changes=changes).after.missing
    assert (missing.place, missing.dates) == ("not said", "not said")


@pytest.mark.parametrize(
    ("first", "last", "precision"),
    [
        ("2024-03-04", "2024-03-04", "day"),
        ("2024-03-04", "2024-03-10", "week"),  # Monday to Sunday
        ("2024-03-05", "2024-03-11", "range"),
        ("2024-02-01", "2024-02-29", "month"),
        ("2024-01-01", "2024-12-31", "year"),
    ],
)
def test_days_are_as_exact_as_they_are(ann, first, last, precision):
    days = Days(first=date.fromisoformat(first), last=date.fromisoformat(last))
    dates = ann.say(3, "corrected", changes=Correction(dates=days)).after.dates
    assert dates.precision == precision


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        (Correction(type="PROTST"), "Did you mean 'PROTEST'"),
        (Correction(type="PROTEST", mode="arrest"), "mode of PROTEST"),
        (
            Correction(actors=(Party(words=Words(start=0, end=1), country="Wonder"),)),
            "country",
        ),
        (
            Correction(actors=(Party(words=Words(start=0, end=1), sector="XYZ"),)),
            "sector",
        ),
        (
            Correction(actors=(Party(words=Words(start=5, end=9999)),)),
            "select some words",
        ),
        (Correction(actors=(Party(words=Words(start=5, end=5)),)), "select some words"),
        (
            Correction(dates=Days(first=date(2024, 3, 5), last=date(2024, 3, 4))),
            "the earlier day first",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_not_kept(ann, reviews, changes, complaint):
    with pytest.raises((BadInput, UnknownChoice), match=complaint):
        ann.say(3, "corrected", changes=changes)
    assert reviews.decisions() == ()


def test_nobody_and_nothing_are_refused(reviews, archive):
    with pytest.raises(BadInput, match="reviewer is empty"):
        Desk(reviews, archive, "  ").say(3, "right")
    (event, *_) = archive.events()
    with pytest.raises(BadInput, match="no such report"):
        reviews.say(Said(by="Ann", answer="right", item=event.id, report="0" * 20))
    (telling, *_) = archive.tellings()
    with pytest.raises(BadInput, match="no such event"):
        reviews.say(
            Said(by="Ann", answer="right", item="0" * 20, report=telling.report.id)
        )


def test_undoing_takes_back_one_after_the_other(ann, bob, reviews):
    ann.say(3, "wrong")
    bob.say(9, "wrong")
    ann.say(7, "wrong")
    assert reviews.undo("Ann").before.counts[0].best == 7
    assert killed(reviews.archive().events()) == [7]
    assert reviews.undo("Ann").before.counts[0].best == 3
    assert killed(reviews.archive().events()) == [3, 7]
    assert reviews.undo("Ann") is None
    assert len(reviews.decisions()) == 5  # nothing is ever deleted


def test_of_a_reviewer_the_last_word_counts(ann, reviews):
    ann.say(3, "wrong")
    ann.say(3, "right")
    assert killed(reviews.archive().events()) == [3, 7, 9]


def test_where_two_disagree_the_coder_stands_until_it_is_settled(ann, bob, reviews):
    ann.say(3, "wrong")
    bob.say(3, "corrected", changes=Correction(status="planned"))
    (told,) = reviews.all()
    assert told.disputed == ("event",)
    assert told.now == told.machine

    ann.say(3, "corrected", changes=Correction(status="planned", place=None))
    (told,) = reviews.all()
    assert told.disputed == ("place",)
    assert told.now.status == "planned"  # on this they agree
    assert told.now.place == told.machine.place
    assert reviews.wait("disputed", "Cy", {}).ids == (told.item,)

    cy = Desk(reviews, ann.archive, "Cy")
    cy.say(3, "corrected", changes=Correction(place=None), settles=True)
    (told,) = reviews.all()
    assert told.settled
    assert told.now.place is None
    assert told.now.status == "happened"
    assert [(c.field, c.machine) for c in told.changes] == [("place", "Nairobi, KEN")]
    assert reviews.wait("disputed", "Cy", {}).total == 0


def test_who_cannot_tell_says_nothing_of_the_event(ann, bob, reviews):
    ann.say(3, "unsure")
    (told,) = reviews.all()
    assert told.now == told.machine
    bob.say(3, "wrong")
    assert reviews.all()[0].is_wrong


def test_a_story_is_told_anew_from_what_reviewers_leave(tmp_path):
    archive = Archive(tmp_path / "s")
    archive.add([*news([3]), *news([3], source="The Monitor"), *news([4], "Suva")])
    here, there = (event.id for event in archive.events(country="KEN"))
    archive.judge(here, there, same=True, by="Ann")
    (story,) = archive.stories()
    reviews = Reviews(archive)
    for telling in archive.tellings(country="KEN"):
        nowhere = Place(
            name="Suva",
            country="FJI",
            admin1=None,
            lat=0.0,
            lon=0.0,
            geonameid=None,
            precision="city",
            basis="clause",
            words=telling.event.place.words,
        )
        changes = Correction(type="PROTEST", place=nowhere)
        said = Said(
            by="Ann",
            answer="corrected",
            item=telling.event.id,
            report=telling.report.id,
            changes=changes,
        )
        reviews.say(said)
    (told,) = reviews.archive().stories()
    assert (told.id, told.type, told.place.country) == (story.id, "PROTEST", "FJI")
    assert told.bonds[0].why == story.bonds[0].why
    assert killed(reviews.archive().events(story=story.id)) == [3, 3]
    reviews.say(replaced(said, answer="wrong", changes=Correction()))
    assert not reviews.archive().stories().count()  # one report alone is no story


def test_lines_hold_what_is_not_judged(ann, bob, reviews):
    assert reviews.wait("random", "Ann", {}).total == 3
    first = reviews.wait("random", "Ann", {}, limit=1).ids[0]
    assert first == min(event.id for event in ann.archive.events())
    assert reviews.wait("unsure", "Ann", {"country": "Fiji"}).total == 1
    ann.say(9, "right", queue="random")
    assert reviews.wait("random", "Bob", {}).total == 2
    assert reviews.wait("second", "Bob", {}).total == 1
    assert reviews.wait("second", "Ann", {}).total == 0
    bob.say(9, "right")
    assert reviews.wait("second", "Bob", {}).total == 0
    with pytest.raises(UnknownChoice, match="line of events"):
        reviews.wait("randon", "Ann", {})


def test_who_is_no_name_is_no_new_actor(reviews):
    assert reviews.wait("new actors", "Ann", {}).total == 0  # "men"


def test_who_cannot_tell_calls_nothing_right(ann, reviews, archive):
    first = min(archive.events(), key=lambda event: event.id)
    ann.say(first.counts[0].best, "unsure", queue="random")
    found = reviews.accuracy({})
    assert (found.sample, found.judged) == (1, 0)


def test_accuracy_comes_from_the_sample_alone(ann, reviews, archive):
    ids = sorted(event.id for event in archive.events())
    number = {event.id: event.counts[0].best for event in archive.events()}
    ann.say(number[ids[2]], "wrong")  # as doubtful: no part of the sample yet
    assert reviews.accuracy({}).sample == 0
    ann.say(number[ids[0]], "right", queue="random")
    found = reviews.accuracy({})
    assert (found.sample, found.judged, found.events.value) == (1, 1, 1.0)
    changes = Correction(recipients=())
    ann.say(number[ids[1]], "corrected", changes=changes, queue="random")
    found = reviews.accuracy({})
    assert (found.events.right, found.whole.right, found.whole.of) == (2, 1, 2)
    assert found.fields["recipients"].value == 0.5
    assert found.fields["type"].value == 1.0
    assert found.slips[0].field == "recipients"


def test_a_file_that_was_written_by_others_is_seen(ann, reviews, archive):
    other = Reviews(Archive(archive.store.path))
    assert other.decisions() == ()
    ann.say(3, "wrong")
    assert len(other.decisions()) == 1
    other.undo("Ann")
    assert killed(reviews.archive().events()) == [3, 7, 9]


def test_decisions_cannot_be_changed_even_in_sql(ann, archive):
    ann.say(3, "wrong")
    file = sqlite3.connect(archive.store.folder / "reviews.sqlite")
    for sql in ("UPDATE decisions SET record = '{}'", "DELETE FROM decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="a decision is never"):
            file.execute(sql)
    file.close()


def test_a_broken_file_is_told(reviews, archive):
    (archive.store.folder / "reviews.sqlite").write_text("no database at all, really")
    with pytest.raises(ArchiveFault, match="reviews cannot be read"):
        reviews.decisions()


def test_an_archive_with_reviews_grows_and_is_whole(ann, reviews, archive):
    ann.say(3, "wrong")
    assert archive.add(news([11])).events == 1
    assert killed(reviews.archive().events()) == [7, 9, 11]
    assert list(archive.verify()) == []


def test_the_columns_of_a_corrected_event_say_what_its_record_says(ann, reviews):
    ann.say(3, "corrected", changes=Correction(place=None, status="denied"))
    (row,) = reviews.archive().events(status="denied").arrow().to_pylist()
    assert (row["country"], row["place"], row["number"]) == (None, None, 0)


def test_many_reviewers_write_at_once_and_nothing_is_lost(ann, archive):
    ann.say(3, "right")
    path = archive.store.folder / "reviews.sqlite"
    (first,) = DecisionFile(path).all()

    def work(name):
        own = DecisionFile(path)  # as another process would have it
        return [own.add(msgspec.structs.replace(first, by=name)) for _ in range(10)]

    with ThreadPoolExecutor(12) as pool:
        said = list(pool.map(work, [f"reviewer {n}" for n in range(12)]))
    numbers = sorted(one.number for own in said for one in own)
    assert numbers == list(range(2, 122))
    assert len(DecisionFile(path).all()) == 121
