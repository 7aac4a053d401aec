"""The codes that other people's data sets have for countries, provinces and actors.

A country that its own words name is only a country in CAMEO ("PAK"); its government
is "PAKGOV". Our records have GOV for both, and tell them apart by the role.
"""

from __future__ import annotations

from functools import cache
from typing import Final

import msgspec

from dragoman.knowledge.tables import data_path, listed, read_lines
from dragoman.records import Actor, Place

# Organisations between states and of citizens: the role stands where the country would.
STATELESS: Final = frozenset({"IGO", "NGO"})


class Country(msgspec.Struct, frozen=True, kw_only=True):
    """A country in every scheme; see data/exports/countries.txt.

    Attributes:
        code: ISO 3166-1 alpha-3.
        name: What we call it.
        iso: ISO 3166-1 numeric.
        fips: FIPS 10-4.
        cow: Correlates of War number.
        gw: Gleditsch and Ward number.
        region: Region of the world, as ACLED parts it.
        cameo: CAMEO code.
        icews: What ICEWS calls it.
        ucdp: What UCDP calls it.
        acled: What ACLED calls it.
    """

    code: str
    name: str
    iso: int | None
    fips: str | None
    cow: int | None
    gw: int | None
    region: str
    cameo: str
    icews: str
    ucdp: str
    acled: str


class Sector(msgspec.Struct, frozen=True, kw_only=True):
    """A sector in every scheme; see data/exports/sectors.txt.

    Attributes:
        cameo: Its CAMEO role, empty for none.
        phoenix: Its role in Phoenix.
        icews: Its ICEWS sectors.
        acled: The inter code of ACLED.
        ucdp: Which side of UCDP it can be: "state", "armed", "civilians" or empty.
        word: What ICEWS calls somebody of whom only this is known.
    """

    cameo: str
    phoenix: str
    icews: tuple[str, ...]
    acled: int
    ucdp: str
    word: str


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """CAMEO code of an organisation, and those that stand before it."""

    code: str = ""
    before: tuple[str, ...] = ()


class Faith(msgspec.Struct, frozen=True, kw_only=True):
    """CAMEO codes of a faith and a people, each empty for none."""

    religion: str = ""
    branch: str = ""
    ethnic: str = ""


NOBODY: Final = Sector(cameo="", phoenix="", icews=(), acled=7, ucdp="", word="")

NO_GROUP: Final = Group()


@cache
def countries() -> dict[str, Country]:
    """Every country by its code.

    Raises:
        BadData: A line is ill-formed.
    """
    found = {}
    for line in read_lines(data_path("exports", "countries.txt")):
        code, name, iso, fips, cow, gw, region, *others = line.columns(7, 11)
        cameo, icews, ucdp, acled = others
        numbers = (iso, cow, gw)
        if not all(number.isdigit() for number in numbers if number):
            raise line.fault("a number of a country is none")
        found[code] = Country(
            code=code,
            name=name,
            iso=int(iso) if iso else None,
            fips=fips or None,
            cow=int(cow) if cow else None,
            gw=int(gw) if gw else None,
            region=region,
            cameo=cameo or code,
            icews=icews or name,
            ucdp=ucdp or name,
            acled=acled or name,
        )
    return found


def country_of(code: str | None) -> Country | None:
    """The country of a code, None for none and for codes we do not know."""
    return countries().get(code or "")


@cache
def provinces() -> dict[tuple[str, str], str]:
    """The FIPS code of each province, by country and name."""
    found = {}
    for line in read_lines(data_path("exports", "provinces.txt")):
        country, code, names = line.columns(3, 3)
        found.update({(country, name): code for name in listed(names)})
    return found


@cache
def sectors() -> dict[str, Sector]:
    """Every sector by its code."""
    found = {}
    for line in read_lines(data_path("exports", "sectors.txt")):
        code, cameo, phoenix, icews, acled, ucdp, word = line.columns(7, 7)
        if not acled.isdigit():
            raise line.fault(f"'{acled}' is no inter code")
        found[code] = Sector(
            cameo=cameo,
            phoenix=phoenix,
            icews=listed(icews),
            acled=int(acled),
            ucdp=ucdp,
            word=word,
        )
    return found


def sector_of(actor: Actor | None) -> Sector:
    """What an actor is in every scheme."""
    return sectors().get(actor.sector or "", NOBODY) if actor else NOBODY


@cache
def known_groups() -> dict[str, Group]:
    """The CAMEO code of each organisation that has one, by its id."""
    found = {}
    for line in read_lines(data_path("exports", "known_groups.txt")):
        code, before, entities = line.columns(3, 3)
        group = Group(code=code, before=listed(before))
        found.update(dict.fromkeys(listed(entities), group))
    return found


@cache
def faiths() -> dict[str, Faith]:
    """The CAMEO codes of faiths and peoples, by id."""
    found = {}
    for line in read_lines(data_path("exports", "peoples.txt")):
        entity, religion, branch, ethnic = line.columns(4, 4)
        found[entity] = Faith(religion=religion, branch=branch, ethnic=ethnic)
    return found


def group_of(actor: Actor) -> Group:
    """The organisation that an actor is or leads, one without a code for none."""
    entity = actor.entity or ""
    if entity.startswith("leader:"):
        entity = entity.rpartition(":")[0]
    group = known_groups().get(entity, NO_GROUP)
    if actor.sector in STATELESS:
        return group
    return Group(code=group.code)  # the codes before it follow IGO and NGO only


def faith_of(actor: Actor) -> Faith:
    """The faith and people of an actor."""
    known = faiths().get(actor.entity or "")
    return known or Faith(religion="REL" if actor.sector == "REL" else "")


def is_bare_state(actor: Actor) -> bool:
    """Tell whether a country is named and nothing of it: "Pakistan"."""
    return (
        actor.role is None
        and actor.country is not None
        and actor.entity == f"state:{actor.country}"
    )


def is_known(actor: Actor) -> bool:
    """Tell whether it is known who or what an actor is, not only how it is called."""
    return bool(actor.entity or actor.country or actor.sector)


def role_of(actor: Actor, *, phoenix: bool = False) -> str:
    """The role in an actor code, empty for a bare country and where there is none."""
    if is_bare_state(actor):
        return ""
    sector = sector_of(actor)
    return sector.phoenix if phoenix else sector.cameo


def adm1_of(place: Place) -> str | None:
    """FIPS country and first-level code, the country alone where that is all.

    Gaza has a country code of its own in FIPS; the West Bank is the other.
    """
    country = country_of(place.country)
    if country is None or country.fips is None:
        return None
    # A city that is a province of its own, such as Washington, has no other.
    alone = place.precision == "city" and place.admin1 is None
    name = place.name if alone or place.precision == "province" else place.admin1
    code = provinces().get((country.code, name or ""), "")
    if country.code == "PSE":
        return code or country.fips
    return country.fips + code


def fips_of(place: Place) -> str | None:
    """The FIPS country code of a place."""
    code = adm1_of(place)
    return code[:2] if code else None
