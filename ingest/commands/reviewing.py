"""Commands on reviews: which actors are one, which claims are right, and gold made of that."""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from graph_schema.errors import FilterError, InputRefused, ReviewRefused, SettingsError
from graph_schema.interfaces import Store
from graph_schema.meaning import Meant, meaning
from graph_schema.reviewing import claim_as_read, claims_with
from graph_schema.reviews import (
    Correctness,
    Sameness,
    every_judgement,
    every_verdict,
    judged,
    ruled,
)
from graph_schema.settings import read_settings
from graph_schema.stores import store_of
from ingest.commands.terminal import Refusals, lasting, progress, say, writing
from ingest.gold import gold_documents

MAX_LINE = 200

One = Annotated[str, typer.Argument(metavar="ONE", help="The id, code or name of an actor.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The id, code or name of another.")]
Claims = Annotated[list[str], typer.Argument(metavar="CLAIM_ID...", help="The ids of claims.")]
By = Annotated[str | None, typer.Option(help="Who judges; else the user of this machine.")]
Reason = Annotated[str | None, typer.Option(help="Why, in one line.")]


def register(app: typer.Typer) -> None:
    """Add these commands to the program."""
    group = typer.Typer(
        no_args_is_help=True,
        help="Judge which actors are one and which claims are right; undo it; make gold of it.",
    )
    for command in (same, different, unsure, right, wrong, undo):
        group.command()(command)
    group.command("list")(list_reviews)
    group.command()(gold)
    app.add_typer(group, name="review")


def same(one: One, other: Other, by: By = None, reason: Reason = None) -> None:
    """Two actors are one: they are merged in all answers until this is undone."""
    _judge(one, other, Sameness.SAME, by, reason)


def different(one: One, other: Other, by: By = None, reason: Reason = None) -> None:
    """Two actors are two: nothing makes them one while this stands."""
    _judge(one, other, Sameness.DIFFERENT, by, reason)


def unsure(one: One, other: Other, by: By = None, reason: Reason = None) -> None:
    """Two actors were looked at, and nobody can tell; they stay as they are."""
    _judge(one, other, Sameness.UNSURE, by, reason)


def right(claims: Claims, by: By = None, reason: Reason = None) -> None:
    """Claims say what their articles say."""
    _rule(claims, Correctness.RIGHT, by, reason)


def wrong(claims: Claims, by: By = None, reason: Reason = None) -> None:
    """Claims say what their articles do not: they are out of all answers until this is undone."""
    _rule(claims, Correctness.WRONG, by, reason)


def undo(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ONE OTHER | CLAIM_ID...",
            help="The ids of two judged actors, or of claims, as `review list` shows them.",
        ),
    ],
) -> None:
    """Take a judgement of two actors back, or the verdicts on some claims."""
    refusals = Refusals()
    with _store() as store:
        if len(ids) == 2 and store.reviews.undo_judgement(*ids):
            say(f"{ids[0]} and {ids[1]} are as if nobody had judged them")
            return
        for claim_id in ids:
            if store.reviews.undo_verdict(claim_id):
                say(f"{claim_id} is as if nobody had judged it")
            else:
                refusals.add(InputRefused(claim_id, "there is no such verdict or judgement"))
    refusals.exit_if_any()


def list_reviews(
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")] = False,
) -> None:
    """Show all judgements and verdicts, with who made them and when."""
    with _store() as store:
        judgements, verdicts = every_judgement(store.reviews), every_verdict(store.reviews)
        if as_json:
            rows = [{"kind": "judgement", **_plain(one)} for one in judgements]
            rows += [{"kind": "verdict", **_plain(one)} for one in verdicts]
            typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
            return
        for judgement in judgements:
            words = f"{judgement.one} and {judgement.other}: {judgement.sameness.value}"
            typer.echo(f"{words}{_told(judgement.by, judgement.at, judgement.reason)}")
        for verdict in verdicts:
            claims = claims_with(store.reviews, verdict)
            words = f"{verdict.claim} {verdict.source} {verdict.type} {verdict.target}"
            lost = "" if claims else " (not found any more)"
            told = _told(verdict.by, verdict.at, verdict.reason)
            typer.echo(f"{words}: {verdict.correctness.value}{lost}{told}")
            for claim in claims:
                typer.echo(f"    {claim.quote}")
    say(f"{len(judgements):,} judgements of actors, {len(verdicts):,} verdicts on claims")


def gold(
    output: Annotated[Path, typer.Option("--output", "-o", help="The file to write; - is stdout.")],
) -> None:
    """Write the articles with judged claims as gold documents, for `evaluate`.

    A line an article: the claims judged right as its relations, those judged wrong apart, the
    others as optional. `evaluate` scores of such a document only what was judged.
    """
    count = 0
    with _store() as store, writing(output) as stream, progress("writing gold", None) as advance:
        for document in gold_documents(store):
            stream.write(json.dumps(document, ensure_ascii=False) + "\n")
            count += 1
            advance()
    say(f"{count:,} articles with judged claims written to {output}")


def _judge(one: str, other: str, sameness: Sameness, by: str | None, reason: str | None) -> None:
    with _store() as store:
        ends = (_actor(store, "ONE", one), _actor(store, "OTHER", other))
        who, why, now = _by(by), _line("--reason", reason), datetime.now(UTC)
        made = judged(ends[0], ends[1], sameness, by=who, at=now, reason=why)
        _refusing(lambda: store.reviews.judge(made))
    say(f"{made.one} and {made.other}: {sameness.value}, says {made.by}")


def _rule(claims: list[str], correctness: Correctness, by: str | None, reason: str | None) -> None:
    refusals, who, why = Refusals(), _by(by), _line("--reason", reason)
    with _store() as store:
        for claim_id in claims:
            claim = claim_as_read(store, claim_id)
            if claim is None:
                refusals.add(InputRefused(claim_id, "there is no such claim"))
                continue
            made = ruled(claim, correctness, by=who, at=datetime.now(UTC), reason=why)
            _refusing(lambda made=made: store.reviews.rule(made))  # type: ignore[misc]
            say(f"{claim.source} {claim.type} {claim.target}: {correctness.value}, says {who}")
            say(f"    {claim.quote}")
    refusals.exit_if_any()


def _refusing(act: Callable[[], bool]) -> None:
    try:
        act()
    except ReviewRefused as refusal:
        raise InputRefused("the review", str(refusal)) from refusal


def _actor(store: Store, option: str, asked: str) -> str:
    """Give the id that articles give an actor: as asked where it is one, else whom it means."""
    if store.reader.actor(asked) is not None:
        return asked
    found = meaning(store.reader, asked)
    if isinstance(found, Meant):
        say(f"{option}: {asked!r} is {found.id} ({found.name})")
        return found.id
    near = ", ".join(f"{match.actor.id} ({match.actor.name})" for match in found.nearest[:5])
    what = "may mean several" if found.ambiguous else "is no actor of the graph"
    raise FilterError(option, f"{asked!r} {what}{f'; the nearest are {near}' if near else ''}")


def _by(given: str | None) -> str:
    return _line("--by", given) or getpass.getuser()


def _line(option: str, given: str | None) -> str | None:
    if given is not None and not (given.strip() and given.isprintable() and len(given) <= MAX_LINE):
        raise SettingsError(f"{option}: must be one line of 1 to {MAX_LINE} characters")
    return given


def _plain(record: object) -> dict[str, object]:
    names = record.__dataclass_fields__  # type: ignore[attr-defined]
    values = {name: getattr(record, name) for name in names}
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in values.items()
    }


def _told(by: str, at: datetime, reason: str | None) -> str:
    return f", {by}, {at:%Y-%m-%d}" + (f": {reason}" if reason else "")


@contextmanager
def _store() -> Iterator[Store]:
    with store_of(lasting(read_settings()), create=False) as store:
        yield store
