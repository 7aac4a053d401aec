"""Read the lexicon: frames that tell which words name which act.

The format is told in docs/lexicon.md. A frame is written as one would say it,
"A open fire (on/at R)"; here it becomes a predicate with slots.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from dragoman.knowledge.frames import Frame, Frames, Slot, asked_words
from dragoman.knowledge.statuses import STATUSES, WORDS, StatusTable, read_statuses
from dragoman.knowledge.tables import Line, data_path, read_lines
from dragoman.knowledge.weights import Weights, read_weights

PREPOSITIONS: Final = frozenset(
    "about above across after against ahead along alongside amid among around as at"
    " before behind beside between beyond by concerning despite down during for from in"
    " inside into near of off on onto out outside over past regarding since through"
    " throughout to toward towards under unto upon via with within without".split()
)
PARTICLES: Final = frozenset(
    "apart aside away back down forth forward in off on out over through together"
    " up".split()
)
REFLEXIVES: Final = frozenset(
    (word,) for word in "himself herself itself themselves oneself".split()
)


def read_classes(path: Path) -> dict[str, frozenset[tuple[str, ...]]]:
    """Read noun classes: `treaty: agreement, deal, peace accord`."""
    classes: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for line in read_lines(path):
        name, colon, nouns = line.text.partition(":")
        if not colon:
            raise line.fault("a class is written 'name: noun, noun'")
        classes[name.strip()] |= {
            tuple(noun.split()) for noun in map(str.strip, nouns.split(",")) if noun
        }
    return {name: frozenset(words) for name, words in classes.items()}


def read_frames(
    path: Path, classes: dict[str, frozenset[tuple[str, ...]]]
) -> Iterator[Frame]:
    """Read the frames of one file of the lexicon.

    Raises:
        BadData: A line is no frame, stands outside a section or names an unknown
            class or option.
    """
    section: tuple[str | None, str | None] | None = None
    for line in read_lines(path):
        if line.text.startswith("["):
            section = _read_section(line)
        elif section is None:
            raise line.fault("a frame must stand under a section such as [CONSULT]")
        else:
            yield _read_frame(line, section, classes)


def _joined(frame: Frame) -> Frame:
    return msgspec.structs.replace(
        frame, lead=(), lemma="-".join((*frame.lead, frame.lemma))
    )


def _read_section(line: Line) -> tuple[str | None, str | None]:
    if not line.text.endswith("]"):
        raise line.fault("a section is written [TYPE] or [TYPE mode]")
    words = line.text[1:-1].split()
    if words == ["-"]:
        return None, None
    if not 1 <= len(words) <= 2:
        raise line.fault("a section is written [TYPE] or [TYPE mode]")
    return words[0], words[1] if len(words) == 2 else None


def _read_frame(
    line: Line,
    section: tuple[str | None, str | None],
    classes: dict[str, frozenset[tuple[str, ...]]],
) -> Frame:
    body, _, example = line.text.partition("--")
    text, _, tail = body.partition(";")
    options = _read_options(line, tail)
    pieces = _Pieces(line, classes)
    pieces.read(text)
    slots, particles = tuple(pieces.slots), tuple(pieces.particles)
    *lead, lemma = pieces.lemma.split("-")
    return Frame(
        pos=pieces.pos,
        lemma=lemma,
        lead=tuple(lead),
        type=section[0],
        mode=section[1],
        particles=particles,
        slots=slots,
        actor_party=pieces.actor_party,
        actor_words=pieces.actor_words,
        pair="pair" in options,
        content=options.get("content"),
        agent=options.get("agent", ""),
        cameo=options.get("cameo"),
        needs=options.get("needs", ""),
        swap="swap" in options or pieces.swap,
        implies=options.get("implies", ""),
        said="said" in options,
        asks=tuple(asked_words(slots, (*particles, *lead), pieces.actor_words)),
        text=text.strip(),
        example=example.strip(),
        source=f"{line.path.name}:{line.number}",
    )


OPTIONS: Final = {
    **{key: {""} for key in ("pair", "swap", "said")},
    "content": STATUSES,
    "agent": {"A", "R"},
    "needs": {"both", "actor", "none"},
    "implies": {"COP", "JUD", "MIL", "GOV"},
    "cameo": None,
}


def _read_options(line: Line, tail: str) -> dict[str, str]:
    options = {}
    for word in tail.replace(";", " ").replace(",", " ").split():
        name, _, value = word.partition("=")
        if name not in OPTIONS:
            raise line.fault(f"no option '{name}'; there are: {', '.join(OPTIONS)}")
        allowed = OPTIONS[name]
        if allowed is not None and value not in allowed:
            raise line.fault(f"option {name} cannot be '{value}'")
        options[name] = value
    return options


class _Pieces:
    """Reads the words of a frame one after the other."""

    def __init__(
        self, line: Line, classes: dict[str, frozenset[tuple[str, ...]]]
    ) -> None:
        self.line, self.classes = line, classes
        self.pos, self.lemma = "v", ""
        self.actor_party = self.swap = False
        self.actor_words: frozenset[tuple[str, ...]] = frozenset()
        self.particles: list[str] = []
        self.slots: list[Slot] = []
        self._preps: tuple[str, ...] = ()
        self._preps_optional = False

    def read(self, text: str) -> None:
        words = text.replace("(", " ( ").replace(")", " ) ").split()
        self._begin(words.pop(0) if words else "")
        if not words or not words[0].islower():
            raise self.line.fault("no predicate behind the actor")
        self.lemma = words.pop(0)
        optional = False
        for at, word in enumerate(words):
            if word in "()":
                optional = word == "("
                continue
            behind = next((w for w in words[at + 1 :] if w != "("), ")")
            self._take(word, behind, optional=optional)
        if self._preps:
            raise self.line.fault(f"nothing behind '{'/'.join(self._preps)}'")

    def _begin(self, word: str) -> None:
        if word in ("n", "a"):
            self.pos = word
        elif word.startswith("{"):  # "{troops} leave R"
            self.actor_words = self._filler(word)[1]
        elif word == "R":  # "R receive {aid} from A"
            self.swap = True
        elif word in ("A", "A!"):
            self.actor_party = word == "A!"
        else:
            raise self.line.fault("a frame begins with A, n or a, or with R")

    def _take(self, word: str, behind: str, *, optional: bool) -> None:
        choices = tuple(word.split("/"))
        ends = behind == ")" or (
            word in PARTICLES and behind.split("/")[0] in PREPOSITIONS
        )
        is_prep = word.islower() and PREPOSITIONS.issuperset(choices)
        if is_prep and not ends and not self._preps:
            self._preps, self._preps_optional = choices, optional
            return
        if word in PARTICLES and not self._preps:
            self.particles.append(word)
            return
        role, words, party = self._filler(word)
        if self.pos == "n" and self._preps == ("by",) and word.startswith("{"):
            self.actor_words, self._preps = words, ()
            return
        if role == "A" and party:
            self.actor_party = True
        self.slots.append(
            Slot(
                role=role,
                preps=self._preps,
                words=words,
                party=party,
                optional=optional or self._preps_optional,
                noun=word.startswith("{"),
            )
        )
        self._preps, self._preps_optional = (), False

    def _filler(self, word: str) -> tuple[str, frozenset[tuple[str, ...]], bool]:
        if word.rstrip("!") in ("A", "R", "T", "C"):
            return word[0], frozenset(), word.endswith("!")
        if word == "self":
            return "", REFLEXIVES, False
        if word.startswith("{"):
            names = word.strip("{}").split("/")
            missing = [n for n in names if n not in self.classes]
            if missing:
                raise self.line.fault(f"no noun class '{missing[0]}' in classes.txt")
            return "", _one_set(tuple(self.classes[n] for n in names)), False
        if not word.replace("-", "").replace("'", "").replace("/", "").islower():
            raise self.line.fault(f"'{word}' is neither a slot nor a word")
        return "", frozenset(tuple(w.split("-")) for w in word.split("/")), False


@cache
def _one_set(
    classes: tuple[frozenset[tuple[str, ...]], ...],
) -> frozenset[tuple[str, ...]]:
    """The words of some classes; the same set for all frames that name the same."""
    return classes[0] if len(classes) == 1 else frozenset().union(*classes)


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """All that the lexicon knows, ready to be asked.

    Attributes:
        frames: The frames of each part of speech and lemma.
        light: What light verbs do with an event noun: ("hold", "") -> "A".
        light_verbs: Those verbs.
        through: Words to look through, by section ("noun", "aspect", "raising",
            "condition" and so on) and lemma, with the status they give or "-".
        speech: Verbs that only attribute, with the status they give or "".
        statuses: What becomes of the status of an act under what stands over it.
        weights: How much each sign speaks for a reading.
    """

    frames: dict[tuple[str, str], Frames]
    light: dict[tuple[str, str], str]
    light_verbs: frozenset[str]
    through: dict[str, dict[str, str]]
    speech: dict[str, str]
    statuses: StatusTable
    weights: Weights


def load_lexicon(folder: Path | None = None, own: Path | None = None) -> Lexicon:
    """Read a lexicon folder, that of the package if none is named.

    Args:
        folder: The lexicon.
        own: A folder with frames and noun classes of one's own, such as a codebook:
            its `frames/*.txt` come before those of the lexicon, and win where both
            fit as well; its `classes.txt` is added to the lexicon's.

    Raises:
        BadData: A file has a fault.
    """
    folder = folder or data_path("lexicon", "en")
    folders = [own, folder] if own else [folder]
    classes: dict[str, frozenset[tuple[str, ...]]] = {}
    for each in reversed(folders):
        if (path := each / "classes.txt").exists() or each is folder:
            for name, words in read_classes(path).items():
                classes[name] = classes.get(name, frozenset()) | words
    frames: dict[tuple[str, str], list[Frame]] = defaultdict(list)
    for each in folders:
        for path in sorted(each.joinpath("frames").glob("*.txt")):
            for frame in read_frames(path, classes):
                frames[frame.pos, frame.lemma].append(frame)
                if frame.lead:  # "cease-fire" may be one word or three
                    whole = _joined(frame)
                    frames[whole.pos, whole.lemma].append(whole)
    light = read_light(folder / "light.txt")
    return Lexicon(
        frames={key: Frames(found) for key, found in frames.items()},
        light=light,
        light_verbs=frozenset(verb for verb, _ in light),
        through=read_through(folder / "transparent.txt"),
        speech=read_speech(folder / "speech.txt"),
        statuses=read_statuses(folder / "statuses.txt"),
        weights=read_weights(folder / "ranking.txt"),
    )


def read_light(path: Path) -> dict[tuple[str, str], str]:
    """Read light verbs: `carry out | A`, `receive | R`."""
    light = {}
    for line in read_lines(path):
        phrase, side = line.columns(2, 2)
        verb, _, particle = phrase.partition(" ")
        if side not in ("A", "R"):
            raise line.fault("a light verb lends its subject as A or R")
        light[verb, particle] = side
    return light


def read_through(path: Path) -> dict[str, dict[str, str]]:
    """Read transparent words: sections `[noun]`, `[aspect]` …, `word | status`."""
    through: dict[str, dict[str, str]] = defaultdict(dict)
    section = ""
    for line in read_lines(path):
        if line.text.startswith("["):
            section = line.text.strip("[]")
            continue
        word, status = line.columns(1, 2)
        if status not in WORDS | {"", "-"}:
            raise line.fault(f"no status '{status}'")
        if word in through[section]:
            raise line.fault(f"'{word}' stands already in [{section}]")
        through[section][word] = status or "-"
    return dict(through)


def read_speech(path: Path) -> dict[str, str]:
    """Read words of attribution: `say`, `claim ; status=claimed`."""
    speech = {}
    for line in read_lines(path):
        word, _, tail = line.text.partition(";")
        status = tail.strip().removeprefix("status=")
        if status and status not in STATUSES:
            raise line.fault(f"no status '{status}'")
        speech[word.strip()] = status
    return speech
