"""Writes ANERcorp and UD PUD as the files that Stanza's trainers read."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.segmentation import tokenize
from ingest.trained.spelling import simplified
from ingest.training.entities import STOPS, Tagged, read_arabic, split_arabic, written

# ANERcorp's fourth kind, MISC, is no actor and is left out.
KINDS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
PUD = "ar_pud-ud-test.conllu"
MAX_PARAGRAPH = 5


@dataclass(frozen=True)
class Split:
    """Three parts of one corpus: to learn from, to choose the best step by, and to measure on."""

    train: list[Tagged]
    choose: list[Tagged]
    test: list[Tagged]


@dataclass(frozen=True)
class Spaced:
    """A sentence as tokens, and for each whether a space follows it."""

    tokens: tuple[str, ...]
    spaces: tuple[bool, ...]


def entity_split(shared: Path) -> Split:
    """Return ANERcorp with its last fifth for the test and a tenth of the rest for choosing."""
    before, test = split_arabic([_three_kinds(one) for one in read_arabic(shared)])
    cut = len(before) * 9 // 10
    return Split(before[:cut], before[cut:], test)


def _three_kinds(sentence: Tagged) -> Tagged:
    kept = [
        (simplified(word).text, tag if tag[2:] in KINDS else "O")
        for word, tag in zip(sentence.words, sentence.tags, strict=True)
    ]
    return Tagged(tuple(w for w, _ in kept if w), tuple(t for w, t in kept if w))


def write_entities(sentences: Iterable[Tagged], path: Path) -> None:
    """Write sentences of tagged words as the tagger's trainer reads them."""
    content = [
        [{"text": word, "ner": tag} for word, tag in zip(one.words, one.tags, strict=True)]
        for one in sentences
    ]
    path.write_text(json.dumps(content, ensure_ascii=False), "utf8")


def spaced(sentence: Tagged, rng: random.Random) -> list[Spaced]:
    """Return a sentence of ANERcorp as print would have it: marks apart, ended by each of STOPS."""
    text, places = written(sentence, rng)
    result: list[Spaced] = []
    tokens: list[str] = []
    spaces: list[bool] = []
    for start, end in places:
        for token in tokenize(text, start, end):
            tokens.append(token.text)
            spaces.append(token.end == len(text) or text[token.end].isspace())
            if token.text in STOPS and spaces[-1]:
                result.append(Spaced(tuple(tokens), tuple(spaces)))
                tokens, spaces = [], []
    if tokens:
        result.append(Spaced(tuple(tokens), tuple(spaces)))
    return result


def read_pud(shared: Path) -> list[list[Spaced]]:
    """Return UD PUD by document, each word with its clitics as one token."""
    documents: list[list[Spaced]] = []
    rows: list[tuple[str, bool]] = []
    for line in [*(shared / "corpora" / PUD).read_text("utf8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            documents.append([])
        elif line[:1].isdigit():
            columns = line.split("\t")
            rows.append((columns[1], "SpaceAfter=No" not in columns[9].split("|")))
        elif not line and rows:
            documents[-1].append(_joined(rows))
            rows = []
    return documents


def _joined(rows: Sequence[tuple[str, bool]]) -> Spaced:
    tokens: list[str] = []
    spaces: list[bool] = []
    for form, space in rows:
        word = simplified(form).text
        if tokens and not spaces[-1] and tokens[-1].isalpha() and word.isalpha():
            tokens[-1] += word
            spaces[-1] = space
        elif word:
            tokens.append(word)
            spaces.append(space)
    return Spaced(tuple(tokens), tuple(spaces))


def paragraphs(sentences: Sequence[Spaced], rng: random.Random) -> Iterator[list[Spaced]]:
    """Yield the sentences in paragraphs of one to five, so that ends inside them are learned."""
    place = 0
    while place < len(sentences):
        size = rng.randint(1, MAX_PARAGRAPH)
        yield list(sentences[place : place + size])
        place += size


def laid_out(group: Sequence[Spaced]) -> tuple[str, str]:
    """Return a paragraph as text, and a label a character: 2 ends a sentence, 1 a token."""
    text, labels = "", ""
    for sentence in group:
        last = len(sentence.tokens) - 1
        for place, (token, space) in enumerate(zip(sentence.tokens, sentence.spaces, strict=True)):
            text += token
            labels += "0" * (len(token) - 1) + ("2" if place == last else "1")
            if space or place == last:
                text += " "
                labels += "0"
    return text.rstrip(), labels[: len(text.rstrip())]


def write_tokens(groups: Sequence[Sequence[Spaced]], stem: Path) -> None:
    """Write STEM.txt, STEM.labels and STEM.conllu as the tokenizer's trainer reads them."""
    laid = [laid_out(group) for group in groups]
    rows = []
    for group in groups:
        for sentence in group:
            for place, token in enumerate(sentence.tokens):
                rows.append(f"{place + 1}\t{token}" + "\t_" * 4 + f"\t{place}\tdep\t_\t_")
            rows.append("")
    stem.with_suffix(".txt").write_text("\n\n".join(t for t, _ in laid) + "\n\n", "utf8")
    stem.with_suffix(".labels").write_text("\n\n".join(s for _, s in laid) + "\n\n", "utf8")
    stem.with_suffix(".conllu").write_text("\n".join(rows) + "\n", "utf8")


def token_groups(shared: Path, seed: int = 7) -> dict[str, list[list[Spaced]]]:
    """Return tokenizer data of ANERcorp and PUD in paragraphs: train, choose and test."""
    rng = random.Random(seed)  # noqa: S311
    entities, pud = entity_split(shared), read_pud(shared)
    eighth = len(pud) // 8
    parts = {
        "train": (entities.train, pud[2 * eighth :]),
        "choose": (entities.choose, pud[:eighth]),
        "test": (entities.test, pud[eighth : 2 * eighth]),
    }
    made = {}
    for name, (tagged, documents) in parts.items():
        sentences = [part for one in tagged for part in spaced(one, rng)]
        groups = list(paragraphs(sentences, rng))
        groups += [document for document in documents if document]
        rng.shuffle(groups)
        made[name] = groups
    return made
