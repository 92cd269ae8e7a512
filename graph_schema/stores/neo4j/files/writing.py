"""Writing a graph as files for an import, with the very rows that the writer would write."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_schema.errors import StoreError, StoreUnavailable
from graph_schema.jobs import UnfinishedJob
from graph_schema.records import CodedArticle
from graph_schema.reviews import Judgement, Verdict
from graph_schema.stores.actors import Shown
from graph_schema.stores.changes import changes_between
from graph_schema.stores.content import digest
from graph_schema.stores.neo4j.article_rows import content_rows
from graph_schema.stores.neo4j.cypher.layout import LAYOUT
from graph_schema.stores.neo4j.deltas import Deltas, RelationDelta, deltas_of
from graph_schema.stores.neo4j.files.cells import DELIMITERS, DelimiterTaken, Files
from graph_schema.stores.neo4j.files.layout import COLUMNS, SCRIPT, import_arguments, import_script
from graph_schema.stores.neo4j.files.summing import MOST, SpilledSums
from graph_schema.stores.neo4j.job_rows import restored_values
from graph_schema.stores.neo4j.readings import reading_values
from graph_schema.stores.neo4j.reviews import judgement_values, stand_in_values, verdict_values
from graph_schema.stores.neo4j.rows import Values, coded_values
from graph_schema.stores.neo4j.stories import Retold
from graph_schema.stores.neo4j.upkeep import (
    Standing,
    actor_rows,
    relation_rows,
    restate_relations,
)
from graph_schema.stores.neo4j.writer import ready
from graph_schema.stores.reviewing import reviewed, stand_for_of
from graph_schema.stories.fingerprints import fingerprint
from graph_schema.stories.grouping import stories_of

_NOTHING = Standing({}, {}, {}, {}, {}, {}, ())
_SUM, _DAY, _PUBLISHER, _STORY, _CONFIDENCE = "s", "d", "p", "t", "c"


@dataclass(frozen=True, slots=True)
class Written:
    """What was written, and how it is loaded."""

    articles: int
    jobs: int
    apart: str
    longest: int

    def arguments(self, database: str) -> list[str]:
        """Give the arguments of `neo4j-admin`, to be run in the folder of the files."""
        return import_arguments(database, self.apart, self.longest)


def write_files(
    folder: Path,
    articles: Callable[[], Iterable[CodedArticle]],
    jobs: Callable[[], Iterable[UnfinishedJob]],
    *,
    judgements: Sequence[Judgement] = (),
    verdicts: Sequence[Verdict] = (),
    advance: Callable[[], None] = lambda: None,
    most: int = MOST,
) -> Written:
    """Write a graph and its queue as files that an import makes the same database of.

    The folder must be new or empty, and appears with its files only when all are whole. Articles
    are held one at a time, `most` sums of what relations and actors are, and half a kilobyte of
    each article by which near copies are found. They are asked for twice, and again should a name
    hold the character that was to stand between names.

    Raises InputRefused, naming the record, for what Neo4j cannot keep, and StoreUnavailable when
    the folder has files in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreUnavailable(f"{folder}: is there already; name a new or empty folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    stories = stories_of(coded.article for coded in articles())
    for apart in DELIMITERS:
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent))
        try:
            reviewing = _Reviewing(judgements, verdicts)
            written = _written(part, articles(), jobs(), reviewing, stories, apart, advance, most)
        except DelimiterTaken:
            continue
        else:
            script = part / SCRIPT
            script.write_text(import_script(written.apart, written.longest), encoding="utf-8")
            script.chmod(0o755)
            part.chmod(0o755)
            part.replace(folder)
            return written
        finally:
            shutil.rmtree(part, ignore_errors=True)
    raise StoreError("names hold every character that could stand between them; use store migrate")


def _written(
    part: Path,
    articles: Iterable[CodedArticle],
    jobs: Iterable[UnfinishedJob],
    reviewing: _Reviewing,
    stories: Mapping[str, str],
    apart: str,
    advance: Callable[[], None],
    most: int,
) -> Written:
    with tempfile.TemporaryDirectory(dir=part.parent) as runs, Files(part, COLUMNS, apart) as files:
        writing = _Writing(files, Path(runs), stories, most)
        count = changes = 0
        for read in map(ready, articles):
            left = reviewing.left_of(read)
            writing.add(read, left)
            count += 1
            changes += sum(1 for _ in changes_between(None, left))
            advance()
        writing.add_sums()
        reviewing.add_to(files)
        waiting = 0
        for waiting, carried in enumerate(jobs, 1):
            files.add("jobs.csv", restored_values(carried, waiting))
        # What came is counted as changes that the log has forgotten; nobody waits for a first load.
        log = {"changes": changes, "forgotten": changes} if changes else {}
        graph = {"id": "graph", "layout": LAYOUT, "held": True, "revision": count, **log}
        queue = {"id": "queue", "layout": LAYOUT, "held": True, "jobs": waiting}
        files.add("actorgraph.csv", graph)
        files.add("actorgraph.csv", queue)
        return Written(count, waiting, apart, files.longest)


class _Reviewing:
    """The reviews of a graph, and what they leave of its articles."""

    def __init__(self, judgements: Sequence[Judgement], verdicts: Sequence[Verdict]) -> None:
        self._judgements, self._verdicts = judgements, verdicts
        self._stand_for = stand_for_of(judgements)
        self._by_article: dict[str, list[Verdict]] = defaultdict(list)
        for verdict in verdicts:
            self._by_article[verdict.article].append(verdict)

    def left_of(self, read: CodedArticle) -> CodedArticle:
        """Give what the reviews leave of what was read in an article."""
        return reviewed(read, self._stand_for, self._by_article.get(read.article.id, ()))

    def add_to(self, files: Files) -> None:
        """Write the reviews themselves."""
        for judgement in self._judgements:
            files.add("judgements.csv", judgement_values(judgement))
        for verdict in self._verdicts:
            files.add("verdicts.csv", verdict_values(verdict))
        for values in stand_in_values(self._stand_for):
            files.add("stand_ins.csv", values)


class _Writing:
    """Writes what each article says at once, and what all say together at the end."""

    def __init__(self, files: Files, runs: Path, stories: Mapping[str, str], most: int) -> None:
        self._files = files
        self._stories = stories
        sums = []
        for name in ("relations", "actors", "offices", "publishers"):
            (runs / name).mkdir()
            sums.append(SpilledSums(runs / name, most))
        self._relations, self._actors, self._offices, self._publishers = sums

    def add(self, read: CodedArticle, coded: CodedArticle) -> None:
        identity, print_ = coded.article.id, fingerprint(coded.article)
        prints = {} if print_ is None else {identity: print_}
        retold = Retold(after={identity: self._stories.get(identity)}, prints=prints)
        add, rows = self._files.add, content_rows([coded], retold)
        add("articles.csv", coded_values(coded, digest(read), retold.story(identity)))
        for row in rows["fingerprints"]:
            add("fingerprints.csv", row)
        if coded != read:
            add("readings.csv", reading_values(read))
        for row in rows["published"]:
            add("article_publishers.csv", {}, row["article"], row["publisher"])
            self._publishers.add((row["publisher"],))
        for row in rows["mentions"]:
            add("mentions.csv", row["values"], row["article"], row["actor"])
        for row in rows["claims"]:
            add("claims.csv", row)
            add("claim_articles.csv", {}, row["id"], row["article"])
            add("claim_actors.csv", {}, row["id"], row["source"], "SOURCE")
            add("claim_actors.csv", {}, row["id"], row["target"], "TARGET")
        for row in rows["spoken"]:
            add("claim_actors.csv", {}, row["claim"], row["speaker"], "SPEAKER")
        for row in rows["stated"]:
            add("claim_relations.csv", {}, row["claim"], row["relation"])
        for row in rows["offices"]:
            add("offices.csv", row)
            add("office_articles.csv", {}, row["id"], row["article"])
            add("office_actors.csv", {}, row["id"], row["person"], "HOLDER")
        for row in rows["under"]:
            add("office_actors.csv", {}, row["office"], row["party"], "UNDER")
        self._sum(deltas_of((), (coded,), retold))

    def add_sums(self) -> None:
        for (name,), _ in self._publishers.groups(1):
            self._files.add("publishers.csv", {"name": name, "caption": name})
        for (person, party, title), entries in self._offices.groups(3):
            values = {"title": title, "articles": sum(times for _, times in entries)}
            self._files.add("holds_office.csv", values, person, party)
        for (actor_id,), entries in self._actors.groups(1):
            tally = Counter({(Shown(field), value): times for (field, value), times in entries})
            self._add_rows(actor_rows(_NOTHING, Deltas({actor_id: tally}, {}, Counter())))
        for (source, type_id, target), entries in self._relations.groups(3):
            delta = _delta_of(entries)
            change = Deltas({}, {(source, type_id, target): delta}, Counter())
            restated = restate_relations(_NOTHING, change)
            self._add_rows(relation_rows(restated))
            for identity, times in restated.tallies.items():
                self._files.add("tallies.csv", {"id": identity, "times": times})

    def _sum(self, deltas: Deltas) -> None:
        for actor_id, tally in deltas.actors.items():
            for (field, value), times in tally.items():
                self._actors.add((actor_id, field.value, value), times)
        for office, times in deltas.offices.items():
            self._offices.add(office, times)
        add = self._relations.add
        for key, delta in deltas.relations.items():
            for name, times in delta.sums.items():
                add((*key, _SUM, name), times)
            for day, times in delta.days.items():
                add((*key, _DAY, str(day)), times)
            for publisher, times in delta.publishers.items():
                add((*key, _PUBLISHER, publisher), times)
            for story, times in delta.stories.items():
                add((*key, _STORY, story), times)
            for confidence, times in delta.confidences.items():
                add((*key, _CONFIDENCE, str(confidence)), times)

    def _add_rows(self, rows: dict[str, list[Values]]) -> None:
        add = self._files.add
        for row in rows.get("actors", ()):
            add("actors.csv", {**row["values"], "id": row["id"]}, row["label"])
        keys = {row["id"]: row["keys"] for row in rows.get("actor_keys", ())}
        for row in rows.get("actor_tallies", ()):
            add("actor_tallies.csv", {**row, "keys": keys[row["id"]]})
        for row in rows.get("names", ()):
            add("actor_names.csv", row)
        for row in rows.get("relations", ()):
            add("relations.csv", row)
        for row in rows.get("edges", ()):
            add("edges.csv", row["values"], row["source"], row["target"], row["type"])


def _delta_of(entries: Iterable[tuple[tuple[str, ...], int]]) -> RelationDelta:
    delta = RelationDelta()
    by_kind: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (kind, value), times in entries:
        by_kind[kind].append((value, times))
    delta.sums.update(dict(by_kind[_SUM]))
    delta.days.update({int(day): times for day, times in by_kind[_DAY]})
    delta.publishers.update(dict(by_kind[_PUBLISHER]))
    delta.stories.update(dict(by_kind[_STORY]))
    delta.confidences.update({int(number): times for number, times in by_kind[_CONFIDENCE]})
    return delta
