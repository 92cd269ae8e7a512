"""What an article has told so far, and what open phrases mean by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field, replace

from graph_schema.records import Actor
from ingest.identity.judgement import Resolver
from ingest.lexicons.actors import known_actors
from ingest.mention import MentionRole
from ingest.mentions.english_strangers import Told, state_of_stranger
from ingest.mentions.phrase import Phrase
from ingest.mentions.states_words import monarchies

_FIGHTS = "REB"


@dataclass(frozen=True, slots=True)
class StatedOffice:
    """A person with the title that the text gives him; offsets are those of both together."""

    actor: str
    party: str
    title: str
    sentence: int
    start: int
    end: int


@dataclass(slots=True)
class Memory:
    """What the article has told so far: persons by last name, and forms seen of each actor."""

    resolver: Resolver
    language: str
    actors: dict[str, Actor] = field(default_factory=dict)
    forms: dict[str, Counter[str]] = field(default_factory=dict)
    last_names: dict[str, str] = field(default_factory=dict)
    # Known persons whom the article names in full, by a last name that is a nisba too: السوداني.
    nisbas: dict[str, str] = field(default_factory=dict)
    # Those whose names begin with the family's, by it.
    families: dict[str, str] = field(default_factory=dict)
    parties: Counter[str] = field(default_factory=Counter)
    offices: list[StatedOffice] = field(default_factory=list)
    # Titles of whom no name stands beside, with the actor that they serve.
    unnamed: list[StatedOffice] = field(default_factory=list)
    # The state of the first official or person of the sentence, else of the last before it: whose
    # country "his country" is. In «أبلغ الأول الثاني بأن بلاده» it is the first one's.
    acting: str | None = None
    acts_here: bool = False
    # Known persons whom a title makes another state's here, with who they are in this article.
    elsewhere: dict[str, Actor] = field(default_factory=dict)
    # The actor named last: whom "the latter" means.
    last: str | None = None
    # Bodies named with their owner, by their words, and the states named in this sentence and
    # the one before: whose a body without a name is.
    bodies: dict[tuple[frozenset[str], ...], str] = field(default_factory=dict)
    states_here: list[str] = field(default_factory=list)
    # Those of them whose bodies it names: the Singaporean government.
    owners_here: list[str] = field(default_factory=list)
    states_before: list[str] = field(default_factory=list)
    # The state in whose capital an English article is written.
    home: str | None = None
    # What an English article tells of states, sentence by sentence, and its headline does.
    told_by: list[Told] = field(default_factory=list)
    headline: Told = field(default_factory=Told)
    _number: int = 0
    # The actors that this sentence names anywhere.
    told: frozenset[str] = frozenset()
    # The parties that this sentence has named so far: whose "its forces" are.
    named_here: list[str] = field(default_factory=list)
    # The same by the last token of what names them: whose a government right behind is.
    named_at: dict[int, str] = field(default_factory=dict)
    # Organizations named by their own names in this sentence and the one before, in their order.
    groups: list[str] = field(default_factory=list)
    _groups_here: int = 0
    # The states of whose people the article has told that they protest.
    protesters: set[str] = field(default_factory=set)
    # Groups by the kind of noun that opens their names, the one named last as the last.
    heads: dict[str, list[str]] = field(default_factory=dict)

    def begin_sentence(self, number: int, told: Iterable[str]) -> None:
        """Forget what holds inside one sentence only; `told` are the actors of the next one."""
        self._number = number
        self.told = frozenset(told)
        self.acts_here = False
        self.states_before, self.states_here, self.owners_here = self.states_here, [], []
        self.named_here, self.named_at = [], {}
        self.groups = self.groups[self._groups_here :]
        self._groups_here = len(self.groups)

    def near(self) -> list[str]:
        """Give the states named in the sentence before and in this one so far, in their order."""
        return [*self.states_before, *self.states_here]

    @property
    def groups_before(self) -> list[str]:
        """Give the organizations that the sentence before has named."""
        return self.groups[: self._groups_here]

    @property
    def groups_here(self) -> list[str]:
        """Give those that this sentence has named so far."""
        return self.groups[self._groups_here :]

    def main_state(self) -> str | None:
        """Give the state that the article names most; of equals the first by code."""
        states = self._states()
        return min(states, key=lambda p: (-states[p], p), default=None)

    def main_besides(self, some: Set[str]) -> str | None:
        """Give the state that the article names most besides some, if it names none as often."""
        rest = Counter({state: n for state, n in self._states().items() if state not in some})
        (best, times), (_, next_times) = [*rest.most_common(2), ("", 0), ("", 0)][:2]
        return best if times > next_times else None

    def clear_state(self) -> str | None:
        """Give the state that the article names twice and more often than any other, if any."""
        states, best = self._states(), self.main_state()
        others = max((times for state, times in states.items() if state != best), default=0)
        return best if best is not None and states[best] > max(1, others) else None

    def state_of_stranger(self, *, at_home: bool, crowned: bool = False) -> str | None:
        """Give the state of an official whom neither his title nor the lexicon gives one.

        It is where an article is written that tells so before it names another, if he may be
        `at_home`; that of the only body of his sentence (the ministry said that its deputy chief);
        for an English one that for which most speaks; else the one that the article is clearly on,
        else the only one that his sentence names. A `crowned` one is of a monarchy.
        """
        if crowned:
            state = self._voted(at_home=at_home)
            return state if state in monarchies() else None
        if at_home and self.home is not None and self.home in self.states_here[:1]:
            return self.home
        if len(set(self.owners_here)) == 1:
            return self.owners_here[-1]
        voted, others = self._voted(at_home=at_home), self._others()
        state = voted or self.clear_state()
        if state in others or (state is None and others.intersection(self.states_here)):
            return None
        return self.states_here[-1] if state is None and len(set(self.states_here)) == 1 else state

    def rather_acting(self, state: str | None) -> str | None:
        """Give a state, or the one for which most speaks if an English article has it nowhere act.

        Who flew to Paris has a spokesman at home.
        """
        if state is None or not self.told_by:
            return state
        acts = any(state in told.acting for told in self.told_by)
        return state if acts else self._voted(at_home=True) or state

    def _others(self) -> frozenset[str]:
        """Give the states with which an English sentence tells that somebody deals."""
        return self.told_by[self._number].others if self.told_by else frozenset()

    def _voted(self, *, at_home: bool) -> str | None:
        if not self.told_by:
            return None
        acted = Counter(state for told in self.told_by for state in told.acting)
        here, home = self.told_by[self._number], self.home if at_home else None
        before = self.told_by[self._number - 1] if self._number else Told()
        return state_of_stranger(acted, self.headline, before, here, home)

    def _states(self) -> dict[str, int]:
        actors = known_actors().actors
        return {p: times for p, times in self.parties.items() if actors[p].kind == "state"}

    def saw(self, actor: Actor, form: str) -> None:
        self.actors.setdefault(actor.id, actor)
        self.forms.setdefault(actor.id, Counter())[form] += 1


def chosen_of(phrase: Phrase, memory: Memory) -> str | None:
    """Give the actor that a phrase stands for in the article, or None where that stays open."""
    if phrase.role is MentionRole.PRONOUN:
        return memory.last if phrase.latter else memory.acting
    if phrase.bare:
        return memory.main_state()
    if not phrase.candidates:
        return phrase.actor
    named = Counter({f.value: sum(memory.parties[n] for n in f.needs) for f in phrase.candidates})
    (best, count), *others = named.most_common(2)
    if not count:
        return None
    groups = {f.value for f in phrase.candidates if f.value in f.needs}
    near = [one for one in memory.groups if one in groups]
    if near:
        return near[-1]  # the group is the one named last, not the one named most
    if others and others[0][1] == count:
        return _latest(tuple(value for value, times in named.items() if times == count))
    return best


def of_another_fight(phrase: Phrase, memory: Memory) -> bool:
    """Say whether a noun for fighters can hardly mean those whom the article names most.

    The sentence before names others, or the state that they are of is not what is told of.
    """
    actors, chosen = known_actors().actors, chosen_of(phrase, memory)
    if chosen is None or actors[chosen].sector != _FIGHTS or chosen in memory.groups:
        return False
    if any(actors[one].sector == _FIGHTS for one in memory.groups_before):
        return not memory.groups_here
    needs = {need for form in phrase.candidates if form.value == chosen for need in form.needs}
    near = {memory.main_state(), *memory.told, *memory.states_before}
    return memory.parties[chosen] == 0 and needs.isdisjoint(near)


def bearer_of(
    phrase: Phrase, memory: Memory, *, titled: bool, title: Set[str] = frozenset()
) -> str | None:
    """Give the known person whom a last name means: of the party that his title states, if any.

    A `titled` one (Mr. Abbas) is known without his state's name, if all of the name are of one. Of
    several he is meant whom the lexicon calls by the words of his `title`: President Clinton.
    """
    parties = known_actors().actors
    forms = tuple(form.value for form in phrase.candidates)
    if not phrase.actor:
        called = _called(forms, title)
        some = tuple(form for form in phrase.candidates if form.value in called)
        chosen = chosen_of(replace(phrase, candidates=some), memory)
        return _latest(called) if chosen is None and titled else chosen
    return _latest(_called(tuple(p for p in forms if parties[p].party == phrase.actor), title))


def _called(candidates: tuple[str, ...], title: Set[str]) -> tuple[str, ...]:
    """Give those of some persons whose office has most words of a title; all if it tells none."""
    most = {one: _words_of_office(one, title) for one in candidates}
    best = max(most.values(), default=0)
    return tuple(one for one in candidates if most[one] == best) if best else candidates


def _words_of_office(person: str, title: Set[str]) -> int:
    row = known_actors().persons.get(person)
    heads = (
        [part.split(" of ")[0].split(" to ")[0] for part in row.title_en.split(";")] if row else []
    )
    words = [set(head.lower().split()) for head in heads]
    return max((len(one) for one in words if one <= title), default=0)


def _latest(candidates: tuple[str, ...]) -> str | None:
    """Give, of persons of one last name and party, the one last in office; else nobody."""
    known = known_actors()
    if len({known.actors[one].party for one in candidates}) > 1:
        return None
    persons = [one for one in candidates if one in known.persons]
    return max(persons, key=lambda one: (known.persons[one].since, one), default=None)
