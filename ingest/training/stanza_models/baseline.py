"""A linear-chain CRF over spellings: what a tagger without vectors makes of the same sentences."""

from collections.abc import Sequence

import sklearn_crfsuite

from ingest.training.entities import Tagged

AFFIXES = (1, 2, 3, 4)


def features(words: Sequence[str]) -> list[dict[str, str | bool]]:
    """Return what the CRF sees of each word: it, its ends, its kind, and two words on each side."""
    result = []
    for place, word in enumerate(words):
        seen: dict[str, str | bool] = {"word": word, "digit": word[0].isdigit()}
        seen["mark"] = not word[0].isalnum()
        for size in AFFIXES:
            seen[f"begin{size}"], seen[f"end{size}"] = word[:size], word[-size:]
        for step in (-2, -1, 1, 2):
            other = place + step
            inside = 0 <= other < len(words)
            seen[f"word{step}"] = words[other] if inside else "<edge>"
            if inside and abs(step) == 1:
                seen[f"begin{step}"], seen[f"end{step}"] = words[other][:3], words[other][-3:]
        result.append(seen)
    return result


def crf_tags(train: Sequence[Tagged], test: Sequence[Tagged]) -> list[list[str]]:
    """Return the tags that a CRF trained on some sentences gives the others."""
    crf = sklearn_crfsuite.CRF(algorithm="lbfgs", c1=0.1, c2=0.05, max_iterations=120)
    crf.fit([features(one.words) for one in train], [list(one.tags) for one in train])
    return [list(tags) for tags in crf.predict([features(one.words) for one in test])]
