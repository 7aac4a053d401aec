"""Let an archive leave in the columns that the tools of the field read.

`EXPORTS` lists what there is; `export` writes tellings, `validate` checks a file,
`dictionary` and `schema` tell the columns. What libraries a format needs is imported
when it is written.
"""

from dragoman.exports.checking import Problem, validate
from dragoman.exports.dictionary import dictionary, overview, schema
from dragoman.exports.happenings import TOOK_PLACE, Options
from dragoman.exports.table import EXPORTS, Export, Exported, export, stream

__all__ = [
    "EXPORTS",
    "TOOK_PLACE",
    "Export",
    "Exported",
    "Options",
    "Problem",
    "dictionary",
    "export",
    "overview",
    "schema",
    "stream",
    "validate",
]
