"""What an article has told so far, and what open phrases mean by it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from dataclasses import dataclass, field

from graph_schema.records import Actor
from ingest.identity.judgement import Resolver
from ingest.lexicons.actors import known_actors
from ingest.mention import MentionRole
from ingest.mentions.phrase import Phrase


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
    # The parties that this sentence has named so far: whose "its forces" are.
    named_here: list[str] = field(default_factory=list)
    # The same by the last token of what names them: whose a government right behind is.
    named_at: dict[int, str] = field(default_factory=dict)
    # Organizations named by their own names in this sentence and the one before, in their order.
    groups: list[str] = field(default_factory=list)
    _groups_here: int = 0
    # Groups by the kind of noun that opens their names, the one named last as the last.
    heads: dict[str, list[str]] = field(default_factory=dict)

    def begin_sentence(self) -> None:
        """Forget what holds inside one sentence only."""
        self.acts_here = False
        self.states_before, self.states_here, self.owners_here = self.states_here, [], []
        self.named_here, self.named_at = [], {}
        self.groups = self.groups[self._groups_here :]
        self._groups_here = len(self.groups)

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

    def state_of_stranger(self) -> str | None:
        """Give the state of an official whom neither his title nor the lexicon gives one.

        It is that of the only body of his sentence (the ministry said that its deputy chief), else
        the one that the article is clearly on, else the only one that his sentence names.
        """
        if len(set(self.owners_here)) == 1:
            return self.owners_here[-1]
        state = self.clear_state()
        return self.states_here[-1] if state is None and len(set(self.states_here)) == 1 else state

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


def bearer_of(phrase: Phrase, memory: Memory, *, titled: bool) -> str | None:
    """Give the known person whom a last name means: of the party that his title states, if any.

    A `titled` one (Mr. Abbas) is known without his state's name, if all of the name are of one.
    """
    parties = known_actors().actors
    if not phrase.actor:
        chosen = chosen_of(phrase, memory)
        if chosen is None and titled:
            chosen = _latest(tuple(form.value for form in phrase.candidates))
        return chosen
    able = (form.value for form in phrase.candidates)
    return _latest(tuple(one for one in able if parties[one].party == phrase.actor))


def _latest(candidates: tuple[str, ...]) -> str | None:
    """Give, of persons of one last name and party, the one last in office; else nobody."""
    known = known_actors()
    if len({known.actors[one].party for one in candidates}) > 1:
        return None
    persons = [one for one in candidates if one in known.persons]
    return max(persons, key=lambda one: (known.persons[one].since, one), default=None)
