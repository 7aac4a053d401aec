"""Downloads of newspaper databases give a report for each article."""

from datetime import date

import pytest

from dragoman.records import Failure
from dragoman.reports import read
from dragoman.reports.kinds import kind_of

ONE = "Norland moved troops to its border with Sudland on Thursday, a spokesman said."
TWO = "Norland and Sudland agreed on Saturday to guard the lake together."
NEXIS = f"""
                        1 of 2 DOCUMENTS


                         The Daily Post (Norland)

                          February 14, 2020 Friday
                                Final Edition

Norland sends troops to border

BYLINE: Ada Holm

SECTION: NEWS; Pg. 4

LENGTH: 212 words

DATELINE: NORVILLE

{ONE}

The minister said:

"Peace will come."

LOAD-DATE: February 14, 2020

LANGUAGE: ENGLISH

Copyright 2020 Post Group
All Rights Reserved


                        2 of 2 DOCUMENTS


                         The Sudland Herald

                          February 16, 2020 Sunday

Lake to be guarded by both

LENGTH: 80 words

{TWO}

LOAD-DATE: February 16, 2020
"""
UNI = f"""User Name: ann
Date and Time: Tuesday, 3 March 2020 10:00:00 AM EST
Job Number: 12345
Documents (2)
1. Norland sends troops to border


Norland sends troops to border
The Daily Post (Norland)
February 14, 2020 Friday

Copyright 2020 Post Group All Rights Reserved

Section: NEWS; Pg. 4
Length: 212 words
Byline: Ada Holm
Body


{ONE}

The minister said:

"Peace will come."
Classification


Language: ENGLISH

Load-Date: February 14, 2020


End of Document

Lake to be guarded by both
The Sudland Herald
February 16, 2020 Sunday

Length: 80 words
Body

{TWO}

Load-Date: February 16, 2020


End of Document
"""
FACTIVA = f"""Norland sends troops to border

By Ada Holm

212 words
14 February 2020
The Daily Post (Norland)
DPOST
English
(c) 2020 Post Group

{ONE}

The minister said:

"Peace will come."

Document DPOST00020200214eg2e0000x

Lake to be guarded by both
80 words
16 February 2020
08:00
The Sudland Herald
SHER
English
Copyright 2020 Herald. All Rights Reserved.

{TWO}

Document SHER000020200216eg2g00001
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("data", [NEXIS, UNI, FACTIVA])
def test_each_article_of_a_download_is_a_report(tmp_path, data, ends):
    path = tmp_path / "download.txt"
    path.write_bytes(data.replace("\n", ends).encode())
    one, two = read(path)
    assert one.text == f'{ONE}\n\nThe minister said:\n\n"Peace will come."'
    assert (one.title, one.author) == ("Norland sends troops to border", "Ada Holm")
    assert (one.source, one.published) == (
        "The Daily Post (Norland)",
        date(2020, 2, 14),
    )
    assert (two.title, two.text) == ("Lake to be guarded by both", TWO)
    assert (two.source, two.published) == ("The Sudland Herald", date(2020, 2, 16))
    assert [r.given_id for r in (one, two)] == ["download.txt#1", "download.txt#2"]


@pytest.mark.parametrize(
    "text",
    [
        "One of 12 documents was found. The body lay there.",
        f"Length: 212 words\n\n{ONE}",  # a paper may say so of itself
        f"The report\n212 words\nlong\n{ONE}",
    ],
)
def test_other_texts_are_one_report(text):
    assert kind_of(text.encode(), "a.txt", "a.txt") == "text"


def test_an_article_without_text_is_one_failure(tmp_path):
    path = tmp_path / "download.txt"
    path.write_text(NEXIS.replace(TWO, ""), "utf-8")
    one, two = read(path)
    assert one.title
    assert isinstance(two, Failure)
    assert two.source.endswith("download.txt!/2")
