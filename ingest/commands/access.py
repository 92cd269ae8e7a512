"""Commands on who may ask and who is told: keys and webhooks."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Annotated

import typer

from graph_schema.errors import InputRefused
from graph_schema.keys import Key, Keys, Scope
from graph_schema.records import ChangeKind
from graph_schema.settings import read_settings
from graph_schema.stores import store_of
from graph_schema.targets import check_target
from graph_schema.webhooks import Webhooks
from ingest.commands.terminal import EXIT_REFUSED, lasting, say, say_error

_DAYS = re.compile(r"([1-9][0-9]{0,4})d")


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    keys = typer.Typer(no_args_is_help=True, help="The keys that open the service.")
    keys.command("create")(create_key)
    keys.command("list")(list_keys)
    keys.command("revoke")(revoke_key)
    app.add_typer(keys, name="keys")
    hooks = typer.Typer(no_args_is_help=True, help="Who is told of changes of the graph.")
    hooks.command("add")(add_webhook)
    hooks.command("list")(list_webhooks)
    hooks.command("revive")(revive_webhook)
    hooks.command("remove")(remove_webhook)
    app.add_typer(hooks, name="webhooks")


def create_key(
    name: Annotated[str, typer.Argument(help="What it is for, or whose it is.")],
    scope: Annotated[
        list[Scope] | None, typer.Option(help="What it may do; once for each. Default: read.")
    ] = None,
    expires: Annotated[
        str | None, typer.Option(metavar="DAYS|DAY", help="90d, or 2027-01-31 (UTC).")
    ] = None,
) -> None:
    """Make a key and print it: on standard output, this once.

    From then on the service asks everybody for a key, and may listen on any address.
    """
    settings = lasting(read_settings())
    now = datetime.now(UTC)
    with store_of(settings) as store:
        key, token = Keys(store.registry).create(
            name, scope or [Scope.READ], now=now, expires=_end(expires, now)
        )
    say(f"{key.id}: {', '.join(key.scopes)}; keep it now, it is not shown again:")
    typer.echo(token)


def list_keys() -> None:
    """List keys, also those that open nothing any more: id, state, scopes, made, ends, name."""
    settings = lasting(read_settings())
    now = datetime.now(UTC)
    with store_of(settings, create=False) as store:
        for key in Keys(store.registry).every():
            ends = f"{key.expires:%Y-%m-%d}" if key.expires else "-"
            scopes = ",".join(key.scopes)
            made = f"{key.created:%Y-%m-%d}"
            typer.echo(f"{key.id}  {_state(key, now):<7}  {scopes}  {made}  {ends}  {key.name}")


def revoke_key(
    key_ids: Annotated[list[str], typer.Argument(metavar="KEY_ID...")],
    forget: Annotated[
        bool,
        typer.Option(
            "--forget",
            help="Also take them off the list. A graph without any key is open to this machine.",
        ),
    ] = False,
) -> None:
    """Make keys open nothing; a running service knows within about a second."""
    settings = lasting(read_settings())
    with store_of(settings, create=False) as store:
        keys = Keys(store.registry)
        missing = []
        for key_id in key_ids:
            done = keys.forget(key_id) if forget else keys.revoke(key_id, now=datetime.now(UTC))
            if not done:
                missing.append(key_id)
    _report("revoked", "key", key_ids, missing)


def add_webhook(
    url: Annotated[str, typer.Argument(help="An http or https address of the public network.")],
    event: Annotated[
        list[ChangeKind] | None, typer.Option(help="A kind of change; once for each. Default: all.")
    ] = None,
) -> None:
    """Have changes told to an address, and print the secret that signs them: this once."""
    settings = lasting(read_settings())
    check_target(url, private=settings.webhook_private_targets)
    with store_of(settings) as store:
        latest = store.reader.changes(0, limit=1).latest
        hook = Webhooks(store.registry).add(
            url, event or (), position=latest, now=datetime.now(UTC)
        )
    say(f"{hook.id}: told of {', '.join(hook.events)}; keep its secret now:")
    typer.echo(hook.secret)


def list_webhooks() -> None:
    """List webhooks: id, state, messages taken, tries in vain, address, last error."""
    settings = lasting(read_settings())
    with store_of(settings, create=False) as store:
        for hook in Webhooks(store.registry).every():
            error = f"  {hook.error}" if hook.error else ""
            figures = f"{hook.delivered} taken  {hook.attempts} in vain"
            typer.echo(f"{hook.id}  {hook.state:<6}  {figures}  {hook.url}{error}")


def revive_webhook(
    hook_ids: Annotated[list[str], typer.Argument(metavar="WEBHOOK_ID...")],
) -> None:
    """Let webhooks that were given up be told again, from where that stopped."""
    settings = lasting(read_settings())
    with store_of(settings, create=False) as store:
        hooks, now = Webhooks(store.registry), datetime.now(UTC)
        missing = [hook_id for hook_id in hook_ids if hooks.revive(hook_id, now=now) is None]
    _report("revived", "webhook", hook_ids, missing)


def remove_webhook(
    hook_ids: Annotated[list[str], typer.Argument(metavar="WEBHOOK_ID...")],
) -> None:
    """Remove webhooks; they are told nothing more."""
    settings = lasting(read_settings())
    with store_of(settings, create=False) as store:
        hooks = Webhooks(store.registry)
        missing = [hook_id for hook_id in hook_ids if not hooks.remove(hook_id)]
    _report("removed", "webhook", hook_ids, missing)


def _state(key: Key, now: datetime) -> str:
    if key.revoked is not None:
        return "revoked"
    return "usable" if key.usable(now) else "expired"


def _end(asked: str | None, now: datetime) -> datetime | None:
    if asked is None:
        return None
    days = _DAYS.fullmatch(asked)
    try:
        if days:
            return now + timedelta(days=int(days[1]))
        return datetime.strptime(asked, "%Y-%m-%d").replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise InputRefused("--expires", "must be days like 90d or a day like 2027-01-31") from error


def _report(done: str, what: str, asked: list[str], missing: list[str]) -> None:
    say(f"{len(asked) - len(missing)} {done}")
    for entry_id in missing:
        say_error(f"{entry_id}: no such {what}")
    if missing:
        raise typer.Exit(EXIT_REFUSED)
