"""The routes of the JSON API, one module for each page."""

from collections.abc import Callable
from typing import Final

from fastapi import APIRouter

from dragoman.explorer.desk import Desk
from dragoman.explorer.routes import (
    code,
    explore,
    exports,
    facets,
    jobs,
    login,
    outlines,
    reports,
    review,
    session,
    statements,
    stories,
)

ROUTES: Final[tuple[Callable[[Desk], APIRouter], ...]] = (
    session.routes,
    login.routes,
    outlines.routes,
    explore.routes,
    facets.routes,
    exports.routes,
    reports.routes,
    stories.routes,
    statements.routes,
    code.routes,
    review.routes,
    jobs.routes,
)
