"""Turn plain sentences: into the passive, the negative, and under other verbs.

Only sentences of one plain shape are turned, "SUBJECT VERBED REST.", so that what
comes out is English; all others are left out.
"""

from typing import NamedTuple

from dragoman.records import Parse, Sentence

# Participles that do not end as the past tense does.
IRREGULAR = {
    "beat": "beaten",
    "begin": "begun",
    "break": "broken",
    "choose": "chosen",
    "draw": "drawn",
    "drive": "driven",
    "forbid": "forbidden",
    "forgive": "forgiven",
    "give": "given",
    "hide": "hidden",
    "overthrow": "overthrown",
    "sing": "sung",
    "speak": "spoken",
    "steal": "stolen",
    "strike": "struck",
    "swear": "sworn",
    "take": "taken",
    "tear": "torn",
    "throw": "thrown",
    "undertake": "undertaken",
    "withdraw": "withdrawn",
    "write": "written",
}
SAME = frozenset(
    "bring bring build catch cut feed fight find hang have hear hit hold hurt keep lay"
    " lead lend lose make meet pay put say seek sell send set shoot shut slap spend"
    " spread tell win".split()
)
SPEAKER = "Norway"
SOMEBODY = ("state", "person", "organisation", "group")


class Plain(NamedTuple):
    """A sentence of the plain shape: who, what they did, and all that follows.

    `thing` is the object, if it stands right behind the verb; then `rest` follows it.
    `willed` tells that somebody acts, who can agree, refuse and be urged: no truce.
    """

    who: str
    verb: str
    past: str
    thing: str
    several: bool
    rest: str
    willed: bool


def read_plain(parse: Parse, verb: str) -> Plain | None:
    """Take a sentence apart, or None if it is not of the plain shape."""
    if len(parse.sentences) != 1 or not parse.report.text.endswith("."):
        return None
    s = parse.sentences[0]
    root = next(r for r, dep in enumerate(s.deps) if dep == "ROOT")
    subjects = s.labelled(root, "nsubj")
    helped = s.labelled(root, "aux", "auxpass", "neg", "nsubjpass", "expl")
    if s.lemmas[root] != verb:  # "Oslo said the raid was wrong" tells of being wrong
        return None
    if s.tags[root] != "VBD" or len(subjects) != 1 or helped:
        return None
    if not _is_whole(s, subjects[0], 0, root) or s.pos[subjects[0]] == "PRON":
        return None
    text, start = parse.report.text, s.offsets[root]
    thing = _thing(s, root)
    if thing and thing[1] == len(s.words):  # the full stop hangs on the object
        return None
    cut = s.offsets[thing[1]] if thing else start + len(s.words[root])
    return Plain(
        who=_lower(s, text[:start].strip()),
        verb=verb,
        past=s.words[root],
        thing=text[s.offsets[root + 1] : cut].strip() if thing else "",
        several=bool(thing) and _is_several(s, thing[0]),
        rest=text[cut:-1].strip(),
        willed=_is_somebody(parse, s, subjects[0]),
    )


def _is_somebody(parse: Parse, s: Sentence, row: int) -> bool:
    mention = parse.mention_at(s.index, row)
    return mention is not None and mention.kind in SOMEBODY


def _is_whole(s: Sentence, head: int, first: int, last: int) -> bool:
    """Whether a head and all below it fill just these rows."""
    return s.subtree(head) == (first, last)


def _thing(s: Sentence, root: int) -> tuple[int, int] | None:
    """The object's head and the row behind it, if a passive can be made with it."""
    found = s.labelled(root, "dobj")
    others = s.labelled(root, "dative", "oprd", "xcomp", "ccomp", "conj", "prt")
    if len(found) != 1 or others or s.pos[found[0]] == "PRON":
        return None
    first, last = s.subtree(found[0])
    loose = any(  # "their leader", "described him as a spy"
        s.tags[r] == "PRP$" or (s.deps[r] == "prep" and s.words[r] != "of")
        for r in range(first, last)
    )
    return (found[0], last) if first == root + 1 and not loose else None


def _is_several(s: Sentence, head: int) -> bool:
    joined = bool(s.labelled(head, "conj"))
    return joined or s.tags[head] in ("NNS", "NNPS") or s.words[head] == "police"


def _lower(s: Sentence, words: str) -> str:
    """The subject as it stands inside a sentence: "the army"."""
    several = s.tags[0] == "NNS" and s.words[0].lower() != s.lemmas[0]
    common = s.tags[0] == "DT" or several or s.words[0] == "Police"
    return words[0].lower() + words[1:] if common else words


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _join(*parts: str) -> str:
    return _capital(" ".join(filter(None, parts))) + "."


def passive(p: Plain) -> str | None:
    """ "The army shelled Dara." as "Dara was shelled by the army."."""
    done = IRREGULAR.get(p.verb) or (
        p.past if p.past.endswith("ed") or p.verb in SAME else None
    )
    if not p.thing or done is None:
        return None
    was = "were" if p.several else "was"
    return _join(p.thing, was, done, "by", p.who, p.rest)


def negated(p: Plain) -> str:
    """ "The army did not shell Dara."."""
    return _join(p.who, "did not", p.verb, p.thing, p.rest)


def infinitive(p: Plain, above: str) -> str | None:
    """ "The army agreed to shell Dara.": `above` is the verb's past."""
    if not p.willed:
        return None
    return _join(p.who, above, "to", p.verb, p.thing, p.rest)


def urged(p: Plain) -> str | None:
    """ "Norway urged the army to shell Dara."."""
    if not p.willed:
        return None
    return _join(SPEAKER, "urged", p.who, "to", p.verb, p.thing, p.rest)


def told(p: Plain, above: str) -> str:
    """ "Norway said that the army shelled Dara.": `above` is the verb of speech."""
    return _join(SPEAKER, above, "that", p.who, p.past, p.thing, p.rest)
