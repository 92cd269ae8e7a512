"""Last names that stand alone: of the person whom the article introduced by them."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from graph_schema.folding import fold
from graph_schema.language import language_of
from graph_schema.records import Actor
from ingest.annotation import Sentence, Token
from ingest.arabic import ARTICLE, readings, without_conjunction
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.mention import Mention, MentionRole
from ingest.mentions import arabic_names, english_names
from ingest.mentions.arabic_hits import behind_place, called_after
from ingest.mentions.index import title_index
from ingest.mentions.memory import Memory
from ingest.mentions.phrase import NOBODY, Phrase, hits_of

# Parts of a name that do not tell one person from another.
_LINKS = frozenset({"بن", "ابن", "ابو", "ابي", "عبد", "ال", "ذو", "al", "el", "bin", "de", "van"})
_PARTICLES = frozenset({"al", "el"})
_OF_NAMES = _PARTICLES | {"bin", "ibn", "bint"}
_HAMZA = "ء"
# Begins آبي, which is no father of somebody.
_HAMZA_LONG = frozenset("آ")
_TWO_WORDS = frozenset({"عبد"})
# Of تقي الدين and نصر الله: words of their own when they stand alone.
_OF_FAITH = frozenset({"الدين", "الله"})
# First names that are words too, before these: صدام مع الشرطة, لولا أن; also في صدام.
_ALSO_WORDS = {"صدام": ("مع", "بين"), "لولا": ("ان", "هذا", "هذه", "ذلك", "ما")}
_INTO = ("في", "الي")
# What ends a noun that is somebody's: نظيره السوداني.
_TO = ("لل", "بال", "كال")
_OWNED = ("ه", "ها", "هم", "هما")
_MAY_BE_NAME = {"ar": arabic_names.may_be_name, "en": english_names.may_be_name}


def mention_of(sentence: Sentence, phrase: Phrase, actor: Actor) -> Mention:
    tokens = sentence.tokens
    return Mention(
        phrase.first,
        phrase.last,
        tokens[phrase.first].start,
        tokens[phrase.last].end,
        phrase.head,
        actor.id,
        actor.party,
        phrase.role,
        phrase.sector or actor.sector,
    )


def name_keys(name: str) -> tuple[str, ...]:
    """Give the folded last names that may stand for a person later: with particle, without."""
    words = fold(name).split()
    if len(words) < 2:
        return ()
    last = words[-1]
    if len(last) < 3:
        return ()
    if last in _OF_FAITH:
        return (f"{words[-2]} {last}",) if len(words) > 2 else ()
    keys = [last]
    if last.startswith("ال") and len(last) > 4:
        keys.append(last[2:])
    if words[-2] in _LINKS:
        # "Sissi" alone is el-Sissi, while بن سلمان is told from every other سلمان.
        keys = [f"{words[-2]} {last}", *([last] if words[-2] in _PARTICLES else [])]
    return tuple(keys)


def honoured(tokens: Sequence[Token], name: tuple[int, int]) -> str | None:
    """Give the folded form of address and first name that a person is introduced with, if any.

    Who is Prince Faisal bin Farhan is Prince Faisal later, and الأمير فيصل بن فرحان is الأمير فيصل.
    """
    forms, first = word_list("en", "honorifics") | word_list("ar", "honorifics"), name[0]
    first += tokens[first].folded in forms and first < name[1]
    place = first - 1
    if (
        place > 0
        and tokens[place].folded.startswith(ARTICLE)
        and not _address(tokens[place].folded)
    ):
        place -= 1  # الأمير الأردني حسن
    before = _address(tokens[place].folded) if place >= 0 else None
    return f"{before} {_first_name(tokens, first)[0]}" if before else None


def _address(word: str) -> str | None:
    """Give a form of address without what is written with it: والأمير."""
    if word in word_list("en", "honorifics"):
        return word
    forms = (ARTICLE + reading.stem for reading in readings(word) if reading.article)
    return next((form for form in forms if form in word_list("ar", "honorifics")), None)


def _first_name(tokens: Sequence[Token], first: int) -> tuple[str, int]:
    """Give a first name as one folded word, and its last token: عبد الله is عبدالله."""
    word = tokens[first].folded
    if word in _TWO_WORDS and first + 1 < len(tokens):
        return word + tokens[first + 1].folded, first + 1
    return word, first


def family_key(name: str) -> str | None:
    """Give the folded first word of a name by which a person is called: Wang Yi, شي جين بينغ.

    It is the family's, or one that is known without any other: تميم.
    """
    words = fold(name).split()
    if words and words[0] in word_list("ar", "honorifics"):
        words = words[1:]  # الشيخ تميم بن حمد
    families = word_list(language_of(name) or "en", "family_first")
    families |= word_list("ar", "called_by_first")
    return words[0] if len(words) > 1 and words[0] in families else None


def later_names(
    sentence: Sentence, mentions: Sequence[Mention], memory: Memory, language: str
) -> list[Mention]:
    taken = {n for mention in mentions for n in range(mention.first, mention.last + 1)}
    persons = {mention.last for mention in mentions if mention.role is MentionRole.PERSON}
    found = []
    for position, token in enumerate(sentence.tokens):
        if position in taken or not token.is_word:
            continue
        actor_id, last = _by_last_name(sentence.tokens, position, memory, language, taken)
        if actor_id is None and language == "ar":
            actor_id = _by_word(sentence.tokens, position, memory, joined=position - 1 in persons)
        if actor_id is None or last in taken:
            continue
        name = memory.actors[actor_id].name
        if language == "en" and english_names.of_relative(sentence, position, name, taken):
            continue
        if language == "en" or not (
            _of_nobody(sentence.tokens, position) or _of_place(sentence.tokens, position)
        ):
            phrase = Phrase(position, last, last, "", MentionRole.PERSON, name=(position, last))
            found.append(mention_of(sentence, phrase, memory.actors[actor_id]))
            persons.add(last)
    return found


def _of_place(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a word is of a name that a place has: معهد حسين الحوثي."""
    names = (hit for hit in hits_of(tuple(tokens), "ar") if hit.first <= position <= hit.last)
    return behind_place(tokens, position) or any(called_after(tokens, hit) for hit in names)


def _of_nobody(tokens: Sequence[Token], position: int) -> bool:
    """Say whether words mean nobody, although one is a last name: مشار إليه."""
    hit = title_index("ar").at(tokens, position)
    return hit is not None and hit.form.role == NOBODY


def _by_last_name(
    tokens: Sequence[Token],
    position: int,
    memory: Memory,
    language: str,
    taken: Set[int] = frozenset(),
) -> tuple[str | None, int]:
    """Give the person whom the words at a place mean, and their last token.

    A name of somebody else, whose tokens are `taken`, does not go on with it.
    """
    token = tokens[position]
    if language == "en" and not token.text[0].isupper():
        return None, position
    following = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    words = [token.folded]
    if language == "ar":
        words += [r.stem for r in readings(token.folded) if r.prefix and not r.article]
    if following and (address := _address(token.folded)):
        first, end = _first_name(tokens, position + 1)
        actor = memory.last_names.get(f"{address} {first}")
        if actor and not _called_more(tokens, end, language):
            return actor, end
    stop = word_list(language, "not_names")
    for word in words:
        if (word in stop and following not in _OF_FAITH) or token.text == "على":
            continue
        linked = word in _LINKS and not _HAMZA_LONG.intersection(token.text[:2])
        if linked or following in _OF_FAITH:
            actor = memory.last_names.get(f"{word} {following}")
            if actor:
                return actor, position + 1
        elif actor := memory.last_names.get(word):
            return actor, position
        actor = memory.families.get(word)
        if actor and not _goes_on(tokens, position, language, taken):
            return actor, position
    return None, position


def _by_word(tokens: Sequence[Token], position: int, memory: Memory, *, joined: bool) -> str | None:
    """Give the person whose last name is a common word, where he speaks or is joined to another.

    «وقال غني» and «كير ومشار» are persons whom the article has introduced; «مشار» is a word.
    """
    word = tokens[position].folded
    before = tokens[position - 1].folded if position else ""
    if not joined and without_conjunction(before) not in word_list("ar", "tells"):
        return None
    names = [r.stem for r in readings(word) if r.prefix == "و"] if joined else [word]
    return next((memory.last_names[name] for name in names if name in memory.last_names), None)


def _goes_on(
    tokens: Sequence[Token], position: int, language: str, taken: Set[int] = frozenset()
) -> bool:
    """Say whether a family's name may begin another name, or is another word: Wang Ping, شيء."""
    if tokens[position].text.endswith(_HAMZA) or _also_word(tokens, position):
        return True
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or not following.is_word or position + 1 in taken:
        return False
    return _MAY_BE_NAME[language](following)


def _also_word(tokens: Sequence[Token], position: int) -> bool:
    """Say whether a first name is a word here: الدخول في صدام."""
    word = without_conjunction(tokens[position].folded)
    behind = tokens[position + 1].folded if position + 1 < len(tokens) else ""
    before = tokens[position - 1].folded if position else ""
    forms = _ALSO_WORDS.get(word, ())
    return behind in forms or (bool(forms) and before in _INTO)


def nisbas_of(phrase: Phrase) -> dict[str, str]:
    """Give the known person of a whole name by its last word, folded, if this may be a nisba."""
    known = known_actors().persons.get(phrase.known_person or "")
    last = fold(known.name_ar).split()[-1] if known is not None and known.name_ar else ""
    able = last.startswith(ARTICLE) and last.endswith("ي") and not phrase.last_name
    return {last: known_person} if able and (known_person := phrase.known_person) else {}


def called_by_nisba(tokens: Sequence[Token], phrase: Phrase, memory: Memory) -> Phrase:
    """Give the person whom a nisba that describes no noun means: استقبل السوداني السفير."""
    if phrase.role not in (MentionRole.DEMONYM, MentionRole.BODY):
        return phrase
    word = tokens[phrase.last].folded
    forms = [word, *(ARTICLE + r.stem for r in readings(word) if r.article)]
    person = next((memory.nisbas[form] for form in forms if form in memory.nisbas), None)
    before = tokens[phrase.last - 1] if phrase.last else None
    described = before is not None and (
        any(reading.article for reading in readings(before.folded)) or before.text.endswith(_OWNED)
    )
    described = described and not word.startswith(_TO)  # أبلغ الوفد للسوداني
    if person is None or described:
        return phrase
    if phrase.role is MentionRole.BODY:  # حكومة السوداني
        return replace(phrase, actor=known_actors().actors[person].party)
    name = (phrase.first, phrase.last)
    return replace(
        phrase, role=MentionRole.PERSON, known_person=person, actor="", name=name, plain=False
    )


def _called_more(tokens: Sequence[Token], position: int, language: str) -> bool:
    """Say whether a first name goes on as another's: Prince Faisal bin Salman."""
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if following is None or not following.is_word:
        return False
    return following.folded in _OF_NAMES or _MAY_BE_NAME[language](following)


def introduced(sentence: Sentence, phrase: Phrase, memory: Memory) -> Actor | None:
    """Give the person whom the article named before by a last name that known persons bear too.

    One of the known, if the article named him; a title of another party tells that it is no one
    named before.
    """
    if not phrase.last_name and not (phrase.candidates and phrase.role is MentionRole.PERSON):
        return None
    able = [memory.actors[form.value] for form in phrase.candidates if form.value in memory.actors]
    first = phrase.name[0] if phrase.name else phrase.first
    language = language_of(sentence.tokens[first].text) or "en"
    actor_id, last = _by_last_name(sentence.tokens, first, memory, language)
    if actor_id is not None and last == (phrase.name or (first, phrase.last))[1]:
        able.append(memory.actors[actor_id])
    return next((one for one in able if phrase.actor in ("", one.party)), None)


def part_of_name(sentence: Sentence, phrase: Phrase, language: str) -> bool:
    """Say whether a first name stands before a last name, so that it is somebody else's."""
    before = sentence.tokens[phrase.first - 1] if phrase.first else None
    if before is None or not before.is_word:
        return False
    return _MAY_BE_NAME[language](before)
