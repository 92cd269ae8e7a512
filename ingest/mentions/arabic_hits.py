"""Arabic forms told apart by the words beside them: في مالي, بالروسية, مجلس الأمن الروسي."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import ANY_QUOTES
from ingest.mentions.arabic_names import may_be_name
from ingest.mentions.given_names import given
from ingest.mentions.index import AMBIGUOUS, Hit, title_index
from ingest.mentions.title_words import of_affairs

# Bodies of many kinds: المجلس is the UN's where that is named, المجلس البلدي is not.
_MANY_KINDS = frozenset(
    {
        *("مجلس", "حركه", "حزب", "منظمه", "وكاله", "محكمه", "جماعه", "اتحاد", "تحالف"),
        *("جامعه", "كنيسه", "ميليشيا", "مليشيا", "ميليشيات", "مليشيات"),
    }
)
_LANGUAGE = frozenset({"لغه"})
_SINGULAR = ("ي", "يه")
_PLURALS = ("ون", "ين")
_OWN_ROLES = frozenset({"name", "capital", "seat", "body"})
# What other states have too: مجلس الأمن الروسي, الكونغرس البيروفي.
_CALLED_ALIKE = frozenset({"name", "seat", "body"})
_NAMES = frozenset({"name", "capital", "demonym"})
# Names of states that are common words too, and the adjective of one that is also that of money.
_ALSO_WORDS = frozenset({"مالي", "بنين"})
_OF_MONEY = frozenset({"المالي", "الماليه"})
_MONEY = frozenset({"للماليه", "والماليه", "بالماليه"})  # وزيرا للمالية
# Behind whom that adjective is the state's: الرئيس المالي, but المدير المالي.
_OFFICIALS = frozenset({"رييس", "وزير", "سفير", "زعيم", "جيش", "برلمان", "حرس", "مجلس"})
_ARMS = frozenset({"قوات", "خارجيه", "رياسه", "حكومه"})
# Before a state's name that is a common word too: a noun would be told of by it.
_BEFORE_NAMES = frozenset({"في", "الي", "مع", "عن", "ضد", "داخل", "نحو", "تجاه", "خارج", "حكومه"})
# A river's course, which but for its last letter looks Hungarian.
_COURSE = "مجرى"
_CARRIERS, _VESSELS = frozenset({"حامله", "حاملات", "حاملتا", "حاملتي"}), frozenset({"الطايرات"})
_HAMZAS = frozenset("أإ")
_PREFIXES = frozenset("وفبكل")


# What a group of Syria's north is called, and a state's army where it is founded or made anew.
_NATIONAL_ARMY = ("جيش", "وطني", "سوري")
_FOUNDING = frozenset({"بنا", "تاسيس", "انشا", "هيكله", "نواه"})
_NEW = frozenset({"الجديد", "المستقبلي"})


def told_apart(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Hit]:
    """Give the hits that are actors or titles where they stand, as long as they reach there.

    An organization or seat takes in the adjective of its own state (شركة غازبروم الروسية), and
    the name of a body that stands before another's adjective is that one's (مجلس الأمن الروسي).
    """
    done: list[Hit] = []
    for number, hit in enumerate(hits):
        before = done[-1] if done and done[-1].last == hit.first - 1 else None
        following = hits[number + 1] if number + 1 < len(hits) else None
        if before is not None and _adjective(tokens, before, hit) and _its_own(before, hit):
            done[-1] = replace(before, last=hit.last)
        elif not (
            _means_nobody(tokens, hit)
            or _first_name(tokens, hit, following)
            or _of_titled(tokens, before, hit)
        ):
            sure = certain(tokens, _founded(tokens, _body(tokens, hit, following)), before)
            if sure is not None:
                done.append(sure)
    return done


def _first_name(tokens: Sequence[Token], hit: Hit, following: Hit | None) -> bool:
    """Say whether a rank without article is the first name before a last one: رائد خوري."""
    word = tokens[hit.first].folded
    if hit.form.role != "title" or hit.first != hit.last or hit.prefix or not given(word):
        return False
    behind = hit.last + 1
    if behind >= len(tokens) or not may_be_name(tokens[behind]):
        return False
    return following is None or following.first != behind or following.form.last_name


def _of_titled(tokens: Sequence[Token], before: Hit | None, hit: Hit) -> bool:
    """Say whether a demonym without article is a name behind a definite title: الأمير تركي."""
    word = tokens[hit.first].folded
    return (
        before is not None
        and before.form.role in ("title", "qualifier")
        and hit.form.role == "demonym"
        and not hit.prefix
        and word.endswith("ي")
        and not word.startswith(ARTICLE)
        and tokens[before.last].folded.startswith(ARTICLE)
    )


def _adjective(tokens: Sequence[Token], noun: Hit, demonym: Hit) -> bool:
    """Say whether a demonym stands right behind a noun, of the same number and definite."""
    word = tokens[demonym.first].folded
    same = word.endswith(_SINGULAR) or (
        word.endswith(_PLURALS) and tokens[noun.last].folded.endswith(word[-2:])
    )
    return (
        demonym.form.role == "demonym"
        and demonym.first == noun.last + 1
        and not demonym.prefix
        and same
        and word.startswith(ARTICLE)
    )


def _its_own(noun: Hit, demonym: Hit) -> bool:
    """Say whether a demonym is that of the actor itself, or of the organization's home state."""
    actor, state = noun.form.value, demonym.form.value
    return noun.form.role in _OWN_ROLES and state in (actor, known_actors().homes.get(actor))


def _body(tokens: Sequence[Token], hit: Hit, following: Hit | None) -> Hit:
    """Give the title of the same words where a state's demonym behind tells whose body it is."""
    if (
        following is None
        or hit.form.role not in _CALLED_ALIKE
        or not _adjective(tokens, hit, following)
        or _its_own(hit, following)
        or known_actors().actors[following.form.value].kind != "state"
    ):
        return hit
    title = title_index("ar").at(tokens, hit.first)
    return title if title is not None and title.last == hit.last else hit


def _founded(tokens: Sequence[Token], hit: Hit) -> Hit:
    """Give the army of Syria's state, which a group is called after, where it is being founded."""
    if hit.last - hit.first + 1 != len(_NATIONAL_ARMY):
        return hit
    words = tuple(token.folded for token in tokens[hit.first : hit.last + 1])
    if any(not word.endswith(own) for word, own in zip(words, _NATIONAL_ARMY, strict=True)):
        return hit
    before = readings(tokens[hit.first - 1].folded) if hit.first else ()
    behind = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    if behind not in _NEW and not any(reading.stem in _FOUNDING for reading in before):
        return hit
    return replace(hit, form=replace(hit.form, role="body", value="SYR", sector="MIL"))


def _of_language(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a demonym names a language: بالروسية, باللغة التركية."""
    if hit.form.role != "demonym" or hit.first != hit.last:
        return False
    word = tokens[hit.first].folded
    before = tokens[hit.first - 1].folded if hit.first else ""
    adverb = hit.prefix.endswith("ب") and word.endswith("يه") and "بال" in word
    return adverb or any(reading.stem in _LANGUAGE for reading in readings(before))


def called_after(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a person's name is that of a place or ship: شارع الحبيب بورقيبة."""
    person = hit.form.role == "person" or hit.form.last_name
    return person and not hit.prefix and behind_place(tokens, hit.first)


def behind_place(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a noun for what is called after persons stands before a token."""
    place = position - 1
    while place > 0 and tokens[place].text in ANY_QUOTES:
        place -= 1
    nouns = tokens[max(0, place - 1) : place + 1]
    if len(nouns) == 2 and nouns[1].folded in _VESSELS:
        return any(reading.stem in _CARRIERS for reading in readings(nouns[0].folded))
    called = word_list("ar", "called_after")
    return bool(nouns) and any(
        reading.stem in called and not reading.article for reading in readings(nouns[-1].folded)
    )


def _of_kind(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether an adjective makes a body that the article would tell of another one."""
    behind = hit.last + 1
    if hit.form.role != AMBIGUOUS or hit.form.rest or behind >= len(tokens):
        return False
    head = any(r.article and r.stem in _MANY_KINDS for r in readings(tokens[hit.first].folded))
    word = tokens[behind].folded
    return head and word.startswith(ARTICLE) and word[2:] in word_list("ar", "kinds")


def _another_word(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether letters that folding makes one show another word: بأول, no باول; مجرى.

    A hamza shows a preposition where a name would have a letter.
    """
    text = tokens[hit.first].text
    if text.endswith(_COURSE) and hit.form.role == "demonym":
        return True
    person = hit.form.role == "person" or hit.form.last_name
    return (
        person
        and not hit.prefix
        and hit.first == hit.last
        and text[:1] in _PREFIXES
        and text[1:2] in _HAMZAS
    )


def certain(tokens: Sequence[Token], hit: Hit, before: Hit | None) -> Hit | None:
    """Give a state's name that is a common word too, sure where its place tells it: في مالي.

    None where an adjective that only looks like the state's (الدعم المالي) tells of something else.
    """
    word = tokens[hit.first].folded
    if hit.form.role != AMBIGUOUS or hit.first != hit.last:
        return hit
    if word in _MONEY:
        return None
    if word in _OF_MONEY:
        owned = before is not None and before.titular and _may_own(tokens, before, word)
        demonym = replace(hit.form, role="demonym", needs=())
        return replace(hit, form=demonym, candidates=()) if owned else None
    if word.removeprefix("و") not in _ALSO_WORDS:
        return hit
    previous = tokens[hit.first - 1].folded if hit.first else ""
    beside = before is not None and before.form.role in _NAMES and hit.prefix == "و"
    placed = not hit.prefix and any(r.stem in _BEFORE_NAMES for r in readings(previous))
    # An adjective has no verb before it: وقالت مالي.
    acts = hit.first == 1 and not hit.prefix and previous.endswith("ت") and len(previous) > 3
    if not (beside or placed or acts):
        return hit
    return replace(hit, form=replace(hit.form, role="name", needs=()), candidates=())


def _may_own(tokens: Sequence[Token], title: Hit, adjective: str) -> bool:
    """Say whether an adjective behind a title is Mali's: الجيش المالي, but not المدير المالي."""
    able = _ARMS if adjective.endswith("ه") else _OFFICIALS
    return any(reading.stem in able for reading in readings(tokens[title.first].folded))


def _is_field(tokens: Sequence[Token], first: int) -> bool:
    """Say whether an office is for whose name begins at a token; an expert in affairs has none."""
    if not of_affairs(tokens, first):
        return False
    affairs = tokens[first - 1].folded
    title = title_index("ar").at(tokens, first - 2) if first > 1 else None
    return affairs.startswith("ل") or (title is not None and title.titular)


def _means_nobody(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a form only tells of a language, a kind or affairs: بالشؤون الأوروبية.

    A body is but the field of an office for its affairs: وزير شؤون الاتحاد الأوروبي.
    """
    before = tokens[hit.first - 1].folded if hit.first else ""
    if not known_actors().is_state(hit.form.value) and _is_field(tokens, hit.first):
        return True
    affairs = hit.form.role == "demonym" and any(
        reading.stem == "شوون" and reading.article for reading in readings(before)
    )
    return (
        affairs
        or _of_language(tokens, hit)
        or _of_kind(tokens, hit)
        or _another_word(tokens, hit)
        or called_after(tokens, hit)
    )
