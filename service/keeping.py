"""What takes long to work out is kept while the graph stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sized
from dataclasses import dataclass
from threading import Condition
from typing import Any, TypeVar, cast

from cachetools import LRUCache, cached

from graph_schema.interfaces import GraphSnapshot

W = TypeVar("W", bound=Sized)
# A part is such as an actor with its rank: some hundred bytes.
MOST_PARTS = 300_000


@dataclass(frozen=True, slots=True)
class _Kept:
    worked_out: Any
    parts: int


class Keeper:
    """Keeps results by the revision that they are of and the question that they answer.

    They have `most` parts together at most; those that were asked for longest ago go first. The
    same question from several threads at once is worked out by one of them.
    """

    def __init__(self, most: int = MOST_PARTS) -> None:
        self._most = most
        keeping: LRUCache[Hashable, _Kept] = LRUCache(most, getsizeof=lambda kept: kept.parts)

        @cached(keeping, key=lambda question, _: question, condition=Condition())
        def kept(_: Hashable, work: Callable[[], _Kept]) -> _Kept:
            return work()

        self._kept = kept

    def __call__(self, graph: GraphSnapshot, question: Hashable, work: Callable[[], W]) -> W:
        """Give what `work` makes of a snapshot, or made before of the same state.

        `question` names all that the result depends on but the state. A result during which the
        graph changed is given and not kept.
        """

        def worked() -> _Kept:
            result = work()
            # More than there is room for is never kept.
            return _Kept(result, len(result) + 1 if graph.settled() else self._most + 1)

        return cast(W, self._kept((graph.revision(), question), worked).worked_out)
