"""The settings: one frozen value, read from `ACTORGRAPH_*` once and passed in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_data_path
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
)

from graph_schema.errors import SettingsError

PREFIX = "ACTORGRAPH_"
CHANGES_KEPT = 1_000_000


class ReaderChoice(StrEnum):
    """Which reader says what a sentence states: rules alone, or the encoder with the rules."""

    FULL = "full"
    RULES = "rules"


class AnnotatorChoice(StrEnum):
    """Who takes articles apart: the project's own rules, or Stanza's trained models.

    `auto` is Stanza where it is installed and a gain over the rules was measured, else the rules.
    """

    AUTO = "auto"
    LEXICAL = "lexical"
    STANZA = "stanza"


class LogFormat(StrEnum):
    """How the log is written: for people, or a JSON object a line."""

    HUMAN = "human"
    JSON = "json"


class LogLevel(StrEnum):
    """From what weight on an event is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def default_store() -> str:
    """Give the address of the store that is used when none is set: a file in the data folder."""
    return f"sqlite:///{Path(user_data_path('actorgraph')) / 'graph.db'}"


def default_models() -> Path:
    """Give the folder where trained models are installed: one in the user's data folder."""
    return Path(user_data_path("actorgraph")) / "models"


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return value


# An origin is a scheme, a host and perhaps a port; "*" would let every web page write.
Origin = Annotated[str, Field(pattern=r"^https?://[A-Za-z0-9.\-\[\]:]+$")]

# An origin, and below it perhaps a path; addresses of the service are put after it.
PublicUrl = Annotated[
    str,
    Field(pattern=r"^https?://[A-Za-z0-9\[][A-Za-z0-9.\-\[\]:]*(/[A-Za-z0-9._~%/-]*)?$"),
    AfterValidator(lambda url: url.rstrip("/")),
]

# Without scheme and port, as it stands in an address.
HostName = Annotated[str, Field(pattern=r"^[a-z0-9.:-]+$", max_length=253)]


class Settings(BaseModel):
    """What can be set; each field is the variable `ACTORGRAPH_` and its name in capitals.

    `store` is the address of the graph (`sqlite:///graph.db`, `sqlite:////abs/graph.db`,
    `memory:`, `neo4j://user:password@host:7687/database`), `neo4j_password` the password when the
    address of Neo4j has none; `reader` chooses the reader and `annotator` the annotator, whose
    trained models are looked for in the folder `models` first; with `dependencies` on, rules take
    sources and targets from the parse, where these models give one; `max_article_bytes` bounds one
    article, `max_document_bytes` one page, PDF or download; `lease_seconds` is how long a worker
    may keep an article before another takes it over. Articles are fetched from the open internet
    and from the `private_hosts` (separated by commas), `host_delay` seconds apart on one host.
    With `cypher` on, the service also answers questions in Cypher over a Neo4j store, each in at
    most `cypher_seconds` and with `cypher_rows` rows.
    The service listens on `host` and `port`; web pages of the `cors_origins` (separated by
    commas, like `http://localhost:3000`) may call it from a browser. Behind a proxy `public_url` is
    the address by which others reach it (`https://graph.example`). A key, or without keys a
    client's address, may ask `rate_per_minute` times a minute (0: as often as it likes); a body
    must be there within `body_seconds`. `log_format` and `log_level` say how and what is logged.

    The log of changes keeps `changes_kept` entries. `max_streams` clients may listen to it at
    once, and hear a sign of life every `heartbeat_seconds`. A webhook's message is tried
    `webhook_attempts` times; targets on this machine or in private networks are refused unless
    `webhook_private_targets` is true.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    store: str = Field(default_factory=default_store)
    neo4j_password: SecretStr | None = None
    reader: ReaderChoice = ReaderChoice.FULL
    annotator: AnnotatorChoice = AnnotatorChoice.LEXICAL
    dependencies: bool = False
    models: Path = Field(default_factory=default_models)
    max_article_bytes: Annotated[int, Field(ge=1_000, le=100_000_000)] = 2_000_000
    max_document_bytes: Annotated[int, Field(ge=1_000, le=1_000_000_000)] = 10_000_000
    private_hosts: Annotated[tuple[HostName, ...], BeforeValidator(_listed)] = ()
    host_delay: Annotated[float, Field(ge=0, le=3_600)] = 1.0
    lease_seconds: Annotated[int, Field(ge=1, le=86_400)] = 300
    cypher: bool = False
    cypher_seconds: Annotated[float, Field(gt=0, le=600)] = 10.0
    cypher_rows: Annotated[int, Field(ge=1, le=100_000)] = 1_000
    host: Annotated[str, Field(min_length=1, max_length=253)] = "127.0.0.1"
    port: Annotated[int, Field(ge=1, le=65_535)] = 8000
    public_url: PublicUrl | None = None
    cors_origins: Annotated[tuple[Origin, ...], BeforeValidator(_listed)] = ()
    rate_per_minute: Annotated[int, Field(ge=0, le=10_000_000)] = 6_000
    body_seconds: Annotated[int, Field(ge=1, le=3_600)] = 30
    log_format: LogFormat = LogFormat.HUMAN
    log_level: LogLevel = LogLevel.INFO
    changes_kept: Annotated[int, Field(ge=1, le=1_000_000_000)] = CHANGES_KEPT
    max_streams: Annotated[int, Field(ge=0, le=100_000)] = 200
    heartbeat_seconds: Annotated[int, Field(ge=1, le=3_600)] = 15
    webhook_attempts: Annotated[int, Field(ge=1, le=100)] = 10
    webhook_private_targets: bool = False


def read_settings(environment: Mapping[str, str] | None = None, **given: Any) -> Settings:
    """Give the settings of the environment, with those of the command line above them.

    Raises SettingsError, naming the variable and what it may be, for an unknown `ACTORGRAPH_*`
    variable or a value that cannot be used.
    """
    values = os.environ if environment is None else environment
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in values:
        if name.startswith(PREFIX) and name not in known:
            raise SettingsError(f"{name}: no such setting; known are {', '.join(sorted(known))}")
    chosen = {
        name: values[PREFIX + name.upper()]
        for name in Settings.model_fields
        if PREFIX + name.upper() in values
    }
    chosen.update({name: value for name, value in given.items() if value is not None})
    try:
        return Settings(**chosen)
    except ValidationError as error:
        first = error.errors()[0]
        field = PREFIX + ".".join(map(str, first["loc"])).upper()
        raise SettingsError(f"{field}: {first['msg']} (got {first['input']!r})") from error
