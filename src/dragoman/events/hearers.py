"""Find who hears what somebody says where they meet.

"Called Merkel to thank her", "met the envoy and asked for help": whoever was called or
met is thanked and asked.
"""

from __future__ import annotations

from dragoman.events.dependents import is_infinitive, preps_of
from dragoman.knowledge.party_words import party_words
from dragoman.records import Sentence


def hearers(s: Sentence, row: int) -> list[int]:
    """Whom the verb above has for its object, if the act is said to them.

    Args:
        s: The sentence.
        row: The verb of the act, or the verb that carries it.
    """
    head = s.heads[row]
    if s.pos[head] != "VERB" or not (_is_purpose(s, row) or _is_said_there(s, row)):
        return []
    behind = (r for name, r in preps_of(s, head) if name in ("with", "to"))
    return [*s.labelled(head, "dobj"), *behind]


def _is_purpose(s: Sentence, row: int) -> bool:
    return s.deps[row] in ("xcomp", "advcl") and is_infinitive(s, row)


def _is_said_there(s: Sentence, row: int) -> bool:
    """Tell what the same person does next: "met the envoy and asked for help"."""
    joined = s.deps[row] == "conj" and s.heads[row] < row
    own = s.labelled(row, "nsubj", "nsubjpass", "auxpass")
    return joined and not own and s.lemmas[s.heads[row]] in party_words().meeting
