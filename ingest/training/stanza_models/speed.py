"""Sentences a second and memory of the annotators, text to claims, side by side in one run."""

import json
import re
import subprocess
import sys
import time
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from graph_schema.records import Article
from graph_schema.settings import AnnotatorChoice, ReaderChoice, Settings
from ingest.pipeline import make_extractor
from ingest.segmentation import LexicalAnnotator
from ingest.trained.models import SHIPPED, usable_models
from ingest.training.corpora import ARABIC, news

ARTICLES = 100
ON, OFF = "on", "off"


def speeds(shared: Path, folder: Path) -> dict[str, Any]:
    """Return figures by annotator and reader, each measured in a process of its own.

    The annotators take turns, so that what else the machine does meets all: the rules, Stanza
    with the models that ship, and with those of `folder` where these parse, their dependencies
    left and read.
    """
    taking: list[tuple[AnnotatorChoice, Path, str]] = [
        (AnnotatorChoice.LEXICAL, SHIPPED, OFF),
        (AnnotatorChoice.STANZA, SHIPPED, OFF),
    ]
    if "depparse" in usable_models(folder)["ar"].processors:
        taking += [(AnnotatorChoice.STANZA, folder, one) for one in (OFF, ON)]
    found = {}
    for reader in ReaderChoice:
        for annotator, models, read in taking:
            told = [str(shared), str(models), annotator, reader, read]
            words = [sys.executable, "-m", __name__, *told]
            done = subprocess.run(words, check=True, capture_output=True, text=True)  # noqa: S603
            parser = "" if models == SHIPPED else f"+parser, dependencies {read}"
            found[f"{annotator}+{reader}{parser}"] = json.loads(done.stdout)
    return found


def measure(shared: Path, settings: Settings) -> dict[str, float]:
    """Return sentences, processor seconds and peak memory in megabytes of this process."""
    articles = [
        Article(str(number), "ar", "", text)
        for number, text in enumerate(islice(news(shared, ARABIC), ARTICLES))
    ]
    extractor = make_extractor(settings)
    # What is loaded at first use is no part of the speed.
    extractor.code([replace(articles[0], id="first")])
    begun = time.process_time()
    for article in articles:
        extractor.code([article])
    seconds = time.process_time() - begun
    # Sentences are those of the rules for both.
    sentences = sum(len(one.sentences) for one in LexicalAnnotator().annotate(articles))
    return {
        "sentences": sentences,
        "seconds": round(seconds, 2),
        "sentences_a_second": round(sentences / seconds, 1),
        "megabytes": _peak(),
    }


def _peak() -> float:
    # Not what getrusage says, which a process begins with from the one that started it.
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text("utf8"))
    if found is None:
        raise SystemExit("/proc/self/status: no peak of memory; speed is measured on Linux")
    return round(int(found[1]) / 1024, 1)


if __name__ == "__main__":
    place, installed, chosen, reading, dependencies = sys.argv[1:]
    asked = Settings(
        store="memory:",
        models=Path(installed),
        annotator=AnnotatorChoice(chosen),
        reader=ReaderChoice(reading),
        dependencies=dependencies == ON,
    )
    sys.stdout.write(json.dumps(measure(Path(place), asked)))
