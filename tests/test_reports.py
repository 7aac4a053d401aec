"""A report is made of a text: its day, source, place and furniture are found."""

import io
import json
import logging
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.records import Failure, Report
from dragoman.reports import make_report, read
from dragoman.reports.days import read_day
from dragoman.reports.language import language_code, language_of, other_language
from dragoman.reports.lines import line_kind
from dragoman.reports.paragraphs import paragraphs
from dragoman.reports.rows import Row, make_row

NEWS = "Envoys of both sides met on Tuesday and agreed to meet again in May."
MORE = "A spokesman said that nothing had been signed and that much was left to do."


def dateline_of(text, published=date(2024, 3, 5)):
    return make_report(f"{text} {NEWS}\n\n{MORE}", published=published).dateline


def kinds(report):
    return [(f.kind, f.words.text) for f in report.furniture]


@pytest.mark.parametrize(
    ("dateline", "place", "day", "agency"),
    [
        ("KABUL (Reuters) -", "KABUL", None, "Reuters"),
        ("KABUL, March 3 --", "KABUL", date(2024, 3, 3), None),
        ("KABUL, March 3 (Xinhua) --", "KABUL", date(2024, 3, 3), "Xinhua"),
        ("NAIROBI, Kenya (AP) _", "NAIROBI, Kenya", None, "AP"),
        ("NAIROBI, Kenya (The Associated Press) —", "NAIROBI, Kenya", None, "AP"),
        ("Washington (AFP) –", "Washington", None, "AFP"),
        ("Beirut, Nov. 8 (Xinhua) --", "Beirut", date(2023, 11, 8), "Xinhua"),
        ("HAIKOU, Nov.7(Xinhua)--", "HAIKOU", date(2023, 11, 7), "Xinhua"),
        ("ULAN-UDE, Dec. 31, 2023 —", "ULAN-UDE", date(2023, 12, 31), None),
        (
            "PORT-AU-PRINCE, Haiti, 2 March —",
            "PORT-AU-PRINCE, Haiti",
            date(2024, 3, 2),
            None,
        ),
        ("WASHINGTON, D.C. –", "WASHINGTON, D.C.", None, None),
        ("Dayton, Ohio (March 1, 2024) –", "Dayton, Ohio", date(2024, 3, 1), None),
        ("NEW DELHI:", "NEW DELHI", None, None),
        ("THE HAGUE, Netherlands (AP) --", "THE HAGUE, Netherlands", None, "AP"),
        ("LAHORE, (APP - 2nd Mar, 2024)", "LAHORE", date(2024, 3, 2), "APP"),
        (
            "LAHORE, (UrduPoint / City News - 2nd Mar, 2024)",
            "LAHORE",
            date(2024, 3, 2),
            "UrduPoint",
        ),
        (
            "TULSA, OK--(Marketwire - March 4, 2024) -",
            "TULSA, OK",
            date(2024, 3, 4),
            "Marketwire",
        ),
        ("Lagos, March 3, NAN -", "Lagos", date(2024, 3, 3), "NAN"),
        ("Cairo, 3 March, MENA --", "Cairo", date(2024, 3, 3), "MENA"),
        ("(Reuters) -", None, None, "Reuters"),
        ("OSLO, Jan 2 (Reuters)", "OSLO", date(2024, 1, 2), "Reuters"),  # no dash
        ("O'HIGGINS, Chile (AP) _", "O'HIGGINS, Chile", None, "AP"),
        ("KHARKIV/KYIV, Ukraine (Reuters) -", "KHARKIV", None, "Reuters"),  # the first
    ],
)
def test_a_dateline_gives_place_day_and_agency(dateline, place, day, agency):
    found = dateline_of(dateline)
    assert found is not None
    assert found.words.text == dateline
    assert (found.place.text if found.place else None) == place
    assert (found.date, found.agency) == (day, agency)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("new delhi: officials met on monday and agreed to talks.", "new delhi"),
        ("patna/ranchi: the strike passed off quietly, police said.", "patna"),
        ("QUITO, 3 JAN 90 (RADIO UNO) -- [REPORT] [TEXT] TWO MEN WERE SHOT.", "QUITO"),
        (
            "CALI (COLOMBIA), 3 JAN 90 (EFE) -- [TEXT] A BOMB EXPLODED.",
            "CALI (COLOMBIA)",
        ),
        ("NO CITY (PERU), 3 JAN 90 (FBIS) -- [TEXT] A BOMB EXPLODED.", "PERU"),
        ("CLANDESTINE, 3 JAN 90 -- [TEXT] WE HAVE WON A BATTLE.", None),
        ("LIMA, NO DATE (HOY) -- [TEXT] A BOMB EXPLODED TODAY.", "LIMA"),
    ],
)
def test_a_dateline_is_seen_where_capitals_say_nothing(text, place):
    found = make_report(text).dateline
    assert (found.place.text if found.place else None) == place


@pytest.mark.parametrize(
    "text",
    [
        "The house -- built in 1910 -- burned down on Sunday.",
        "Based on evidence -- and there is much -- he was charged.",
        "EXCLUSIVE - The envoy resigned, three officials said on Sunday.",
        "On Wednesday, March 3 - the day of the vote - he resigned.",
        "police said: nobody was hurt in the fire on sunday.",
        "He met the two (Smith and Jones) - nobody else came.",
        "THE PRESIDENT: Good morning, everyone, and thank you.",
        "Mottaki -- who is in Rome -- said that talks would go on.",
    ],
)
def test_words_before_a_dash_are_not_always_a_dateline(text):
    assert make_report(text).dateline is None


def test_speakers_of_a_transcript_are_no_places():
    text = (
        "SMITH: Where were you when the news came, sir?\n\nJONES: I was at home then."
    )
    assert make_report(text).dateline is None


@pytest.mark.parametrize(
    ("dateline", "published", "day"),
    [
        ("KABUL, Dec. 31 (AP) --", date(2024, 1, 1), date(2023, 12, 31)),
        ("SYDNEY, March 6 (AP) --", date(2024, 3, 5), date(2024, 3, 6)),  # time zone
        ("KABUL, Feb. 30 (AP) --", date(2024, 3, 5), None),  # no such day
        ("KABUL, March 3 (AP) --", None, None),  # no year to be had
    ],
)
def test_a_year_left_out_is_the_last_that_fits(dateline, published, day):
    assert dateline_of(dateline, published).date == day


def test_a_header_with_the_lead_as_headline_is_read_and_not_coded():
    lead = "President A of Xland and President B of Yland on Monday spoke by telephone"
    text = (
        f" date 2024-03-04 {lead}\n\nXVILLE, (UrduPoint - 4th Mar, 2024) {lead} again."
    )
    report = make_report(text)
    assert report.published == date(2024, 3, 4)
    assert report.source == "UrduPoint"
    assert report.title == lead
    assert kinds(report) == [
        ("header", "date 2024-03-04"),
        ("repeat", lead),
        ("dateline", "XVILLE, (UrduPoint - 4th Mar, 2024)"),
    ]
    assert report.text == text


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("Two killed in border clash", [("headline", "Two killed in border clash")]),
        (
            "Envoys met and agreed to meet again in May",
            [("repeat", "Envoys met and agreed to meet again in May")],
        ),
        (
            "Talks end\n\nBy Jane Doe",
            [("headline", "Talks end"), ("credit", "By Jane Doe")],
        ),
        (
            "Talks end\n\nMarch 4, 2024",
            [("headline", "Talks end"), ("date", "March 4, 2024")],
        ),
        (
            "This story is from March 4, 2024",
            [("date", "This story is from March 4, 2024")],
        ),
        ("URGENT", [("notice", "URGENT")]),
        ("ATTENTION - ADDS quotes", [("notice", "ATTENTION - ADDS quotes")]),
        (
            "(Corrects spelling in paragraph 2)",
            [("correction", "(Corrects spelling in paragraph 2)")],
        ),
        ("Source: Example Times", [("header", "Source: Example Times")]),
        ("They signed nothing on Monday, officials said.", []),
        (
            "He will go to Rome on Monday, he said.\n\n"
            "He will not go to Rome on Monday, he said.",
            [],
        ),  # near, not the same
    ],
)
def test_the_head_of_a_report_is_furniture(head, found):
    assert kinds(make_report(f"{head}\n\n{NEWS}\n\n{MORE}")) == found


@pytest.mark.parametrize(
    ("foot", "kind"),
    [
        ("(Reporting by A. Doe in Kabul; Editing by B. Roe)", "credit"),
        ("Jane Doe in Rome contributed to this report.", "credit"),
        ("ENDS", "end"),
        ("###", "end"),
        ("# # #", "end"),
        ("(more)", "end"),
        ("REUTERS/Jane Doe/File Photo", "photo"),
        ("https://example.org/news/1 https://example.org/news/2", "link"),
        ("Facebook Twitter Linkedin Mail", "share"),
        ("7:13 P.M. EDT", "date"),
        (NEWS, "repeat"),
    ],
)
def test_the_foot_of_a_report_is_furniture(foot, kind):
    assert kinds(make_report(f"{NEWS}\n\n{MORE}\n\n{foot}")) == [(kind, foot)]


def test_a_credit_at_the_end_of_the_last_paragraph_is_cut_off():
    report = make_report(f"{NEWS}\n\n{MORE} (Editing by A. Roe)")
    assert kinds(report) == [("credit", "(Editing by A. Roe)")]


@pytest.mark.parametrize(
    "line",
    [
        "Reporters were held at the gate for two hours.",
        "By Monday, police had arrested 20 people.",
        "The story of the corrected map goes on.",
        "BY MANDATE OF THE ASSEMBLY OF MINISTERS OF THE REGION, TROOPS LEFT",
        "Ends and means were debated in parliament.",
    ],
)
def test_news_is_not_furniture(line):
    assert line_kind(line) is None


def test_a_headline_alone_is_the_news():
    report = make_report("Two killed in border clash")
    assert kinds(report) == []


def test_a_known_headline_is_found_in_front_of_the_lead():
    report = make_report(f"Talks end. KABUL (AP) — {NEWS}", title="Talks End")
    assert kinds(report) == [("headline", "Talks end."), ("dateline", "KABUL (AP) —")]
    assert report.title == "Talks End"


def test_wrapped_lines_are_one_paragraph():
    text = "The first line of a paragraph that is wrapped\nat a fixed width, as old"
    assert [p.text for p in paragraphs(f"{text}\n\nNext.")] == [text, "Next."]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024-03-05", date(2024, 3, 5)),
        ("20240305", date(2024, 3, 5)),
        ("2024/3/5", date(2024, 3, 5)),
        ("2024-03-05T23:30:00-05:00", date(2024, 3, 5)),  # its own zone's day
        ("2024-03-05 17:50:55.123+00:00", date(2024, 3, 5)),
        ("2024-03-05T10:00:00Z", date(2024, 3, 5)),
        ("Tue, 05 Mar 2024 10:00:00 GMT", date(2024, 3, 5)),
        ("5 Mar 2024 10:00 +0000", date(2024, 3, 5)),
        ("Tue Mar  5 10:00:00 2024", date(2024, 3, 5)),
        ("March 5, 2024", date(2024, 3, 5)),
        ("Mar. 5th, 2024, 10:30 am EST", date(2024, 3, 5)),
        ("5th of March, 2024", date(2024, 3, 5)),
        ("Tuesday, March 5, 2024 at 10:30", date(2024, 3, 5)),
        ("5-Mar-2024", date(2024, 3, 5)),
        ("5-Mar-24", date(2024, 3, 5)),  # as spreadsheets write it
        ("March 5, 2024 Tuesday", date(2024, 3, 5)),  # as databases do
        ("March 5, 2024 Tuesday 10:12 AM GMT", date(2024, 3, 5)),
        ("03/04/2024", None),  # March or April
        ("13/04/2024", date(2024, 4, 13)),  # there is no 13th month
        ("04/13/2024 10:30", date(2024, 4, 13)),
        ("03.04.2024", date(2024, 4, 3)),  # with points the day is first
        ("04.13.2024", None),
        ("04/04/2024", date(2024, 4, 4)),  # the same either way
        ("yesterday-ish", None),
        ("March 2024", None),  # no day
        ("30 February 2024", None),
        ("2024-13-01", None),
        ("2024-03-05 or so", None),
        ("", None),
    ],
)
def test_a_day_is_read_if_it_is_whole_and_certain(words, day):
    assert read_day(words) == day


def test_a_day_in_numbers_is_read_in_the_order_that_was_told():
    assert read_day("03/04/2024", "dmy") == date(2024, 4, 3)
    assert read_day("03-04-2024 10:30", "mdy") == date(2024, 3, 4)
    assert read_day("13/04/2024", "mdy") is None  # the order was told wrongly


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"March 4, 2024\n\n{NEWS}", date(2024, 3, 4)),
        (f"Published: 4 March 2024 10:00\n\n{NEWS}", date(2024, 3, 4)),
        (f"{NEWS}\n\nMarch 4, 2024", date(2024, 3, 4)),
        (f"{NEWS}\n\nMarch 4, 2024\n\n{MORE}", None),  # of the news
        (f"ROME, March 4, 2024 (AP) -- {NEWS}", date(2024, 3, 4)),
    ],
)
def test_the_day_is_taken_from_head_foot_or_dateline(text, day):
    assert make_report(text).published == day


def test_the_day_given_goes_before_the_day_found():
    report = make_report(f"date 2024-03-04 Talks end\n\n{NEWS}", published="2024-03-06")
    assert report.published == date(2024, 3, 6)
    zone = timezone(timedelta(hours=5))
    late = make_report(NEWS, published=datetime(2024, 3, 6, 23, 59, tzinfo=zone))
    assert late.published == date(2024, 3, 6)


def test_an_id_follows_from_source_day_and_text_alone():
    one = make_report(NEWS, source="AP", published="2024-03-05", given_id="a")
    two = make_report(NEWS, source="AP", published="2024-03-05", given_id="b", url="u")
    other = make_report(NEWS, source="AP", published="2024-03-06")
    assert one.id == two.id != other.id
    assert len(one.id) == 20


def test_text_is_kept_but_for_accents_and_line_breaks():
    report = make_report("  Cafe\u0301 bombed\r\nin\u2028Rome.\r")
    assert report.text == "  Café bombed\nin\nRome.\n"


def test_a_file_of_lines_gives_a_report_each(tmp_path):
    rows = [
        {"id": 7, "text": NEWS, "date": "2024-03-05", "publisher": "AP", "extra": [1]},
        {
            "text": MORE,
            "published_time": "2024-03-05 10:00:00-05:00",
            "source": "AFP",
            "title": "T",
            "url": "http://example.org",
            "language": "en-GB",
        },
    ]
    file = tmp_path / "news.jsonl"
    file.write_text("\n\n".join(map(json.dumps, rows)), "utf-8")
    one, two = read(file)
    assert (one.given_id, one.source, one.published) == ("7", "AP", date(2024, 3, 5))
    assert (two.title, two.source, two.language) == ("T", "AFP", "en")
    assert (two.url, two.published) == ("http://example.org", date(2024, 3, 5))


@pytest.mark.parametrize("dump", [json.dumps, lambda x: json.dumps(x, indent=2)])
@pytest.mark.parametrize("many", [True, False])
def test_a_json_file_may_hold_one_object_or_a_list(tmp_path, dump, many):
    rows = [{"text": NEWS}, {"text": MORE}]
    file = tmp_path / "news.json"
    file.write_text(dump(rows if many else rows[0]), "utf-8")
    assert [r.text for r in read(file)] == ([NEWS, MORE] if many else [NEWS])


def test_a_folder_is_read_in_the_order_of_names(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("z.txt", "b/a.txt", "a", ".hidden", "README.md", "b/LICENSE"):
        (tmp_path / name).write_text(f"{NEWS} {name}", "utf-8")
    assert [r.given_id for r in read(tmp_path)] == ["a", "b/a.txt", "z.txt"]
    assert len(list(read(tmp_path / "README.md"))) == 1  # it was named


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (NEWS.encode(), [NEWS]),
        (
            b'{"text": "Talks failed."}\n{"text": "War ended."}',
            ["Talks failed.", "War ended."],
        ),
        (NEWS.encode("utf-16"), [NEWS]),
        (b"\xef\xbb\xbf" + NEWS.encode(), [NEWS]),
    ],
)
def test_standard_input_is_read(monkeypatch, data, texts):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [r.text for r in read("-")] == texts


def test_lines_in_utf16_are_read(tmp_path):
    file = tmp_path / "news.jsonl"
    file.write_bytes(
        '{"text": "Café bombed."}\n{"text": "War ended."}\n'.encode("utf-16")
    )
    assert [r.text for r in read(file)] == ["Café bombed.", "War ended."]


def test_old_code_pages_are_read_and_logged(tmp_path, caplog):
    file = tmp_path / "old.txt"
    file.write_bytes(f"The Café in Córdoba was “bombed”. {NEWS}".encode("cp1252"))
    with caplog.at_level(logging.WARNING, "dragoman.reports"):
        (report,) = read(file)
    assert "Café in Córdoba was “bombed”" in report.text
    assert "Windows-1252" in caplog.text


FRENCH = (
    "Le président a déclaré que les deux pays ont signé un accord sur la sécurité "
    "dans la région, et que des troupes seront retirées de la frontière avant la "
    "fin du mois, selon un communiqué de son bureau publié mardi."
)
SPANISH = (
    "El presidente dijo que los dos países firmaron un acuerdo sobre la seguridad "
    "en la región y que las tropas se retirarán de la frontera antes de fin de mes, "
    "según un comunicado de su oficina publicado el martes."
)
GERMAN = (
    "Der Präsident sagte, dass die beiden Länder ein Abkommen über die Sicherheit in "
    "der Region unterzeichnet haben und dass die Truppen bis Ende des Monats von der "
    "Grenze abgezogen werden, wie sein Büro am Dienstag bekannt gab."
)
TURKISH = (
    "Cumhurbaşkanı, iki ülkenin bölgede güvenlik için bir anlaşma imzaladığını ve "
    "askerlerin ay sonuna kadar sınırdan çekileceğini söyledi. Açıklama, salı günü "
    "ofisi tarafından yapıldı ve daha sonra çok sayıda gazete için de bir haber oldu."
)
RESULTS = (  # names of clubs and players, with hardly a small word of any language
    "Results: Valencia 1 (Vicente 74) Bilbao 1 (Etxeberria 30), Osasuna 2 (Milosevic "
    "5, Punal 60) Cadiz 0, Zaragoza 3 (Ewerthon 2, Milito 3, Alvaro 4) Malaga 1, Real "
    "Sociedad 0 Sevilla 2, Villarreal 1 Alaves 0, Betis 1 Getafe 0, Mallorca 0"
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FRENCH, "French"),
        (SPANISH, "Spanish"),
        (GERMAN, "German"),
        (TURKISH, "Turkish"),
        ("Президент заявил, что две страны подписали соглашение.", "Cyrillic letters"),
        ("قال الرئيس إن البلدين وقعا اتفاقا بشأن الأمن.", "Arabic letters"),
        ("总统表示两国已签署地区安全协议,部队将撤离边境。", "Chinese letters"),
        (f"{NEWS} {MORE}", None),
        (RESULTS, None),
    ],
)
def test_other_languages_are_told_from_english(text, name):
    assert other_language(text) == name


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH, "fr"),
        (SPANISH, "es"),
        (GERMAN, "de"),
        (TURKISH, "tr"),
        ("Президент заявил, что две страны подписали соглашение.", "ru"),
        ("قال الرئيس إن البلدين وقعا اتفاقا بشأن الأمن.", "ar"),
        ("总统表示两国已签署地区安全协议,部队将撤离边境。", "zh"),
        ("El presidente dijo ayer que no habrá acuerdo.", "es"),  # eight words
        ("Prezydent powiedział, że wojska zostaną wycofane.", "pl"),
        (f"{NEWS} {MORE}", "en"),
        (RESULTS, "en"),
        ("Peru sued Chile.", "en"),
        ("BC-SPT-TENNIS-RESULTS", "en"),
        ("Zimbabwe: Mugabe, Tsvangirai sign power-sharing deal", "en"),
        ("AM-Peru-Shining Path, 1st Ld-Writethru,0412", "en"),
        ("Lula da Silva, Jair Bolsonaro, Fernando Henrique Cardoso", "en"),
        ("DAX 13,250.3 (+0.4%) CAC 40 5,602.1 (-0.1%)", "en"),
        ("Police kill 3 gunmen in Lahore", "en"),
    ],
)
def test_a_text_is_foreign_only_beyond_doubt(text, code):
    assert language_of(text) == code
    assert make_report(text).language == code


@pytest.mark.parametrize(
    ("given_", "code"),
    [
        ("en-GB", "en"),
        ("eng", "en"),
        ("English", "en"),
        ("fr_CA", "fr"),
        ("Dari", "prs"),
        ("iw", "he"),
        ("", None),
        (None, None),
        ("multiple languages", None),
    ],
)
def test_the_name_of_a_language_is_known_in_many_forms(given_, code):
    assert language_code(given_) == code


def test_a_source_may_call_a_report_foreign_but_not_a_foreign_one_english():
    assert make_report(NEWS, language="French").language == "fr"
    assert make_report(FRENCH, language="en").language == "fr"


@pytest.mark.parametrize("file", ["wire_sample", "not_political", "readouts_2021_2022"])
def test_no_english_report_of_ours_is_called_foreign(shared, file):
    path = Path(shared) / "evalsets" / "reports" / f"{file}.jsonl"
    if not path.exists():
        pytest.skip(f"no {file}")
    lines = path.read_text("utf-8").strip().split("\n")
    texts = [json.loads(line)["text"] for line in lines]
    assert [t[:60] for t in texts if language_of(t) != "en"] == []


TEXTS = st.text(max_size=300) | st.lists(
    st.sampled_from(
        [
            "KABUL, March 3 (AP) --",
            "Talks end",
            NEWS,
            "By Jane Doe",
            "date 2024-03-04 x",
            "ENDS",
            "\r\n",
            "[TEXT]",
            "(Reporting by X)",
            "new delhi: all quiet.",
            "e\u0301",
        ]
    ),
    max_size=8,
).flatmap(
    lambda parts: st.sampled_from(["\n\n", "\n", " "]).map(lambda s: s.join(parts))
)


def check_spans(report):
    end = 0
    for item in report.furniture:
        span = item.words
        assert report.text[span.start : span.end] == span.text != ""
        assert span.start >= end, "furniture overlaps or is out of order"
        end = span.end
    line = report.dateline
    for span in (line.words, line.place) if line else ():
        assert span is None or report.text[span.start : span.end] == span.text


@given(TEXTS)
def test_every_span_is_cut_from_the_text(text):
    (found,) = [*read_text(text)]
    if isinstance(found, Report):
        check_spans(found)


def read_text(text):
    """What `read` makes of one JSON object with a text."""
    yield make_row(Row(text=text), "test", 1)


@given(TEXTS)
def test_a_report_made_again_from_its_text_is_the_same(text):
    (found,) = [*read_text(text)]
    if isinstance(found, Report):
        assert make_report(found.text) == found


@pytest.mark.parametrize(
    ("file", "least"),
    [
        ("templates/muc_dev.jsonl", 0.95),  # every one has a dateline
        ("police/documents.jsonl", 0.75),
        ("dates/aquaint_te3.jsonl", 0.75),
    ],
)
def test_most_datelines_of_real_reports_are_found(shared, file, least):
    path = Path(shared) / "evalsets" / file
    if not path.exists():
        pytest.skip(f"no {file}")
    found = list(read(path))
    assert not [f for f in found if isinstance(f, Failure)]
    assert sum(bool(r.dateline) for r in found) >= least * len(found)
    for report in found:
        check_spans(report)
