"""Tells webhooks what comes and goes: signed, tried again, and by one process at a time."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.client import HTTP_PORT, HTTPS_PORT, HTTPConnection, HTTPException
from urllib.parse import SplitResult, urlsplit

from standardwebhooks import Webhook as Signer

from graph_schema.errors import InputRefused, StoreError
from graph_schema.interfaces import Store
from graph_schema.queries import GraphFilter
from graph_schema.settings import Settings
from graph_schema.targets import check_target
from graph_schema.webhooks import HookState, Webhook, Webhooks
from service.answers.live import Batch, batch
from service.shapes.live import Message, MessageData

IDLE_SECONDS = 1.0
LEASE_SECONDS = 120
FIRST_PAUSE, LONGEST_PAUSE = 5, 3_600
CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 15.0
_AT_ONCE = 4
_GONE = 410
_EVERYTHING = GraphFilter()
_log = logging.getLogger(__name__)


class Courier:
    """Tells each webhook of a store the changes it wants, in their order, at least once.

    A message has up to a hundred changes. One that is not taken (any answer but 2xx within 15
    seconds) is tried again, the same changes under the same id, after a pause that doubles from 5
    seconds to an hour; after `webhook_attempts` tries, or at 410 Gone at once, the webhook is
    dead. Of several processes on one store one holds a webhook at a time.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings
        self._hooks = Webhooks(store.registry)
        self._name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"
        self._stop = threading.Event()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Tell, in a thread, while the context lasts; what is on its way at the end is finished."""
        thread = threading.Thread(target=self._run, name="courier")
        thread.start()
        try:
            yield
        finally:
            self._stop.set()
            thread.join()

    def tell_next(self) -> bool:
        """Tell one webhook that is due; gives False when there is none."""
        hook = self._leased()
        if hook is not None:
            self._tell(hook)
        return hook is not None

    def _run(self) -> None:
        free = threading.Semaphore(_AT_ONCE)

        def tell(hook: Webhook) -> None:
            try:
                self._tell(hook)
            except StoreError as error:
                # The lease runs out, and the message is told again.
                _log.warning("a webhook waits for the store: %s", error)
            except Exception:
                _log.exception("webhook %s could not be told", hook.id)
            finally:
                free.release()

        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="courier") as pool:
            while not self._stop.is_set():
                free.acquire()
                hook, pause = None, IDLE_SECONDS
                try:
                    hook = self._leased()
                except StoreError as error:
                    _log.warning("webhooks wait for the store: %s", error)
                except Exception:
                    # Without this thread nobody would be told anything until the next start.
                    _log.exception("webhooks wait, for what is due could not be asked")
                    pause = FIRST_PAUSE
                if hook is None:
                    free.release()
                    self._stop.wait(pause)
                else:
                    pool.submit(tell, hook)

    def _leased(self) -> Webhook | None:
        latest = self._store.reader.changes(0, limit=1).latest
        now = datetime.now(UTC)
        return self._hooks.lease(self._name, now=now, seconds=LEASE_SECONDS, latest=latest)

    def _tell(self, hook: Webhook) -> None:
        told = batch(
            self._store.reader, hook.position, _EVERYTHING, frozenset(hook.events), hook.pending
        )
        taken = replace(
            hook, position=told.position, attempts=0, pending=None, due=None, error=None
        )
        if told.events or told.gap:
            error = self._post(hook, told)
            if error is not None:
                self._hooks.settle(self._failed(hook, told, error), self._name)
                return
            taken = replace(taken, delivered=hook.delivered + 1)
        self._hooks.settle(taken, self._name)

    def _failed(self, hook: Webhook, told: Batch, error: str) -> Webhook:
        attempts = hook.attempts + 1
        dead = attempts >= self._settings.webhook_attempts or error.startswith(str(_GONE))
        pause = min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)
        # Some disorder keeps many webhooks of one receiver from coming back all at once.
        pause += secrets.randbelow(pause // 4 + 1)
        end = ", given up" if dead else ""
        _log.warning("webhook %s: try %d failed%s: %s", hook.id, attempts, end, error)
        return replace(
            hook,
            state=HookState.DEAD if dead else HookState.ACTIVE,
            attempts=attempts,
            pending=told.position,
            due=None if dead else datetime.now(UTC) + timedelta(seconds=pause),
            error=error,
        )

    def _post(self, hook: Webhook, told: Batch) -> str | None:
        """Post a message; gives why it was not taken, or None when it was."""
        now = datetime.now(UTC)
        message_id = f"{hook.id}.{hook.position}-{told.position}"
        data = MessageData(gap=told.gap, changes=list(told.events))
        message = Message(type="graph.changed", timestamp=now, data=data)
        body = message.model_dump_json()
        headers = {
            "Host": urlsplit(hook.url).netloc,
            "Content-Type": "application/json",
            "User-Agent": "actorgraph",
            "webhook-id": message_id,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": Signer(hook.secret).sign(message_id, now, body),
        }
        try:
            address = check_target(hook.url, private=self._settings.webhook_private_targets)
            status = _status_of(hook.url, address, body.encode(), headers)
        except InputRefused as refusal:
            return refusal.reason
        except TimeoutError:
            return f"there was no answer within {ANSWER_SECONDS:g} seconds"
        except (HTTPException, OSError) as error:
            return f"{type(error).__name__}: the target cannot be reached"
        return None if 200 <= status < 300 else f"{status} was the answer"


def _status_of(url: str, address: str, body: bytes, headers: dict[str, str]) -> int:
    """Post to the host of `url` at an address that was found to be allowed; follow nothing.

    Raises TimeoutError when the answer is not there in time, however little comes how often.
    """
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with _connected(parts, address) as reached:
        until = time.monotonic() + ANSWER_SECONDS
        # A byte now and then keeps a socket from timing out.
        end = threading.Timer(ANSWER_SECONDS, _cut, [reached])
        end.start()
        try:
            if isinstance(reached, ssl.SSLSocket):
                reached.do_handshake()
            connection = HTTPConnection(address, HTTP_PORT)
            connection.sock = reached
            connection.request("POST", path, body, headers)
            # What the target answers besides the status is neither read nor kept.
            status = connection.getresponse().status
        finally:
            end.cancel()
        if time.monotonic() >= until:
            # Headers that were cut off look as if they were whole.
            raise TimeoutError
        return status


def _connected(parts: SplitResult, address: str) -> socket.socket:
    """Give a socket to an address; over TLS the name in `parts` is to be proved by a handshake."""
    secure = parts.scheme == "https"
    port = parts.port or (HTTPS_PORT if secure else HTTP_PORT)
    reached = socket.create_connection((address, port), CONNECT_SECONDS)
    reached.settimeout(ANSWER_SECONDS)
    if not secure:
        return reached
    context = ssl.create_default_context()
    return context.wrap_socket(
        reached, server_hostname=parts.hostname, do_handshake_on_connect=False
    )


def _cut(reached: socket.socket) -> None:
    with suppress(OSError):
        # Not the method of an SSL socket, which another thread is reading from.
        socket.socket.shutdown(reached, socket.SHUT_RDWR)
