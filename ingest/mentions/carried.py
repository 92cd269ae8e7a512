"""Words that stand for actors of the sentences before: he, وأضاف, both sides, الوزراء.

Words that name two at one place (الكوريتان) are read with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ingest.annotation import Document, Sentence
from ingest.attribution import acts
from ingest.lexicons.actors import known_actors
from ingest.mention import Mention, MentionRole
from ingest.mentions.anaphors import words
from ingest.mentions.antecedents import DOERS, PERSONAL, begins, empty, strangers
from ingest.mentions.arabic_deeds_again import ArabicDeeds
from ingest.mentions.besides import Besides, deed_told
from ingest.mentions.carried_opening import begins_behind
from ingest.mentions.carried_words import head_of, words_at
from ingest.mentions.english_deeds import EnglishDeeds
from ingest.mentions.english_nouns import Nouns
from ingest.mentions.english_owners import of_person
from ingest.mentions.finder import Mentions
from ingest.mentions.first_person import first_person
from ingest.mentions.first_person_stated import speaking, stated_by
from ingest.mentions.going_on import FIRST, going_on, says
from ingest.mentions.meant import Meant
from ingest.mentions.object_pronouns import ObjectPronouns
from ingest.mentions.pairs import ahead_of, fits, listed_pair
from ingest.mentions.several_apart import of_others
from ingest.mentions.subheads import subheads
from ingest.mentions.titles_again import Officials
from ingest.mentions.together import together
from ingest.mentions.together_counted import Counted
from ingest.speech import tells

_PLURAL = ("وا", "ون")
_COUNTRIES = frozenset({"countries", "nations", "states", "الدول"})


def carried(document: Document, mentions: Mentions) -> list[tuple[Mention, ...]]:
    """Give for each sentence the mentions of actors that it does not name but stands words for.

    A word that stands for several actors gives as many mentions at one place. Whoever is not
    clear from the sentence before is left out.
    """
    language = document.article.language
    english = language == "en"
    counted = None if english else Counted(mentions.by_sentence)
    before, officials = Meant(language, mentions.by_sentence, counted), Officials(language)
    deeds = EnglishDeeds() if english else ArabicDeeds()
    nouns = Nouns(mentions.by_sentence) if english else None
    objects, besides = None if english else ObjectPronouns(), Besides()
    stated = stated_by(document, mentions.by_sentence)
    found = []
    headings = subheads(document)
    for number, (sentence, here) in enumerate(
        zip(document.sentences, mentions.by_sentence, strict=True)
    ):
        tokens = sentence.tokens
        again = [
            _named(sentence, first, last, party, party)
            for first, last, party in (nouns.meant(sentence, here) if nouns else ())
        ]
        human = before.by("one", "he", opens=False) if english else ()
        his = [
            _mention(sentence, first, last, who)
            if first == last
            else _named(sentence, first, last, who.party, who.party)
            for first, last, who in (
                of_person(sentence, here, human, before.just_named) if english else ()
            )
        ]
        both = list(together(tokens, language))
        spoken = [
            _mention(sentence, first, last, who)
            for first, last, many in _places(sentence, here, language)
            if not any(start <= last and first <= end for start, end, _ in both)
            for who in _meant(sentence, here, first, last, many, before)
            or besides.pair(many, head_of(tokens, first, last, many), here)
        ]
        again = [m for m in again if m.first not in {one.first for one in spoken}]
        several = [
            _named(sentence, first, last, party, party)
            for first, last, parties in both
            for party in parties
        ]
        done = {m.last + 1 for m in spoken if tells(tokens[m.last].folded, language)}
        done |= {m.first for m in (*spoken, *several)}
        titled = [
            _mention(sentence, first, last, who)
            for first, last, who in officials.meant(sentence, here)
            if first not in done  # وقال الوزير is one
        ]
        spoken += [m for m in titled if _speaks(sentence, m, language)]
        ours = _ours(sentence, here, spoken, before, language)
        ours += _stating(sentence, (*here, *spoken, *ours), stated, before)
        rest = [m for m in titled if m not in spoken]
        more = (*spoken, *again, *several, *his, *rest, *ours)
        done_again = [
            _mention(sentence, first, last, who)
            for first, last, who in deeds.meant(sentence, here, more)
        ]
        if objects is not None:
            done_again += [
                _mention(sentence, first, last, who)
                for first, last, who in (
                    *objects.meant(sentence, here, (*more, *done_again)),
                    *besides.neighbours(sentence, here),
                    *deed_told(tokens, here, before.spoke),
                )
            ]
            objects.remember(sentence, here, (*more, *done_again))
        if isinstance(deeds, EnglishDeeds):
            answers = deeds.answers(sentence, done_again)
            spoken = [_answering(sentence, m, answers) for m in spoken]
        found.append((*spoken, *more[len(spoken) :], *done_again))
        besides.remember(here, more)
        # Who is only told of changes nothing of who is meant next.
        if number not in headings:
            before.remember(sentence, here, (*spoken, *again, *(m for m in his if m.first == 0)))
        if human and any(m.party == human[0].party for m in his):
            before.tells_of(human)
        officials.remember(sentence, here)
        deeds.remember(sentence, here, more)
        if nouns:
            nouns.remember(sentence, here, again, spoken)
    return found


def _answering(sentence: Sentence, mention: Mention, answers: Mapping[int, str]) -> Mention:
    """Give a mention, or that of whom its word means as the one who answers a charge."""
    party = answers.get(mention.first)
    if party is None:
        return mention
    return _named(sentence, mention.first, mention.last, party, party)


def _mention(sentence: Sentence, first: int, last: int, who: Mention) -> Mention:
    word = sentence.tokens[last].folded
    of_states = any(_of_states(token.folded) for token in sentence.tokens[first : last + 1])
    if word in words("en", "firms") or (of_states and known_actors().is_state(who.party)):
        return _named(sentence, first, last, who.party, who.party)
    return _named(sentence, first, last, who.actor, who.party, who.sector)


def _of_states(word: str) -> bool:
    """Say whether a word stands for states and not for who speaks for them: البلدان."""
    return word in _COUNTRIES or word.endswith(("البلدان", "البلدين", "الدولتان", "الدولتين"))


def _named(
    sentence: Sentence, first: int, last: int, actor: str, party: str, sector: str | None = None
) -> Mention:
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    return Mention(first, last, start, end, first, actor, party, MentionRole.PRONOUN, sector)


def _speaks(sentence: Sentence, mention: Mention, language: str) -> bool:
    """Say whether a word of speech is a carried mention or stands beside it: he said, وقال."""
    tokens = sentence.tokens
    words = [tokens[mention.first], *tokens[mention.last + 1 : mention.last + 2]]
    words += tokens[max(0, mention.first - 1) : mention.first]
    return any(tells(token.folded, language) for token in words)


def _stating(
    sentence: Sentence, taken: Sequence[Mention], stated: Sequence[Mention], before: Meant
) -> list[Mention]:
    """Give the mentions of those whose statement the text is that are "we" and "I" in it."""
    if not stated or sentence.in_title:
        return []
    done = {n for m in taken for n in range(m.first, m.last + 1)}
    named = {m.party for m in taken}  # We, the ministers of Norway and Chad
    return [
        _mention(sentence, first, last, who)
        for first, last in speaking(sentence.tokens, inside=before.quoting)
        if done.isdisjoint(range(first, last + 1))
        for who in stated
        if who.party not in named
    ]


def _ours(
    sentence: Sentence,
    here: Sequence[Mention],
    carried: Sequence[Mention],
    before: Meant,
    language: str,
) -> list[Mention]:
    """Give the mentions of who speaks that are "we" and "us" in what he is quoted with.

    Only of whoever the nearest word of speech has for its subject, or of who goes on with the
    quotation of the sentence before; in a quotation of nobody known they are nobody.
    """
    tokens, taken = sentence.tokens, {n for m in (*here, *carried) for n in (m.first, m.last)}
    places = [
        (first, last)
        for first, last in first_person(tokens, language, inside=before.quoting)
        if taken.isdisjoint(range(first, last + 1))
    ]
    if not places:
        return []
    said = {act.position: act.speaker for act in acts(sentence, here, language)}
    telling = [n for n, token in enumerate(tokens) if tells(token.folded, language)]
    speaking = [m for m in carried if _speaks(sentence, m, language)]
    found = []
    for first, last in places:
        nearest = next((n for n in reversed(telling) if n < first), None)
        if nearest is None:
            nearest = next((n for n in telling if n > last), None)
        if nearest is not None:
            who = said.get(nearest)
            close = (m for m in speaking if m.first - 1 <= nearest <= m.last + 1)
            who = who if who is not None else next(close, None)
        else:
            who = next(iter(before.spoke), None) if before.quoting else None
        if who is not None:
            found.append(_mention(sentence, first, last, who))
    return found


def _places(
    sentence: Sentence, here: Sequence[Mention], language: str
) -> Iterator[tuple[int, int, str]]:
    """Give first token, last token and number of each word that stands for actors before."""
    tokens = sentence.tokens
    taken = {n for mention in here for n in range(mention.first, mention.last + 1)}
    told = {m.first for m in here if m.role is MentionRole.DEMONYM}  # الوزيران التركي والقطري
    inside = told if language == "en" else set()  # the two Arab states
    if language == "ar" and (verb := going_on(sentence, here)) is not None:
        stated = says(tokens, verb)
        many = "several" if tokens[verb].folded.endswith(_PLURAL) else "one"
        yield verb, verb, "statement" if stated else many
    pronoun, done = False, -1
    for position in range(len(tokens)):
        if position in taken or position <= done:
            continue
        for number, last in words_at(tokens, position, language):
            if number == "speaker":
                continue
            if language == "ar" and (last + 1 in told or of_others(tokens, position, last, number)):
                continue
            ahead = ahead_of(tokens, here, position, language)
            counted = number.startswith("two") or number.isdigit()
            enough = int(number) if number.isdigit() and language == "ar" else 2
            listed = language == "en" and number == "two" and listed_pair(tokens, ahead)
            if counted and len({m.party for m in ahead}) >= enough and not listed:
                continue
            if not (taken - inside).isdisjoint(range(position, last + 1)):
                continue
            if language == "en" and last == position and not counted:
                word = tokens[position].folded
                said = (
                    tokens[position + 1].folded in words("en", "said")
                    if position + 1 < len(tokens)
                    else False
                )
                far = word in PERSONAL and not any(m.role in DOERS for m in ahead)
                # "Macron insisted he told ..." is of whom the sentence itself names.
                own = word in PERSONAL and not far and tokens[position - 1].is_word
                opens = begins(tokens, position) or begins_behind(tokens, position)
                if pronoun or own or (ahead and not said and not far):
                    continue
                pronoun = True
                if word == "it" and empty(tokens, position):
                    continue
                if not said and (not opens or _another(sentence, here, position)):
                    continue
            yield position, last, number
            done = last
            break


def _meant(
    sentence: Sentence, here: Sequence[Mention], first: int, last: int, number: str, before: Meant
) -> tuple[Mention, ...]:
    """Give who is meant by a word: the two that its sentence lists before, else those of before."""
    tokens = sentence.tokens
    ahead = ahead_of(tokens, here, first, before.language)
    if number == "two" and len({m.party for m in ahead}) > 1:
        listed = listed_pair(tokens, ahead)
        return listed if fits(listed, tokens[last].folded) else ()
    return before.by(number, head_of(tokens, first, last, number), opens=first <= FIRST)


def _another(sentence: Sentence, here: Sequence[Mention], position: int) -> bool:
    """Say whether the sentence has somebody else before an English pronoun: doctors said they."""
    speaks = any(tells(token.folded, "en") for token in sentence.tokens[:position])
    return speaks or any(number < position for number in strangers(sentence, here))
