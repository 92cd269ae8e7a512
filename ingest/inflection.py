"""The forms of words: how a lexicon's dictionary form may stand in a text, folded."""

from __future__ import annotations

from collections.abc import Iterator

from graph_schema.folding import fold

_OBJECT_PRONOUNS = ("", "ه", "ها", "هم", "هما", "نا", "ني", "ك")
_POSSESSIVE = ("ه", "ها", "هم", "هما", "نا", "ي", "ك", "كم")
_IMPERFECT = ("ي", "ت", "ن", "ا", "سي", "ست", "سن", "سا")
_WEAK = ("و", "ي", "ا")
_ENGLISH_VOWELS = frozenset("aeiou")
# Verbs of more than one syllable whose last consonant doubles all the same.
_DOUBLING_STEMS = ("mit", "fer", "pel", "cur", "bel", "tor", "hib")


def arabic_verb(perfect: str, imperfect: str) -> frozenset[str]:
    """Give the folded forms of a verb: persons, numbers, moods, future, object pronouns.

    `perfect` and `imperfect` are the third person singular masculine: هاجم, يهاجم.
    """
    return frozenset(arabic_verb_forms(perfect, imperfect))


def arabic_verb_forms(perfect: str, imperfect: str) -> dict[str, bool]:
    """Give the same forms, each with whether it ends in an object pronoun (هاجمتها).

    A form that may be read without a pronoun counts as having none.
    """
    found: dict[str, bool] = {}
    for base in (
        *_past(fold(perfect)),
        *_present(fold(imperfect), hollow=_is_hollow(fold(perfect))),
    ):
        for pronoun in _OBJECT_PRONOUNS:
            # The alef of وا is not written before a pronoun.
            stem = base[:-1] if pronoun and base.endswith("وا") else base
            form = stem + pronoun
            if len(form) > 2:
                found[form] = found.get(form, True) and bool(pronoun)
    return found


def _past(stem: str) -> Iterator[str]:
    for ending in ("", "ت", "وا", "ا", "تا", "نا", "تم"):
        yield stem + ending
    if stem.endswith(("ي", "ا")):
        # التقى: التقت, التقوا, التقاه.
        for ending in ("ت", "وا", "تا", "ا"):
            yield stem[:-1] + ending


def _is_hollow(perfect: str) -> bool:
    return len(perfect) > 2 and perfect[-2] == "ا"


def _present(word: str, *, hollow: bool) -> Iterator[str]:
    root = word[1:] if word[:1] in ("ي", "ت", "ا", "ن") else word
    short = root[:-1] if root[-1:] in _WEAK else root
    for prefix in _IMPERFECT:
        yield prefix + root
        yield prefix + short + "ون"
        yield prefix + short + "وا"
        yield prefix + root + "ان"
        if prefix not in ("ي", "ت"):
            continue
        if short != root:
            yield prefix + short  # لم يلتق
        elif hollow and root[-2:-1] in _WEAK:
            yield prefix + root[:-2] + root[-1]  # لم يزر


def arabic_noun(form: str) -> frozenset[str]:
    """Give the folded forms of a noun, given without the article: bare and with pronouns."""
    return frozenset(arabic_noun_forms(form))


def arabic_noun_forms(form: str) -> dict[str, bool]:
    """Give the same forms, each with whether it ends in a possessive pronoun (دعمها)."""
    base = fold(form)
    before_pronoun = base[:-1] + "ت" if base.endswith("ه") else base
    stems = [before_pronoun]
    if form.endswith("ء"):
        # لقاء: لقائه, لقاؤه.
        stems += [base + "ي", base + "و"]
    found = {stem + pronoun: True for stem in stems for pronoun in _POSSESSIVE}
    return found | {base: False, base + "ا": False}


def english_verb(lemma: str) -> frozenset[str]:
    """Give the forms of a regular English verb; irregular ones are listed in the lexicon."""
    forms = {lemma, _third_person(lemma)}
    if lemma.endswith("e"):
        return frozenset(forms | {lemma + "d", lemma[:-1] + "ing"})
    if lemma.endswith("y") and lemma[-2:-1] not in _ENGLISH_VOWELS:
        return frozenset(forms | {lemma[:-1] + "ied", lemma + "ing"})
    if _doubles(lemma):
        return frozenset(forms | {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"})
    return frozenset(forms | {lemma + "ed", lemma + "ing"})


def english_noun(lemma: str) -> frozenset[str]:
    """Give the singular and the regular plural of an English noun."""
    return frozenset({lemma, english_plural(lemma)})


def english_plural(lemma: str) -> str:
    """Give the regular plural of an English noun: countries, sides."""
    return _third_person(lemma)  # which is formed alike


def _doubles(lemma: str) -> bool:
    """Say whether the last consonant doubles: ban, banned; admit, admitted; not visit."""
    if len(lemma) < 3 or lemma[-1] in "wxyaeiou" or lemma[-2] not in _ENGLISH_VOWELS:
        return False
    if lemma[-3] in _ENGLISH_VOWELS:
        return False
    vowels = sum(letter in _ENGLISH_VOWELS for letter in lemma)
    return vowels == 1 or lemma.endswith(_DOUBLING_STEMS)


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _ENGLISH_VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"
