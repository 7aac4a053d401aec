"""What is kept and not coded says so, and keeps its place among the rest."""

from dragoman.reports import make_report

FRENCH = "Le président a déclaré que les deux pays ont signé un accord sur la sécurité."
ENGLISH = "Norway condemned the attack on Tuesday."


def test_a_foreign_report_is_kept_and_not_coded(coder):
    reports = [make_report(t) for t in (ENGLISH, FRENCH, ENGLISH)]
    records = list(coder.code_many(reports))
    assert [r.report for r in records] == reports
    assert [bool(r.events) for r in records] == [True, False, True]
    failure = records[1].failure
    assert failure.room == "language"
    assert failure.reason == "its language is 'fr'; only English is coded"
    assert records[0].failure is records[2].failure is None


def test_a_report_that_is_too_long_is_kept_and_not_coded(coder):
    long = make_report(ENGLISH + " And so on." * coder.settings.parsing.longest)
    (record,) = coder.code_many([long])
    assert record.report == long
    assert record.failure.room == "parsing"
