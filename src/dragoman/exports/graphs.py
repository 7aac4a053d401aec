"""Networks of actors: who does how much of what to whom.

Actors and pairs are summed up in memory, for a network has one line for each, however
many events there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from dragoman.exports.cells import Cell, Row, clean
from dragoman.exports.codes import is_known
from dragoman.exports.happenings import Happening, key_of
from dragoman.exports.icews import is_named, name_of
from dragoman.exports.layouts import Layout
from dragoman.records import Actor

QUADS: Final = (
    "verbal_cooperation",
    "material_cooperation",
    "verbal_conflict",
    "material_conflict",
)
GRAPHML_KINDS: Final = {"integer": "long", "number": "double"}
GEXF_KINDS: Final = {"integer": "long", "number": "double"}
NODE, EDGE = "node.", "edge."
Face = tuple[str, str, str, str]


def why_not(happening: Happening) -> str | None:
    """Why a happening is in no network."""
    return None if ends(happening) else "no two parties are known"


def node_of(actor: Actor) -> str:
    """The node of an actor: its own if it has a name, else that of its code.

    "1,400 troops" and "soldiers" are one node, MIL.
    """
    named = actor.entity or is_named(actor)
    return key_of(actor) if named else actor.code or key_of(actor)


def ends(happening: Happening) -> dict[tuple[str, str], tuple[Actor, Actor]]:
    """Who acts on whom, by nodes; nobody acts on itself."""
    return {
        (node_of(source), node_of(target)): (source, target)
        for source, target in happening.pairs(is_known)
        if source and target and node_of(source) != node_of(target)
    }


class Edge:
    """What one actor does to another, summed up."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.quads: Counter[str] = Counter()
        # Scores have two digits at most; whole numbers add up the same in any order.
        self.hundredths = 0
        self.days: tuple[date, date] | None = None

    def add(self, happening: Happening) -> None:
        """Count one happening."""
        self.quads[happening.event.quad.replace(" ", "_")] += 1
        self.hundredths += round(happening.event.score * 100)
        day = happening.day
        if day:
            first, last = self.days or (day, day)
            self.days = min(first, day), max(last, day)

    def cells(self) -> Row:
        """What is written of it."""
        events = self.quads.total()
        first, last = self.days or (None, None)
        return {
            "events": events,
            "weight": float(events),
            **{quad: self.quads[quad] for quad in QUADS},
            "score": round(self.hundredths / 100 / events, 4),
            "first": first,
            "last": last,
        }


class Network:
    """Actors and pairs, summed up; the order of the happenings changes nothing."""

    def __init__(self, happenings: Iterable[Happening]) -> None:
        """Add up happenings."""
        self._faces: dict[str, Counter[Face]] = defaultdict(Counter)
        self._events: Counter[str] = Counter()
        self._edges: dict[tuple[str, str], Edge] = defaultdict(Edge)
        for happening in happenings:
            self._add(happening)

    def _add(self, happening: Happening) -> None:
        parties: dict[str, Actor] = {}
        for pair, actors in ends(happening).items():
            parties.update(zip(pair, actors, strict=True))
            self._edges[pair].add(happening)
        for key, actor in parties.items():
            self._faces[key][_face(actor)] += 1
            self._events[key] += 1

    def nodes(self) -> Iterator[tuple[str, Row]]:
        """Each actor by key, with the face that it shows most often."""
        for key in sorted(self._faces):
            faces = self._faces[key]
            face = min(faces, key=lambda shown: (-faces[shown], shown))
            name, code, country, sector = face
            yield (
                key,
                {
                    "label": name,
                    "code": code or None,
                    "country": country or None,
                    "sector": sector or None,
                    "entity": key if ":" in key else None,
                    "events": self._events[key],
                },
            )

    def edges(self) -> Iterator[tuple[str, str, Row]]:
        """Each pair, by keys."""
        for (source, target), edge in sorted(self._edges.items(), key=lambda e: e[0]):
            yield source, target, edge.cells()


def _face(actor: Actor) -> Face:
    """How an actor is shown."""
    named = actor.entity or is_named(actor)
    name = actor.name if named else name_of(actor)
    return name, actor.code or "", actor.country or "", actor.sector or ""


def graphml(happenings: Iterable[Happening], layout: Layout) -> Iterator[str]:
    """A network as GraphML, one line for each actor and pair."""
    network = Network(happenings)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for column in layout.columns:
        kind, _, name = column.name.partition(".")
        yield (
            f"<key id={quoteattr(column.name)} for={quoteattr(kind)}"
            f" attr.name={quoteattr(name)}"
            f' attr.type="{GRAPHML_KINDS.get(column.kind, "string")}"/>\n'
        )
    yield '<graph edgedefault="directed">\n'
    for key, cells in network.nodes():
        yield f"<node id={_text(key)}>{_data(NODE, cells)}</node>\n"
    for source, target, cells in network.edges():
        yield (
            f"<edge source={_text(source)} target={_text(target)}>"
            f"{_data(EDGE, cells)}</edge>\n"
        )
    yield "</graph>\n</graphml>\n"


def _data(kind: str, cells: Row) -> str:
    return "".join(
        f"<data key={quoteattr(kind + name)}>{_text(cell)[1:-1]}</data>"
        for name, cell in cells.items()
        if cell is not None
    )


def gexf(happenings: Iterable[Happening], layout: Layout) -> Iterator[str]:
    """A network as GEXF 1.2, which Gephi opens; one line for each actor and pair."""
    network = Network(happenings)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph defaultedgetype="directed" mode="static">\n'
    for kind in ("node", "edge"):
        yield f'<attributes class="{kind}">\n'
        for column in layout.columns:
            if column.name.startswith(f"{kind}."):
                name = column.name.partition(".")[2]
                yield (
                    f"<attribute id={quoteattr(column.name)} title={quoteattr(name)}"
                    f' type="{GEXF_KINDS.get(column.kind, "string")}"/>\n'
                )
        yield "</attributes>\n"
    yield "<nodes>\n"
    for key, cells in network.nodes():
        yield (
            f"<node id={_text(key)} label={_text(cells['label'])}>"
            f"{_values(NODE, cells)}</node>\n"
        )
    yield "</nodes>\n<edges>\n"
    for number, (source, target, cells) in enumerate(network.edges()):
        yield (
            f'<edge id="{number}" source={_text(source)} target={_text(target)}'
            f' weight="{cells["weight"]}">{_values(EDGE, cells)}</edge>\n'
        )
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(kind: str, cells: Row) -> str:
    values = "".join(
        f"<attvalue for={quoteattr(kind + name)} value={_text(cell)}/>"
        for name, cell in cells.items()
        if cell is not None
    )
    return f"<attvalues>{values}</attvalues>"


def _text(cell: Cell) -> str:
    """A value between quotes, without what XML forbids."""
    plain = "".join(c for c in clean(str(cell)) if c not in "\ufffe\uffff")
    return f'"{escape(plain)}"'
