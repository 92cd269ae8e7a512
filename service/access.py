"""What a request may use of the app: the store and what stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from graph_schema.interfaces import GraphReader, Store
from graph_schema.settings import Settings
from service.keeping import Keeper
from service.keyring import Keyring
from service.metrics import Metrics
from service.pulse import Pulse

# Dependencies that do not touch the store are coroutines: they need no thread of their own.


@dataclass(frozen=True, slots=True)
class Access:
    """The store behind the app. `epoch` differs for each start of the app.

    A store that was deleted and filled again may come to the same revision with other content,
    so tags from before a start are not believed after it.
    """

    store: Store
    epoch: str
    settings: Settings
    metrics: Metrics
    pulse: Pulse
    keyring: Keyring
    keeper: Keeper

    @property
    def reader(self) -> GraphReader:
        """Give the reader of the store."""
        return self.store.reader


async def access(request: Request) -> Access:
    """Give the access that the app was made with."""
    given = request.app.state.access
    assert isinstance(given, Access)  # noqa: S101 - tells the checker; create_app put it there
    return given


AccessTo = Annotated[Access, Depends(access)]
