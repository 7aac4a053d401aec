"""Read robots.txt as RFC 9309 has it: the longest rule that fits decides.

Python's own reader lets the first rule decide and takes `*` within a path for a
letter, so that it fetches what "Allow: /" and "Disallow: /private" forbid.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

import msgspec

_MOST_STARS: Final = 20
_LONGEST_RULE: Final = 2000


class Rule(msgspec.Struct, frozen=True):
    """One line of a robots.txt.

    Attributes:
        path: The path it speaks of, with `*` for any letters and `$` for the end.
        allows: Whether it allows what it speaks of.
    """

    path: str
    allows: bool

    def fits(self, target: str) -> bool:
        """Tell whether it speaks of a path."""
        ends = self.path.endswith("$")
        first, *others = self.path.removesuffix("$").split("*")
        if not target.startswith(first):
            return False
        at = len(first)
        last = others.pop() if others and ends else None
        for piece in others:
            found = target.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        if last is not None:
            return target.endswith(last) and len(target) - len(last) >= at
        return not ends or at == len(target)


class Robots(msgspec.Struct, frozen=True):
    """What a host allows us.

    Attributes:
        rules: The rules for us.
        delay: The seconds that it wants between two requests.
    """

    rules: tuple[Rule, ...] = ()
    delay: float = 0.0

    def allows(self, target: str) -> bool:
        """Tell whether a path may be fetched.

        >>> robots = Robots((Rule("/", True), Rule("/private", False)))
        >>> robots.allows("/news"), robots.allows("/private/a")
        (True, False)
        """
        plain = unquote(target)
        fitting = [rule for rule in self.rules if rule.fits(plain)]
        if not fitting:
            return True
        # Of two rules of one length the milder decides.
        return max(fitting, key=lambda rule: (len(rule.path), rule.allows)).allows


FORBIDDEN: Final = Robots((Rule("/", allows=False),))
"""What a host says that does not show its robots.txt."""


class _Group(msgspec.Struct):
    """The lines for some readers."""

    names: list[str]
    rules: list[Rule]
    delay: float = 0.0


def read_robots(text: str, name: str) -> Robots:
    r"""Read what a robots.txt says to us.

    >>> read_robots("User-agent: *\nDisallow: /a", "Dragoman").allows("/a/b")
    False

    Args:
        text: The file.
        name: How we are called there.
    """
    groups = _groups(text)
    for wanted in (name.lower(), "*"):
        ours = [group for group in groups if wanted in group.names]
        if ours:
            rules = tuple(rule for group in ours for rule in group.rules)
            return Robots(rules, max(group.delay for group in ours))
    return Robots()


def _groups(text: str) -> list[_Group]:
    """The groups of lines in a robots.txt."""
    groups: list[_Group] = []
    naming = False
    for line in re.split(r"[\r\n]+", text.removeprefix("\ufeff")):
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if not naming:
                groups.append(_Group([], []))
            groups[-1].names.append(re.split(r"[/\s]", value.lower())[0])
        elif key in ("allow", "disallow", "crawl-delay") and groups:
            _add(groups[-1], key, value)
        else:
            continue  # such as Sitemap, which stands where it likes
        naming = key == "user-agent"
    return groups


def _add(group: _Group, key: str, value: str) -> None:
    """Add a line to its group; an empty one says nothing."""
    if key == "crawl-delay":
        number = re.fullmatch(r"\d{1,9}(?:\.\d{0,9})?", value)
        group.delay = max(group.delay, float(number[0]) if number else 0.0)
    elif value.startswith(("/", "*")):
        path = re.sub(r"\*+", "*", unquote(value))
        short = len(path) <= _LONGEST_RULE and path.count("*") <= _MOST_STARS
        # What is too long to be judged is forbidden as far as it goes.
        path = path if short else path[:_LONGEST_RULE].partition("*")[0]
        if short or key == "disallow":
            group.rules.append(Rule(path, allows=key == "allow"))
