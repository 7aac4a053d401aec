"""Tell how many independent sources stand behind some reports.

Forty papers that print one agency report are one source; so are two reports of one
agency, or of one paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache

from dragoman.knowledge.tables import data_path, listed, read_lines
from dragoman.records import Report
from dragoman.stories.cluster import components


def independent_sources(
    reports: Sequence[Report], copies: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Name the independent source of each report, by the report's id.

    A report is tied to the agency that it names, to its copies, and, if it is neither
    an agency's nor a copy, to its publisher. What is tied is one source; it is named
    after the agency or publisher of its first report.

    Args:
        reports: Reports, such as those of one story.
        copies: The id of a report and that of the first report it is a copy of; a
            report that has no copies may be left out.
    """
    groups = {report.id: (copies or {}).get(report.id) for report in reports}
    many = _repeated(group for group in groups.values() if group)
    ties = []
    for report in reports:
        group, agency = groups[report.id], agency_of(report)
        copied = group in many
        if copied:
            ties.append((report.id, f"copy {group}"))
        if agency:
            ties.append((report.id, f"by {agency.casefold()}"))
        elif report.source and not copied:
            ties.append((report.id, f"by {report.source.casefold()}"))
    known = {report.id: report for report in reports}
    names = {name for tie in ties for name in tie} | set(known)
    found = {}
    for part in components(names, ties):
        own = sorted((known[n] for n in part if n in known), key=_first)
        named = [name for report in own if (name := agency_of(report) or report.source)]
        source = named[0] if named else own[0].id
        found.update({report.id: source for report in own})
    return found


def agency_of(report: Report) -> str | None:
    """The news agency whose report this is, as far as it says.

    It is named in the dateline, or is the publisher itself.
    """
    agencies = _agencies()
    if report.dateline and report.dateline.agency:
        name = report.dateline.agency
        return agencies.get(name.casefold(), name)
    return agencies.get((report.source or "").casefold())


@cache
def _agencies() -> dict[str, str]:
    """What each way to write the name of an agency stands for."""
    found = {}
    for line in read_lines(data_path("reports", "agencies.txt")):
        name, others = line.columns(1, 2)
        for form in (name, *listed(others)):
            found[form.casefold()] = name
    return found


def _repeated(values: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for value in values:
        (twice if value in seen else seen).add(value)
    return twice


def _first(report: Report) -> tuple[date, str]:
    return report.published or date.max, report.id
