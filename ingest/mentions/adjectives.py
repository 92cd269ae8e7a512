"""What adjectives and the article tell of Arabic forms: only words, another actor, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.annotation import Token
from ingest.arabic import ARTICLE, readings
from ingest.lexicons.files import word_list
from ingest.mention import MentionRole
from ingest.mentions.index import Hit, actor_index, title_index
from ingest.mentions.phrase import LATTER, Phrase, bare

# The West is called by a word for a direction, which most often means a place.
COMPASS_PARTY = "WEST"
# Likewise "international", which is somebody only where it says whose reaction it was.
WORLD_PARTY = "INTERNATIONAL_COMMUNITY"
_PLACES = frozenset({"name", "capital", "region"})
# Bodies that are called by an adjective alone, and what it says of another noun.
_ADJECTIVES = frozenset({"البحريه", "الخارجيه", "الدبلوماسيه"})
# The navy with its noun (القوة البحرية), and the day that a body acts on.
_NOT_DESCRIBED = frozenset({"قوه", "قوات", "وحدات", "يوم"})
_RELATED = "يه"
_DIRECTION = frozenset({"غربي", "وغربي"})
_OWNED = ("ها", "هم", "نا", "اته", "وده", "سته", "ولته", "ارته")  # but نشرته الخارجية
# What joins forces to whom they are of or for: القوات التابعة للناتو.
_LINKED = frozenset({"التابعه", "المواليه", "المدعومه"})
_OF_STATES = "حكوميه"  # القوات الحكومية المدعومة من التحالف
_COALITION, _LED = "تحالف", frozenset({"بقياده", "بزعامه", "برياسه"})
_SAKE = frozenset({"اجل"})  # التحالف من أجل التغيير
_LEADING = frozenset({"يقوده", "تقوده", "يتزعمه", "تتزعمه", "يضم"})
_GUNMEN = ("مسلحون", "مسلحين")
# Before a last name they tell that a place or a school is called so.
_TOWNS = frozenset({"مدينه", "بلده", "ولايه", "جامعه"})
# News agencies, which are no actors: what they bring, and what may stand before whose they are.
_AGENCIES, _NEWS = frozenset({"وكاله", "وكالات"}), frozenset({"انبا", "اخبار"})
_OFFICIAL = frozenset({"الرسميه", "المركزيه", "الوطنيه"})


def of_agency(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a form only names a news agency: وكالة الأنباء السورية, وكالة أنباء البحرين."""
    news = hit.first - 1
    while news > 0 and news >= hit.first - 2 and tokens[news].folded in _OFFICIAL:
        news -= 1
    if news < 1 or hit.prefix or tokens[news].folded.removeprefix(ARTICLE) not in _NEWS:
        return False
    return any(reading.stem in _AGENCIES for reading in readings(tokens[news - 1].folded))


def qualified(hit: Hit, following: Hit | None) -> bool:
    """Say whether a demonym tells which body is meant: التحالف السوري is not التحالف.

    Not so where the form itself has it (الميليشيات الإيرانية), for a patron named inside it.
    """
    return (
        bool(hit.candidates)
        and hit.last - hit.first >= len(hit.form.rest)
        and not hit.form.last_name
        and following is not None
        and following.first == hit.last + 1
        and following.form.role == "demonym"
    )


def of_their_own(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether words behind tell whose others these are: المسلحين الموالين للنظام.

    A coalition that the lexicon does not know by who leads it is another one.
    """
    if not hit.candidates:
        return False
    behind = [token.folded for token in tokens[hit.last + 1 : hit.last + 3]]
    if not behind:
        return False
    if tokens[hit.last].folded.endswith(_COALITION):
        return behind[0] in _LED or (len(behind) > 1 and behind[1] in _LEADING | _SAKE)
    gunmen = hit.first == hit.last and tokens[hit.first].folded.endswith(_GUNMEN)
    return gunmen and behind[0] in word_list("ar", "of_whom")


def only_a_word(tokens: Sequence[Token], hit: Hit, following: Hit | None) -> bool:
    """Say whether a form is only a common word here: الأيام الأخيرة, الساحل الغربي, صور."""
    before = tokens[hit.first - 1].folded if hit.first else ""
    if hit.form.last_name and any(reading.stem in _TOWNS for reading in readings(before)):
        return True  # مدينة أوستن
    if before == "الي" and tokens[hit.first].folded == "جانب":
        return True  # beside
    if hit.form.role == LATTER:
        return not hit.prefix and before not in word_list("ar", "particles")
    if hit.form.role == "demonym" and hit.form.value == WORLD_PARTY:
        # ضغوط دولية come from somebody; القانون الدولي does not.
        reactions = word_list("ar", "reactions")
        return not any(reading.stem in reactions for reading in readings(before))
    if hit.form.role == "region" and hit.first == hit.last:
        # مدينة صور is Tyre; صور alone is pictures.
        stems = {reading.stem for reading in readings(tokens[hit.first].folded)}
        return bool(stems & word_list("ar", "homographs")) and not any(
            reading.stem in word_list("ar", "places") for reading in readings(before)
        )
    if hit.form.role != "demonym" or hit.form.value != COMPASS_PARTY:
        return False
    places = word_list("ar", "places")
    if any(reading.stem in places for reading in readings(before)) or not before:
        return True
    if tokens[hit.first].folded.startswith(ARTICLE):
        # ريف حماة الغربي: the place is told from another of its parts.
        farther = tokens[hit.first - 2].folded if hit.first > 1 else ""
        plain = not before.startswith(ARTICLE)
        return plain and any(reading.stem in places for reading in readings(farther))
    return _towards(tokens, hit, following)


def _towards(tokens: Sequence[Token], hit: Hit, following: Hit | None) -> bool:
    """Say whether an indefinite direction stands before a place: غربي تعز, غربي البلاد."""
    if tokens[hit.first].folded not in _DIRECTION:
        return False  # مصادر غربية are somebody
    behind = hit.last + 1
    while behind < len(tokens) and tokens[behind].text == "#":
        behind += 1
    word = tokens[behind].folded if behind < len(tokens) else ""
    named = following is not None and following.first == behind and not following.prefix
    return (
        word.startswith(ARTICLE)
        or word in word_list("ar", "places")
        or (named and following is not None and following.form.role in _PLACES)
    )


def describes(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a body's name is an adjective here: الملاحة البحرية, علاقاتها الدبلوماسية."""
    before = tokens[position - 1].folded if position else ""
    definite = any(
        r.article and len(r.stem) > 2 and r.stem not in _NOT_DESCRIBED for r in readings(before)
    )
    word = tokens[position].folded
    if word.startswith("و"):  # الحدود البرية والبحرية
        return word[1:] in _ADJECTIVES and definite and before.endswith(_RELATED)
    return word in _ADJECTIVES and (definite or before.endswith(_OWNED))


def governs_nothing(tokens: Sequence[Token], title: Hit, hit: Hit, role: MentionRole) -> bool:
    """Say whether a title that is definite already stands before a name, which it cannot govern.

    شكر الوزير مصر: the minister thanked Egypt; Egypt's minister is وزير مصر or الوزير المصري.
    """
    named = role in (MentionRole.NAME, MentionRole.CAPITAL) and not hit.prefix
    behind = hit.first == title.last + 1
    return named and behind and tokens[title.last].folded.removeprefix("و").startswith(ARTICLE)


def bare_body(tokens: Sequence[Token], chain: Sequence[Hit]) -> list[Phrase]:
    """Give the phrase of a definite body whose state the article leaves to the reader."""
    if chain and chain[0].form.role == "qualifier":
        return bare_body(tokens, chain[1:])  # المدرسة الوطنية للإدارة
    while len(chain) > 1 and chain[0].form.role == "title" and chain[-1].form.role != "title":
        chain = chain[1:]  # المتحدث باسم الوزارة
    if len(chain) > 1 and not chain[1].prefix and _is_part(tokens[chain[0].first].folded):
        return bare_body(tokens, chain[1:])  # مواقع الجيش
    roles = {hit.form.role for hit in chain}
    if "body" not in roles or roles - {"body", "qualifier"} or describes(tokens, chain[0].first):
        return []
    first = tokens[chain[0].first].folded
    definite = any(reading.article for reading in readings(first))
    bodies = [hit for hit in chain if hit.form.role == "body"]
    governed = chain[0].form.rest and tokens[chain[0].last].folded.startswith(ARTICLE)
    governed = governed or _of_body(tokens, bodies)
    owned = len(bodies) == 1 and not bodies[0].form.rest and _needs_owner(first)
    owned = owned or _of_others(tokens, chain[-1])
    return [bare(chain)] if (definite or governed) and not owned else []


def _of_body(tokens: Sequence[Token], bodies: Sequence[Hit]) -> bool:
    """Say whether a body belongs to a definite one: مدفعية الجيش.

    A post or a matter of one (رئاسة الحكومة) is that, and only behind a verb those who hold it.
    """
    if len(bodies) < 2 or not tokens[bodies[-1].last].folded.startswith(ARTICLE):
        return False
    first = bodies[0].first
    if any(r.stem in word_list("ar", "matters_of_bodies") for r in readings(tokens[first].folded)):
        before = tokens[first - 1].folded if first else ""
        return not before or (before.endswith("ت") and not before.endswith("ات"))
    return True


def _is_part(word: str) -> bool:
    """Say whether a word is what a body has at a place, or who speaks for it."""
    return any(reading.stem in word_list("ar", "parts_of_bodies") for reading in readings(word))


def _needs_owner(word: str) -> bool:
    """Say whether a body is a state's only with the state's name beside it: الأمن, الشعب.

    Read alone, these were more often words (the front, security) or another's than of the state
    that the article is about.
    """
    return any(
        reading.article and ARTICLE + reading.stem in word_list("ar", "owned")
        for reading in readings(word)
    )


def _of_others(tokens: Sequence[Token], body: Hit) -> bool:
    """Say whether words behind a body tell whose it is: السلطات الكردية, القوات الموالية لتركيا.

    Forces loyal to the government (للحكومة) are of the state that the article is about, and so is
    a government that another state backs.
    """
    words = [token.folded for token in tokens[body.last + 1 : body.last + 3]]
    if not words or words[0] not in _LINKED:
        return bool(words) and words[0] in word_list("ar", "others")
    owner = body.last + 2 + (words[1:] == ["من"])
    actor = actor_index("ar").at(tokens, owner) if owner < len(tokens) else None
    title = title_index("ar").at(tokens, owner) if actor is not None else None
    named = actor is not None and (title is None or title.last < actor.last)
    forces = body.form.sector == "MIL" and not tokens[body.last].folded.endswith(_OF_STATES)
    return named and forces
