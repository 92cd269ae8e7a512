"""How far a cue reaches: where a denial stops, and what a word like without governs."""

from __future__ import annotations

from ingest.arabic import CONJUNCTIONS, LEADING
from ingest.marks import ANY_QUOTES, COMMAS
from ingest.rules.before import skip_particles
from ingest.rules.context import View
from ingest.rules.triggers import Match
from ingest.speech import opens

# How many words may stand between without and its noun: without meddlesome threats.
QUALIFIERS = 2
# How many tokens a remark between two commas may have and still be passed over.
LONGEST_ASIDE = 6
# How many words may stand between أن and its verb.
BEHIND_OPENER = 2
# Behind these stands what happened all the same: denied it while Russia attacked.
_BREAKS = frozenset(
    {"فيما", "بينما", "لكن", "لكنه", "لكنها", "بل", "بعدما", "عندما", "حيث", "علما"}
    | {"but", "while", "although", "though", "whereas", "when", "after", "before"}
)
# What may stand between a cue and the noun that it governs: كف عن, دون أي, عدم وجود.
_LEADS = frozenset({"عن", "في", "من", "علي", "الي", "اي", "ايه"}) | frozenset(
    {"وجود", "تحقق", "حصول", "حدوث", "وقوع", "تورط", "ضلوع", "توصل", "التوصل", "حضور", "تمديد"}
)
_ACCORDING = "وفق"
_THAT = "ان"
_LINKS = frozenset({"and", "or", "but", "nor"})


def hides(view: View, position: int, start: int) -> bool:
    """Say whether a cue and the words that begin at `start` are kept apart by a remark.

    What is told of an actor in passing is no part of what is denied or supposed: نفت إيران التي
    تدعم سوريا; what is told of a report is: نفى التقارير، التي قالت إن.
    """
    if view.hidden(position, start):
        return True
    if view.hidden(start, position):
        first = view.remark.index(view.remark[start])
        return view.over(view.word_before(first)) is not None
    before = skip_particles(view, start)
    told = before > position and "relative" in view.kinds(before)
    return told and view.over(view.word_before(before)) is not None


def opened_by(view: View, last: int, opener: int) -> bool:
    """Say whether a clause word takes up the words that end at a token: يمكن لإيران أن."""
    return all(
        not view.words[n] or view.over(n) is not None or view.words[n] in view.grammar.prepositions
        for n in range(last + 1, opener)
        if view.tokens[n].text not in COMMAS
    )


def stopped(view: View, match: Match, last: int, start: int) -> bool:
    """Say whether a denial that ends at a token stops before the words that begin at `start`.

    It stops at a comma that does not enclose a remark, at another clause (but, while), and at a
    verb joined to it by and, unless it opened a clause before: نفت أنها هاجمت وقصفت.
    """
    opened = False
    position = last + 1
    while position <= start:
        word = view.words[position]
        if view.hidden(position, start) or (not word and _opens_next(view, position)):
            position += 1
            continue
        if view.tokens[position].text in COMMAS:
            close = _aside(view, position, start)
            if close is None:
                return True
            position = close + 1
            continue
        if _bare(view, position) in _BREAKS or _tells_anew(view, position):
            return True
        opened |= opens(_bare(view, position))
        if not opened and _joins_verb(view, match, position, start):
            return True
        position += 1
    return False


def _bare(view: View, position: int) -> str:
    word = view.words[position]
    return word[1:] if view.arabic and word[:1] == "و" and len(word) > 2 else word


def _opens_next(view: View, mark: int) -> bool:
    """Say whether a mark stands before what it does not part: نفى، أنه and نفى التقارير، التي."""
    if mark + 1 == len(view.words):
        return False
    return opens(view.words[mark + 1]) or "relative" in view.kinds(mark + 1)


def _aside(view: View, comma: int, start: int) -> int | None:
    """Give the comma that ends a short remark: نفى الوزير، الاثنين، أن."""
    if comma + 1 >= start or _conjoined(view, comma + 1):
        return None
    for position in range(comma + 2, min(start, comma + 2 + LONGEST_ASIDE)):
        if view.tokens[position].text in COMMAS:
            return None if _conjoined(view, position + 1) else position
    return None


def _conjoined(view: View, position: int) -> bool:
    phrase = view.over(position)
    if phrase is not None and phrase.first == position:
        return phrase.places[0].conjoined
    word = view.words[position]
    return word.startswith("و") if view.arabic else word in _LINKS


def _tells_anew(view: View, position: int) -> bool:
    """Say whether a conjoined word of speech stands at a token: وقال, and said."""
    if not any(act.position == position for act in view.acts):
        return False
    if view.arabic:
        return _conjoined(view, position) and not view.words[position].startswith(_ACCORDING)
    return view.words[position - 1] in _LINKS


def _joins_verb(view: View, match: Match, position: int, start: int) -> bool:
    """Say whether a conjunction at a token leads to a verb of its own."""
    if not view.arabic:
        finite = match.trigger.pos == "verb" or start < match.first
        return view.words[position] in _LINKS and finite and not view.words[start].endswith("ing")
    if position == start == match.first:
        return match.trigger.pos == "verb" and match.prefix.startswith(CONJUNCTIONS)
    if view.over(position) is not None or not view.words[position].startswith(CONJUNCTIONS):
        return False
    verbs = view.grammar.helpers(view.tokens, position)
    # A pronoun at its end is likelier a letter of a noun: وكالة.
    return any(verb.kind != "nominal" and not verb.pronoun for verb in verbs)


def governs(view: View, match: Match, start: int, cue: tuple[int, int], *, verbal: bool) -> bool:
    """Say whether a cue, at the tokens `cue`, governs what states the relation.

    It governs the noun right behind it or the clause that أن opens there: دون أن, بدون دعم. What
    a verb refuses need not be its subject's own act: رفضت العقوبات الأميركية.
    """
    first, last = cue
    before = first < start
    head = start if before else match.first
    if any(
        not view.words[n] and view.tokens[n].text not in ANY_QUOTES for n in range(last + 1, head)
    ):
        return False
    between = [n for n in range(last + 1, head) if view.words[n] and view.over(n) is None]
    if between and view.words[between[0]] == _THAT:
        return len(between) <= 1 + BEHIND_OPENER
    if not view.arabic:
        return _english(view, match, head, [view.words[n] for n in between])
    if head == match.first and match.trigger.pos in ("verb", "deed"):
        return False
    if head != match.first and not (_nominal(view, head) or view.words[head] in _LEADS):
        return False
    words = [view.words[n] for n in between]
    led = match.prefix.endswith(LEADING) or not view.grammar.prepositions.isdisjoint(words)
    own = first == start or (last + 1 < match.first and not _named(view, last, match.first))
    if verbal and not led and not own:
        return False
    return all(word in _LEADS or _nominal(view, n) for n, word in zip(between, words, strict=True))


def _nominal(view: View, position: int) -> bool:
    verbs = view.grammar.helpers(view.tokens, position)
    return any(verb.kind == "nominal" for verb in verbs)


def _named(view: View, first: int, last: int) -> bool:
    return any(first < phrase.first < last for phrase in view.phrases)


def _english(view: View, match: Match, head: int, between: list[str]) -> bool:
    if head != match.first or match.trigger.pos in ("verb", "deed"):
        return view.words[head].endswith("ing") and all(word.endswith("ly") for word in between)
    return len(between) <= QUALIFIERS and not any(
        word in _LINKS or word in view.grammar.prepositions for word in between
    )
