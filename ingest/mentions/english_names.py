"""English names: where one ends, and the names of others that hold a state's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from graph_schema.folding import fold
from ingest.annotation import Sentence, Token
from ingest.lexicons.actors import known_actors
from ingest.lexicons.files import word_list
from ingest.marks import COMMAS, HYPHENS
from ingest.mentions.index import AMBIGUOUS, Hit, actor_index, opens, title_index
from ingest.mentions.phrase import Phrase

MAX_NAME = 4
PARTICLES = frozenset(
    {"al", "el", "bin", "ibn", "de", "der", "van", "von", "da", "dos", "ul", "ad"}
)
# Waters that are called by the state beside them.
_WATERS = frozenset({"gulf", "sea", "bay", "strait", "straits"})
_SPEAKS = frozenset({"speak", "speaks", "spoke", "speaking", "spoken"})
_SPOKEN = frozenset({"speaking", "speaker", "speakers", "language"})
_SITS = frozenset({"based"})
_ONE_OF_THEM = frozenset(
    {"ally", "capital", "city", "country", "kingdom", "nation", "neighbor", "neighbour", "republic"}
    | {"state", "emirate", "monarchy", "power", "partner", "member", "town"}
)
_RUN = frozenset({"controlled", "run"})
_HONORIFICS = frozenset({"ayatollah", "dr", "hojatoleslam", "mr", "mrs", "ms", "sheikh", "sir"})
_LONG = 2  # words between a state's name and the noun of a body
_HALVES = frozenset({"central", "latin", "north", "south"})
_AMERICAS = frozenset({"america", "american", "americans"})
_GROUPS = frozenset({"group", "militia", "movement"})
_STATES = frozenset({"name", "demonym", "capital", "region", AMBIGUOUS})


def of_another_name(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a form is a part of what is called by its actor: China Airlines, Gulf of Oman.

    A given name before it makes it a last name: Michael Jordan, Jack London.
    """
    if hit.form.role not in _STATES or hit.form.last_name:
        return False
    behind = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if behind is not None and behind.text in word_list("en", "called_by_states"):
        return True
    if hit.form.role in ("name", "demonym") and _of_private_body(tokens, hit):
        return True
    called = hit.form.role == AMBIGUOUS and tokens[hit.first].folded == "the"
    if called and tokens[hit.last].text[0].isupper() and behind and may_be_name(behind):
        return True  # "the North Sea", in an article on North Korea
    if tokens[hit.last].text == "West" and behind is not None and behind.text[:1].isupper():
        return title_index("en").at(tokens, hit.last + 1) is None  # West Yorkshire
    before = tokens[hit.first - 1] if hit.first else None
    if before is None:
        return False
    if before.folded in _HALVES and tokens[hit.first].folded in _AMERICAS:
        return True
    if _of_house(tokens, hit):
        return True
    given = before.text in word_list("en", "given_names") and hit.first == hit.last
    of_waters = before.folded == "of" and hit.first > 1 and tokens[hit.first - 2].folded in _WATERS
    return of_waters or (given and hit.form.role != "demonym")


def _of_private_body(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a state's form opens the name of an association or a desk: Iran Business Council.

    A title, an actor or a word in small letters between makes it the state's again.
    """
    words = word_list("en", "private_bodies")
    for place in range(hit.last + 1, min(hit.last + 2 + _LONG, len(tokens))):
        token = tokens[place]
        if token.folded in words:
            return token.text[0].isupper() or (
                place == hit.last + 1 and hit.form.role == "name" and _governed(tokens, hit.first)
            )
        if not (token.is_word and token.text[0].isupper()) or token.folded == "s":
            return False
        if actor_index("en").at(tokens, place) is not None:
            return False
    return False


def _governed(tokens: Sequence[Token], first: int) -> bool:
    """Say whether "of" leads to what begins at a token: head of the Poland desk."""
    before = first - 1 - (first > 0 and tokens[first - 1].folded == "the")
    return before >= 0 and tokens[before].folded == "of"


def _of_house(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a place's form ends a name behind "al-": Fahd al-Sabah; not in al-Sabah."""
    words = [token.folded or token.text for token in tokens[max(0, hit.first - 3) : hit.first]]
    if len(words) < 3 or words[1] not in PARTICLES or words[2] not in HYPHENS:
        return False
    return hit.first == hit.last and may_be_name(tokens[hit.first - 3])


def only_tells_which(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a form only tells where somebody sits, or of which state a party or group is.

    A Kyiv-based analyst, the opposition Labour Party, Gaza's Hamas-run health ministry, the group
    Hamas where the article has named another one. A body is but the field of an office for its
    affairs: the EU affairs minister.
    """
    behind = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    if behind is None:
        return False
    if behind.folded == "affairs" and not known_actors().is_state(hit.form.value):
        return title_index("en").at(tokens, hit.last + 2) is not None
    start = hit.last + 1 + (behind.folded == "s")
    named = actor_index("en").at(tokens, start) if start < len(tokens) else None
    if behind.folded == "s":
        return named is not None and runs(tokens, named.last)
    if hit.form.role == "demonym" and behind.folded in _ONE_OF_THEM:
        return not known_actors().is_state(hit.form.value)  # the West African nation is one of them
    if tokens[hit.last].text == "opposition":
        title = title_index("en").at(tokens, hit.last + 1)
        return title is None and (named is not None or may_be_name(behind))
    if hit.candidates and tokens[hit.last].folded in _GROUPS:
        if named is None:
            return may_be_name(behind)
        # The group Hamas; but the group Israel fights.
        return not known_actors().is_state(named.form.value)
    return _joined(tokens, hit.last, _SITS)


def runs(tokens: Sequence[Token], last: int) -> bool:
    """Say whether who is named up to a token is told to run what follows: Houthi-run."""
    return _joined(tokens, last, _RUN)


def _joined(tokens: Sequence[Token], last: int, words: Set[str]) -> bool:
    behind = [token.folded or token.text for token in tokens[last + 1 : last + 3]]
    return len(behind) == 2 and behind[0] in HYPHENS and behind[1] in words


def given_name(tokens: Sequence[Token], hit: Hit, titles: Mapping[int, Hit]) -> bool:
    """Say whether a title before and a name behind make a state's name a person's: Santiago Peña.

    `titles` are those of the sentence by their last token.
    """
    if hit.form.role not in ("name", "capital", "region") or hit.first != hit.last:
        return False
    title = titles.get(hit.first - 1)
    behind = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    return (
        title is not None
        and (title.form.role == "title" or tokens[title.last].folded in _HONORIFICS)
        and (tokens[title.first].text[0].isupper() or hit.form.role == "region")
        and behind is not None
        and may_be_name(behind)
        and actor_index("en").at(tokens, hit.last + 1) is None
        and title_index("en").at(tokens, hit.last + 1) is None
    )


def of_language(tokens: Sequence[Token], hit: Hit) -> bool:
    """Say whether a demonym is a language: speaks Russian; said in Arabic, Russian-speaking."""
    if hit.form.role != "demonym" or hit.first != hit.last:
        return False
    before = tokens[hit.first - 1].folded if hit.first else ""
    behind = tokens[hit.last + 1] if hit.last + 1 < len(tokens) else None
    ends = behind is None or not (behind.is_word or behind.text in HYPHENS | COMMAS)
    spoken = _joined(tokens, hit.last, _SPOKEN)
    return before in _SPEAKS or spoken or (before == "in" and ends)


def with_longer_names(tokens: Sequence[Token], phrases: Sequence[Phrase]) -> list[Phrase]:
    """Give the phrases, each last name behind which a further name stands as another person's.

    Gen. Carter Ham is no Carter of the lexicon; without a title nobody knows who Graham Platner is.
    """
    firsts = {phrase.first for phrase in phrases}
    done = []
    for phrase in phrases:
        end = _end(tokens, phrase, firsts) if phrase.last_name else None
        if phrase.name is None or end is None:
            done.append(phrase)
        elif phrase.title is not None:
            name = (phrase.name[0], end)
            done.append(replace(phrase, last=end, head=end, name=name, candidates=()))
    return done


def _end(tokens: Sequence[Token], phrase: Phrase, firsts: Set[int]) -> int | None:
    """Give where a name that goes on behind a last name ends; Graham Administration is none."""
    further = phrase.last + 1
    if further >= len(tokens) or tokens[further].folded in word_list("en", "of_persons"):
        return None
    if phrase.name is None or title_index("en").at(tokens, further) is not None:
        return None
    first = phrase.name[0]
    end = name_end(tokens, first, set(firsts - {first}))
    return end if end is not None and end > phrase.last else None


def of_relative(sentence: Sentence, position: int, name: str, taken: Set[int]) -> bool:
    """Say whether another first name stands before a last name at a token: his son Omar Lee.

    `name` is the name of whom the last name alone means. In a headline every word has a capital.
    """
    tokens, before = sentence.tokens, position - 1
    if sentence.in_title or before < 1 or before in taken:
        return False
    own = word_list("en", "honorifics") | set(fold(name).split())
    titled = title_index("en").at(tokens, before) is not None
    other = may_be_name(tokens[before]) and tokens[before].folded not in own
    return other and not titled and not opens(tokens, before)


def name_end(tokens: Sequence[Token], start: int, taken: set[int]) -> int | None:
    """Give the last token of the capitalised name of two or more words at `start`, or None."""
    words, position = 0, start
    while position < len(tokens) and words < MAX_NAME:
        token = tokens[position]
        if position in taken:
            break
        inside = token.text in ("-", ".") or (token.text in "'’" and _elided(tokens, position))
        if inside and position > start and position + 1 < len(tokens):
            position += 1
            continue
        if token.folded in PARTICLES:
            position += 1
            continue
        if not may_be_name(token):
            break
        words += 1
        position += 1
    last = position - 1
    while last >= start and not may_be_name(tokens[last]):
        last -= 1
    return last if words >= 2 else None


def _elided(tokens: Sequence[Token], mark: int) -> bool:
    """Say whether an apostrophe stands inside a name: O'Flanagan, N'Guessan, D'Souza."""
    behind = tokens[mark + 1] if mark + 1 < len(tokens) else None
    joined = tokens[mark - 1].end == tokens[mark].start and len(tokens[mark - 1].text) == 1
    return joined and behind is not None and behind.text[:1].isupper()


def may_be_name(token: Token) -> bool:
    return (
        token.is_word
        and token.text[0].isupper()
        and not (len(token.text) > 3 and token.text.isupper())
        and token.folded not in word_list("en", "not_names")
    )
