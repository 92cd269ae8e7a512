"""Judges what an article states by all that was read in it, not by one sentence and pair alone."""

from ingest.judging.judge import JUDGE, LANGUAGES, Judge, judge
from ingest.judging.look import Look
from ingest.judging.signs import SIGNS, signs, weighable
from ingest.judging.trees import Trees

__all__ = ["JUDGE", "LANGUAGES", "SIGNS", "Judge", "Look", "Trees", "judge", "signs", "weighable"]
