"""The forms of words: how a lexicon's dictionary form may stand in a text, folded."""

from __future__ import annotations

from graph_schema.folding import fold

_OBJECT_PRONOUNS = ("", "ه", "ها", "هم", "هما", "نا", "ني", "ك")
_POSSESSIVE = ("", "ه", "ها", "هم", "هما", "نا", "ي", "ك", "كم")
_IMPERFECT = ("ي", "ت", "ن", "ا", "سي", "ست", "سن", "سا")
_ENGLISH_VOWELS = frozenset("aeiou")


def arabic_verb(perfect: str, imperfect: str) -> frozenset[str]:
    """Give the folded forms of a verb: persons, numbers, future, object pronouns.

    `perfect` and `imperfect` are the third person singular masculine: هاجم, يهاجم.
    """
    past, present = fold(perfect), fold(imperfect)
    forms = set()
    weak = past[:-1] if past.endswith(("ي", "ا")) else None
    for stem, endings in (
        (past, ("", "ت", "وا", "ا", "تا", "نا", "تم")),
        *(((weak, ("ت", "وا", "تا")),) if weak else ()),
    ):
        for ending in endings:
            for pronoun in _OBJECT_PRONOUNS:
                base = stem + ending
                if pronoun and base.endswith("وا"):
                    base = base[:-1]
                forms.add(base + pronoun)
    root = present[1:] if present[:1] in ("ي", "ت", "ا", "ن") else present
    weak_root = root[:-1] if root.endswith(("ي", "ا", "و")) else root
    for prefix in _IMPERFECT:
        for ending, base in (("", root), ("ون", weak_root), ("وا", weak_root), ("ان", root)):
            for pronoun in _OBJECT_PRONOUNS:
                word = prefix + base + ending
                if pronoun and ending == "وا":
                    word = word[:-1]
                forms.add(word + pronoun)
    return frozenset(form for form in forms if len(form) > 2)


def arabic_noun(form: str) -> frozenset[str]:
    """Give the folded forms of a noun, given without the article: bare and with pronouns."""
    base = fold(form)
    forms = {base, base + "ا"}
    before_pronoun = base[:-1] + "ت" if base.endswith("ه") else base
    forms |= {before_pronoun + pronoun for pronoun in _POSSESSIVE if pronoun}
    return frozenset(forms)


def english_verb(lemma: str) -> frozenset[str]:
    """Give the forms of a regular English verb; irregular ones are listed in the lexicon."""
    forms = {lemma, _third_person(lemma)}
    stem = lemma
    if lemma.endswith("e"):
        forms |= {lemma + "d", lemma[:-1] + "ing"}
        return frozenset(forms)
    if lemma.endswith("y") and lemma[-2:-1] not in _ENGLISH_VOWELS:
        forms |= {lemma[:-1] + "ied", lemma + "ing"}
        return frozenset(forms)
    return frozenset(forms | {stem + "ed", stem + "ing"})


def english_noun(lemma: str) -> frozenset[str]:
    """Give the singular and the regular plural of an English noun."""
    return frozenset({lemma, _third_person(lemma)})


def _third_person(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _ENGLISH_VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"
