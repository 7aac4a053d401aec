"""Parse reports: sentences, mentions, and what the mentions point back to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, cast

from dragoman.errors import MissingModel
from dragoman.knowledge.actors import ActorTables
from dragoman.knowledge.borne_names import borne_names
from dragoman.parsing.case import Recaser
from dragoman.parsing.coreference import Meaning, Resolver
from dragoman.parsing.mentions import Mentioner, Phrase
from dragoman.parsing.repeats import Repeats
from dragoman.parsing.sentences import COLUMNS, Reader
from dragoman.parsing.skimming import Skimmer
from dragoman.parsing.text import Piece, cut_pieces
from dragoman.parsing.tokens import keep_whole
from dragoman.parsing.words import Vocabulary, vocabulary
from dragoman.records import Matter, Mention, Parse, Report, Sentence
from dragoman.settings import ParsingSettings

if TYPE_CHECKING:
    from spacy.language import Language

    from dragoman.parsing.multiplying import OneThread
    from dragoman.parsing.repeats import Columns

MEGABYTE: Final = 1 << 20


class Parser:
    """Reads the grammar of reports; loads its model once."""

    def __init__(self, settings: ParsingSettings, actors: ActorTables) -> None:
        """Load the model and the word lists.

        Raises:
            MissingModel: The model that the settings name is not installed.
        """
        self.settings = settings
        self._nlp = load_model(settings.model)
        keep_whole(self._nlp, actors)
        self._one_thread = _quickened(self._nlp)
        words = vocabulary()
        self._recase = Recaser(common_words(self._nlp, words), actors)
        self._mentions = Mentioner(actors, words)
        self._resolve = Resolver(actors, words)
        self._read = Repeats(self._columns, settings.keep * MEGABYTE)
        self._reader = Reader(self._nlp.vocab.strings, _names(actors))
        self._skim = Skimmer(actors)

    def parse(
        self, reports: Iterable[Report], *, skim: bool = False
    ) -> Iterator[Parse]:
        """Parse reports in their order, a batch at a time.

        Args:
            reports: The reports.
            skim: Read only the sentences that name somebody in power of a report on
                sport or everyday life.
        """
        stream = iter(reports)
        while batch := list(islice(stream, max(1, self.settings.batch))):
            cut = [self._cut(report, skim=skim) for report in batch]
            texts = (piece.text for _, pieces in cut for piece in pieces)
            found = self._read(texts)
            for report, (matter, pieces) in zip(batch, cut, strict=True):
                yield self._finish(report, matter, zip(pieces, found, strict=False))

    def _cut(self, report: Report, *, skim: bool) -> tuple[Matter | None, list[Piece]]:
        """The pieces of a report to be read, and what it is of if it is skimmed."""
        pieces = list(cut_pieces(report, self._recase))
        return (skim and self._skim(pieces)) or (None, pieces)

    def _columns(self, texts: Sequence[str]) -> list[Columns]:
        """Let the model parse texts, many at a time."""
        if not texts:
            return []
        with self._one_thread():
            docs = self._nlp.pipe(texts, batch_size=len(texts))
            return [cast("Columns", doc.to_array(COLUMNS)) for doc in docs]

    def _finish(
        self,
        report: Report,
        matter: Matter | None,
        read: Iterable[tuple[Piece, Columns]],
    ) -> Parse:
        sentences: list[Sentence] = []
        for piece, columns in read:
            sentences += self._reader.read(columns, piece, len(sentences))
        phrases = [phrase for one in sentences for phrase in self._mentions(one)]
        meanings = self._resolve(sentences, phrases)
        mentions = tuple(
            mention(report, sentences[phrase.sentence], phrase, (index, meaning))
            for index, (phrase, meaning) in enumerate(
                zip(phrases, meanings, strict=True)
            )
        )
        return Parse(
            report=report,
            sentences=tuple(sentences),
            mentions=mentions,
            by_head=by_head(sentences, phrases),
            skimmed=matter,
        )


def load_model(name: str) -> Language:
    """Load a spaCy pipeline without its finder of names, which ours replaces.

    Raises:
        MissingModel: It is not installed.
    """
    import spacy

    try:
        return spacy.load(name, exclude=["ner"])
    except OSError as fault:
        raise MissingModel(name) from fault


def _names(actors: ActorTables) -> Callable[[str], bool]:
    """Tells a leader's rare surname, a body's acronym and "Jaish-e-Mohammad"."""
    common = borne_names().common

    def is_name(word: str) -> bool:
        if (word.isupper() and len(word) > 2) or (word[0].isupper() and "-" in word):
            return actors.match((word,), 0) is not None
        return word.istitle() and word not in common and bool(actors.surname(word))

    return is_name


def _quickened(nlp: Language) -> OneThread:
    """Quicken the model; what lets it work in one thread."""
    # They load NumPy, for which `--help` should not wait.
    from dragoman.parsing.multiplying import OneThread, multiply_by_numpy
    from dragoman.parsing.rules import quicken
    from dragoman.parsing.surroundings import look_around
    from dragoman.parsing.vectors import keep_vectors

    quicken(nlp)
    multiply_by_numpy(nlp)
    keep_vectors(nlp)
    look_around(nlp)
    return OneThread()


def common_words(nlp: Language, words: Vocabulary) -> frozenset[str]:
    """The words that are written in lower case, as the model's lemmatizer lists them.

    Its lists hold names as well; those we know to be names are left out.
    """
    found, sure = set[str](), set(nlp.Defaults.stop_words)
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    for table in ("lemma_index", "lemma_exc"):
        if lookups and lookups.has_table(table):
            for part in ("noun", "verb", "adj", "adv"):
                listed = lookups.get_table(table).get(part, ())
                kept = found if part == "noun" else sure
                kept.update(str(word) for word in listed)
    return frozenset(found.difference(words.first_names, words.calendar) | sure)


def mention(
    report: Report, sentence: Sentence, phrase: Phrase, found: tuple[int, Meaning]
) -> Mention:
    """Make the record of one mention."""
    index, meaning = found
    rows = phrase.rows
    return Mention(
        index=index,
        sentence=phrase.sentence,
        head=rows.head,
        first=rows.first,
        last=rows.last,
        words=report.cut(*sentence.chars(rows.first, rows.last)),
        kind=meaning.kind,
        antecedents=meaning.antecedents,
        chain=meaning.chain,
    )


def by_head(
    sentences: list[Sentence], phrases: list[Phrase]
) -> tuple[tuple[int, ...], ...]:
    """For each sentence the mention at each row, -1 where none is headed."""
    table = [[-1] * len(sentence.words) for sentence in sentences]
    for index, phrase in enumerate(phrases):
        for row in phrase.alias:
            table[phrase.sentence][row] = index
    for index, phrase in enumerate(phrases):
        table[phrase.sentence][phrase.rows.head] = index
    return tuple(map(tuple, table))
