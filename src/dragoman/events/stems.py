"""Find the frames of a verb, also where the model gets its dictionary form wrong."""

from __future__ import annotations

from dragoman.knowledge.frames import NONE, Frames
from dragoman.knowledge.lexicon import Lexicon


def verb_frames(lexicon: Lexicon, lemma: str, *, inflected: bool) -> Frames:
    """The frames of a verb; the model makes "cordone" of "cordoned".

    Args:
        lexicon: The frames of all words.
        lemma: The verb as the model has it.
        inflected: It stands in the past or as a participle, where the model errs.
    """
    frames = lexicon.frames.get(("v", lemma), NONE)
    if frames or not inflected:
        return frames
    bare = lemma.removesuffix("e")
    near = (
        *(bare, lemma + "e", lemma[:-1]),  # cordone, rap, cann
        *(bare[:-1], bare + bare[-1:]),  # readmitte, instal
        *(bare[:-1] + "y",) * bare.endswith("i"),  # resupplie, but "paved" pays nobody
    )
    found = (lexicon.frames.get(("v", other), NONE) for other in near)
    return next((frames for frames in found if frames), NONE)
