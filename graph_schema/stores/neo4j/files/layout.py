"""The files of an import: what each holds, and the command that loads them all."""

from __future__ import annotations

from collections.abc import Iterator

from graph_schema.stores.neo4j.files.cells import Columns

SCRIPT = "import.sh"
_READ_BUFFER = 4 * 1024 * 1024
_SIGHTING = ("kind", "party", "name", "name_en", "name_ar", "aliases", "sector")
_ARTICLE = ("language", "title", "text", "published", "publisher", "url")
_SUMS = ("claims", "negated", "hypothetical", "articles", "publishers", "stories", "events")
_EVIDENCE = ("quote", "start", "end", "in_title", "coder")
_CAPTIONS = ("caption_en", "caption_ar")
_TYPE = ":TYPE"


def _node(label: str, key: str, *properties: str, given: tuple[str, ...] = ()) -> Columns:
    return Columns((key, *properties), given, label, key=key)


def _apart(label: str, *properties: str) -> Columns:
    return Columns(properties, (), label)


def _between(start: str, end: str, named: str, *properties: str) -> Columns:
    """Give the columns of relationships of the type `named`, or of a type in each line."""
    ends = (f":START_ID({start})", f":END_ID({end})")
    if named == _TYPE:
        return Columns(properties, (*ends, _TYPE), None, relates=True)
    return Columns(properties, ends, named, relates=True)


COLUMNS = {
    "actors.csv": _node("Actor", "id", *_SIGHTING, "caption", *_CAPTIONS, given=(":LABEL",)),
    "articles.csv": _node("Article", "id", *_ARTICLE, "story", "caption", "digest", "coder"),
    "publishers.csv": _node("Publisher", "name", "caption"),
    "claims.csv": _node(
        "Claim",
        "id",
        *("article", "source", "type", "target", "source_party", "target_party", "polarity"),
        *("modality", "counts", "confidence", *_EVIDENCE, "speaker", "occurred_on"),
        *("date_source", "day", "day_number", "plover", "cameo", "quad", "publisher", "language"),
        *("story", "caption", *_CAPTIONS),
    ),
    "offices.csv": _node(
        "Office", "id", "article", "person", "party", "title", *_EVIDENCE, "caption"
    ),
    "relations.csv": _node(
        "Relation",
        "id",
        *("source", "type", "target", *_SUMS),
        *("first_day", "last_day", "confidence", "confidences"),
    ),
    "fingerprints.csv": _apart("Fingerprint", "id", "signature", "bands", "story"),
    "tallies.csv": _apart("Tally", "id", "times"),
    "actor_tallies.csv": _apart("ActorTally", "id", "sightings", "tally", "keys"),
    "actor_names.csv": _apart("ActorName", "key", "folded", "length", "actor"),
    "jobs.csv": _apart(
        "Job",
        *("id", "article", *_ARTICLE, "number", "state", "open", "dead", "attempts", "error"),
        *("due", "enqueued", "givers"),
    ),
    "judgements.csv": _apart(
        "Judgement", "key", "one", "other", "sameness", "reviewer", "time", "reason"
    ),
    "verdicts.csv": _apart(
        "Verdict",
        *("claim", "article", "source", "type", "target", "polarity", "start", "end", "in_title"),
        *("correctness", "reviewer", "time", "reason"),
    ),
    "stand_ins.csv": _apart("StandIn", "actor", "goes_by"),
    "readings.csv": _apart("Reading", "article", "names", "document"),
    "actorgraph.csv": _apart(
        "Actorgraph", "id", "layout", "held", "revision", "changes", "forgotten", "jobs"
    ),
    "claim_actors.csv": _between("Claim", "Actor", _TYPE),
    "claim_articles.csv": _between("Claim", "Article", "IN"),
    "claim_relations.csv": _between("Claim", "Relation", "STATES"),
    "office_actors.csv": _between("Office", "Actor", _TYPE),
    "office_articles.csv": _between("Office", "Article", "IN"),
    "article_publishers.csv": _between("Article", "Publisher", "PUBLISHED_BY"),
    "mentions.csv": _between("Article", "Actor", "MENTIONS", *_SIGHTING),
    "holds_office.csv": _between("Actor", "Actor", "HOLDS_OFFICE", "title", "articles"),
    "edges.csv": _between(
        "Actor",
        "Actor",
        _TYPE,
        *(*_SUMS, "first_seen", "last_seen", "confidence", "quad", *_CAPTIONS),
    ),
}


def import_arguments(database: str, apart: str, longest: int) -> list[str]:
    """Give the arguments of `neo4j-admin` that load the files of the current folder.

    `apart` is what the parts of lists stand apart by, `longest` the bytes of the longest line.
    """
    return [
        *("database", "import", "full", database, *_files()),
        *("--id-type=string", "--input-encoding=UTF-8", "--multiline-fields=true"),
        f"--array-delimiter=U+{ord(apart):04X}",
        f"--read-buffer-size={max(_READ_BUFFER, longest + 1024)}",
        *("--bad-tolerance=0", "--report-file=import.report"),
    ]


def import_script(apart: str, longest: int) -> str:
    """Give a shell script that loads the files that it stands beside."""
    begin = "database import full"
    rest = import_arguments("", apart, longest)[4:]
    options = " \\\n  ".join(f"'{argument}'" for argument in rest)
    return f"""#!/bin/sh
# Loads these files into a database that is not there yet, its server stopped or not yet started:
#   ./{SCRIPT} [DATABASE [further options of neo4j-admin]]
cd "$(dirname "$0")" || exit 1
database="${{1:-neo4j}}"
[ "$#" -gt 0 ] && shift
exec neo4j-admin {begin} "$database" "$@" \\
  {options}
"""


def _files() -> Iterator[str]:
    for name, columns in COLUMNS.items():
        kind = "relationships" if columns.relates else "nodes"
        named = f"{columns.named}=" if columns.named else ""
        yield f"--{kind}={named}{name}"
