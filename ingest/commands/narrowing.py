"""Options that several commands share: of which articles one speaks."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

DAY = ["%Y-%m-%d"]

ArticleIds = Annotated[list[str] | None, typer.Argument(metavar="[ARTICLE_ID...]")]
PublisherOption = Annotated[
    str | None, typer.Option(help="Articles of a publisher, by its exact name.")
]
SinceOption = Annotated[
    datetime | None, typer.Option(formats=DAY, help="Published on this day or later.")
]
UntilOption = Annotated[
    datetime | None, typer.Option(formats=DAY, help="Published on this day or earlier.")
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Print the ids, and change nothing.")]
