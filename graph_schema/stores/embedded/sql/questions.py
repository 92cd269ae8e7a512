"""The statements that only read."""

# Statements are put together from the constants of this package only; values are parameters.
# ruff: noqa: S608
from __future__ import annotations

from collections.abc import Callable

REVISION = "SELECT value FROM revision"
TOTALS = """SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM actors),
    (SELECT count(*) FROM claims), (SELECT count(*) FROM offices),
    (SELECT count(*) FROM edges WHERE claims > 0)"""

ARTICLE_FIELDS = "id, language, title, text, published, publisher, url"
ACTOR_FIELDS = "id, kind, party, name, name_en, name_ar, aliases, sector"
_CLAIM = """c.id, a.id, c.source, c.type, c.target, c.source_party, c.target_party, c.polarity,
    c.modality, c.confidence, c.quote, c.start, c."end", c.in_title, c.coder, c.speaker,
    c.occurred_on, c.date_source"""
_OFFICE = """o.id, a.id, o.person, o.party, o.title, o.quote, o.start, o."end", o.in_title,
    o.coder"""
ARTICLE = f"SELECT {ARTICLE_FIELDS} FROM articles WHERE id = ?"
ARTICLE_NUMBERED = f"SELECT {ARTICLE_FIELDS} FROM articles WHERE n = ?"
STORIES_OF = """SELECT a.id, coalesce(o.id, a.id) FROM articles a
    LEFT JOIN stories s ON s.article = a.n LEFT JOIN articles o ON o.n = s.story
    WHERE a.id IN (SELECT value FROM json_each(?))"""
# The number of the story that an article tells.
_STORY = """SELECT coalesce(s.story, x.n) FROM articles x
    LEFT JOIN stories s ON s.article = x.n WHERE x.id = :story"""
ARTICLES_FROM = f"SELECT {ARTICLE_FIELDS} FROM articles WHERE id > :after"
ARTICLE_IS = {
    "publisher": " AND publisher = :publisher",
    "language": " AND language = :language",
    "since": " AND published >= :since",
    "until": " AND published <= :until AND published > ''",
    "not_by": " AND coder IS NOT :not_by",
    "story": f" AND n IN (SELECT article FROM stories WHERE story = ({_STORY}) UNION {_STORY})",
}
ORDER_BY_ID = " ORDER BY id LIMIT :limit"
EVERY_ARTICLE = f"""SELECT n, r.document, {ARTICLE_FIELDS}
    FROM articles LEFT JOIN readings r ON r.article = id ORDER BY id"""
CODER_OF = "SELECT coder FROM articles WHERE n = ?"
SIGHTINGS_IN = f"SELECT {ACTOR_FIELDS} FROM sightings WHERE article = ? ORDER BY id"
CLAIMS_IN = f"""SELECT {_CLAIM} FROM claims c JOIN articles a ON a.n = c.article
    WHERE c.article = ? ORDER BY c.in_title DESC, c.start, c."end", c.id"""
OFFICES_IN = f"""SELECT {_OFFICE} FROM offices o JOIN articles a ON a.n = o.article
    WHERE o.article = ? ORDER BY o.in_title DESC, o.start, o."end", o.id"""
ACTOR = f"SELECT {ACTOR_FIELDS} FROM actors WHERE id = ?"
# By its own id, or one that is judged to be of the same actor.
ACTOR_GOING_BY = f"""SELECT {ACTOR_FIELDS} FROM actors
    WHERE id = coalesce((SELECT goes_by FROM stand_for WHERE actor = ?1), ?1)"""
ACTORS_BY_ID = f"""SELECT {ACTOR_FIELDS} FROM actors
    WHERE id IN (SELECT value FROM json_each(?))"""
ARTICLES_BY_ID = f"""SELECT {ARTICLE_FIELDS} FROM articles
    WHERE id IN (SELECT value FROM json_each(?))"""
ACTORS_FROM = f"SELECT {ACTOR_FIELDS} FROM actors WHERE id > :after"
ACTOR_IS = {
    "kinds": " AND kind IN (SELECT value FROM json_each(:kinds))",
    "party": " AND party = :party",
}
_SEEN = "(SELECT sum(times) FROM actor_tallies WHERE actor = {actor} AND field = 'kind')"
SEARCH = f"""WITH shared AS (SELECT actor, count(*) AS keys FROM name_keys
    WHERE key IN (SELECT value FROM json_each(:keys)) GROUP BY actor),
    near AS (SELECT actor FROM shared
    ORDER BY keys DESC, {_SEEN.format(actor="shared.actor")} DESC, actor LIMIT :most)
    SELECT {_SEEN.format(actor="actors.id")}, {ACTOR_FIELDS} FROM actors WHERE id IN
    (SELECT actor FROM near UNION SELECT actor FROM names WHERE folded = :asked)"""

CLAIM = f"SELECT {_CLAIM} FROM claims c JOIN articles a ON a.n = c.article WHERE c.id = ?"
# {origin} finds the claims, {place} is the alias of the table whose order they come in.
CLAIMS = f"""SELECT {_CLAIM}, c.day FROM {{origin}} CROSS JOIN articles a ON a.n = c.article
    WHERE 1{{conditions}} ORDER BY {{place}}.day DESC, {{place}}.id LIMIT :limit"""
CITED_CLAIMS = f"""SELECT {_CLAIM}, a.language, a.title, a.published, a.publisher, a.url
    FROM {{origin}} CROSS JOIN articles a ON a.n = c.article
    WHERE 1{{conditions}} ORDER BY {{place}}.day DESC, {{place}}.id LIMIT :limit"""
ACTORS_OF_CLAIMS = f"""WITH found AS (SELECT c.source, c.target, c.speaker FROM {{origin}}
    CROSS JOIN articles a ON a.n = c.article WHERE 1{{conditions}})
    SELECT {ACTOR_FIELDS} FROM actors WHERE id IN (SELECT source FROM found
    UNION SELECT target FROM found UNION SELECT speaker FROM found) ORDER BY id"""
CLAIMS_AFTER = " AND {place}.day <= :day AND ({place}.day < :day OR {place}.id > :id)"
CLAIMS_ALL = "claims c"
CLAIMS_OF_ACTOR = "claim_ends l CROSS JOIN claims c ON c.n = l.claim"
CLAIMS_OF_ACTOR_IS = " AND l.actor = :{end}"
CLAIMS_OF_SPEAKER = """(SELECT id AS actor FROM actors WHERE id = :speaker
    UNION SELECT id FROM actors WHERE party = :speaker) s CROSS JOIN claims c
    ON c.speaker = s.actor"""
# A claim may belong to a pair of actors both ways.
CLAIMS_OF_PAIR = """(SELECT DISTINCT m.day, m.id, m.claim FROM ({edges}) p
    CROSS JOIN claim_edges m ON m.edge = p.n) q CROSS JOIN claims c ON c.n = q.claim"""
CLAIMS_OF_EDGES = "({edges}) p CROSS JOIN claim_edges l ON l.edge = p.n" + (
    " CROSS JOIN claims c ON c.n = l.claim"
)
# CROSS JOIN keeps SQLite from turning the order of tables around, here and below.
_SYMMETRIC = "IN (SELECT value FROM json_each(:symmetric))"
_FORWARD = {
    "source": ":source IN (c.source, c.source_party)",
    "target": ":target IN (c.target, c.target_party)",
}
_BACKWARD = {
    "source": ":source IN (c.target, c.target_party)",
    "target": ":target IN (c.source, c.source_party)",
}
CLAIM_ENDS: dict[tuple[str, ...], str] = {
    ends: f" AND ({' AND '.join(_FORWARD[end] for end in ends)}"
    f" OR c.type {_SYMMETRIC} AND {' AND '.join(_BACKWARD[end] for end in ends)})"
    for ends in (("source",), ("target",), ("source", "target"))
}
# What is asked of a saying, and what is asked of the ends and the rest of a claim.
SAID = {
    "since": " AND c.day >= :since",
    "until": " AND c.day <= :until AND c.day > ''",
    "polarity": " AND c.polarity = :polarity",
    "modality": " AND c.modality = :modality",
    "speaker": """ AND c.speaker IN (SELECT id FROM actors WHERE id = :speaker
        UNION SELECT id FROM actors WHERE party = :speaker)""",
    "publisher": " AND c.publisher = :publisher",
    "language": " AND c.language = :language",
    "article": " AND c.article = (SELECT n FROM articles WHERE id = :article)",
}
CLAIM_IS = {
    "actor": " AND :actor IN (c.source, c.source_party, c.target, c.target_party)",
    "other": """ AND (:actor IN (c.source, c.source_party)
        AND :other IN (c.target, c.target_party) OR :other IN (c.source, c.source_party)
        AND :actor IN (c.target, c.target_party))""",
    "party": " AND :party IN (c.source_party, c.target_party)",
    "types": " AND c.type IN (SELECT value FROM json_each(:types))",
    "min_confidence": " AND c.confidence >= :min_confidence",
    "kinds": """ AND (SELECT count(*) FROM actors WHERE id IN (c.source, c.target)
        AND kind IN (SELECT value FROM json_each(:kinds))) = 2""",
}

# Relations: r is the table of derived edges, or what is summed from single claims.
EDGES_PICKED: dict[tuple[str, ...], str] = {
    ("source", "target"): f"""SELECT n FROM edges WHERE source = :source AND target = :target
        UNION SELECT n FROM edges WHERE source = :target AND target = :source
        AND type {_SYMMETRIC}""",
    ("source",): f"""SELECT n FROM edges WHERE source = :source
        UNION SELECT n FROM edges WHERE target = :source AND type {_SYMMETRIC}""",
    ("target",): f"""SELECT n FROM edges WHERE target = :target
        UNION SELECT n FROM edges WHERE source = :target AND type {_SYMMETRIC}""",
    ("actor", "other"): """SELECT n FROM edges WHERE source = :actor AND target = :other
        UNION SELECT n FROM edges WHERE source = :other AND target = :actor""",
    ("actor",): """SELECT n FROM edges WHERE source = :actor
        UNION SELECT n FROM edges WHERE target = :actor""",
    ("party",): """SELECT n FROM edges WHERE source IN (SELECT id FROM actors WHERE party = :party)
        UNION SELECT n FROM edges WHERE target IN (SELECT id FROM actors WHERE party = :party)""",
    ("these", "those"): """SELECT n FROM edges WHERE source IN (SELECT value FROM json_each(:these))
        AND target IN (SELECT value FROM json_each(:those))
        UNION SELECT n FROM edges WHERE source IN (SELECT value FROM json_each(:those))
        AND target IN (SELECT value FROM json_each(:these))""",
    ("these",): """SELECT n FROM edges WHERE source IN (SELECT value FROM json_each(:these))
        UNION SELECT n FROM edges WHERE target IN (SELECT value FROM json_each(:these))""",
}
EDGES_OF_TYPES = """SELECT n FROM edges WHERE n IN ({edges})
    AND type IN (SELECT value FROM json_each(:types))"""
BOTH_PICKED = "SELECT n FROM ({one}) INTERSECT SELECT n FROM ({other})"
_EDGE = """r.source, r.type, r.target, r.claims, r.negated, r.hypothetical, r.articles,
    r.publishers, r.stories, r.events, r.first_seen, r.last_seen, r.confidence"""
RELATIONS = f"SELECT {_EDGE} FROM {{origin}} WHERE 1{{conditions}}"
ORDER_RELATIONS = " ORDER BY r.{rank} DESC, r.source, r.type, r.target LIMIT :limit"
RELATIONS_AFTER = """ AND r.{rank} <= :rank AND (r.{rank} < :rank
    OR (r.source, r.type, r.target) > (:after_source, :after_type, :after_target))"""
ACTORS_OF_RELATIONS = f"""WITH found AS (SELECT r.source, r.target FROM {{origin}}
    WHERE 1{{conditions}}) SELECT {ACTOR_FIELDS} FROM actors
    WHERE id IN (SELECT source FROM found UNION SELECT target FROM found) ORDER BY id"""
# The relations of one actor, :self, seen from it.
_BEYOND = "CASE r.source WHEN :self THEN r.target ELSE r.source END"
_WAY = f"""CASE WHEN r.type {_SYMMETRIC} THEN 'both' WHEN r.source = :self THEN 'out'
    ELSE 'in' END"""
TYPES_AROUND = f"""SELECT r.type, {_WAY} AS way, count(*), sum(r.claims) FROM {{origin}}
    WHERE 1{{conditions}} GROUP BY r.type, way"""
NEIGHBOURS = f"""SELECT {_BEYOND} AS id, sum(r.claims) AS claims FROM {{origin}}
    WHERE {_WAY} IN (SELECT value FROM json_each(:ways)){{conditions}} GROUP BY 1"""
NEIGHBOURS_ARE = """ WHERE id IN (SELECT id FROM actors
    WHERE kind IN (SELECT value FROM json_each(:other_kinds)))"""
NEIGHBOURS_ORDERED = """SELECT id, claims, count(*) OVER () FROM ({neighbours}){kinds}
    ORDER BY claims DESC, id LIMIT :limit"""
# Those who have relations with both of :these; of the relations with one the largest counts.
_IS_END = "IN (SELECT value FROM json_each(:these))"
BETWEEN = f"""SELECT middle FROM (
    SELECT CASE WHEN r.source {_IS_END} THEN r.source ELSE r.target END AS here,
    CASE WHEN r.source {_IS_END} THEN r.target ELSE r.source END AS middle,
    max(r.claims) AS claims FROM {{origin}}
    WHERE (r.source {_IS_END}) + (r.target {_IS_END}) = 1{{conditions}} GROUP BY here, middle)
    GROUP BY middle HAVING count(*) = 2 ORDER BY sum(claims) DESC, middle LIMIT :limit"""
EDGES_ALL = "edges r"
EDGES_SOME = "({edges}) p CROSS JOIN edges r ON r.n = p.n"
STATED = " AND r.claims > 0"
CONTRADICTED = " AND r.claims > 0 AND r.negated > 0"
ORDER_BY_KEY = " ORDER BY r.source, r.type, r.target LIMIT :limit"
EDGE_IS = {
    "types": " AND r.type IN (SELECT value FROM json_each(:types))",
    "min_confidence": " AND r.confidence >= :min_confidence",
    "kinds": """ AND (SELECT count(*) FROM actors WHERE id IN (r.source, r.target)
        AND kind IN (SELECT value FROM json_each(:kinds))) = 2""",
}
SUMMED_BY_EDGE = "({edges}) p CROSS JOIN edges e ON e.n = p.n" + (
    " CROSS JOIN claim_edges l ON l.edge = e.n CROSS JOIN claims c ON c.n = l.claim"
)
SUMMED_BY_CLAIM = "claims c CROSS JOIN claim_edges l ON l.claim = c.n" + (
    " CROSS JOIN edges e ON e.n = l.edge"
)
SUMMED_AMONG = " AND e.n IN ({edges})"
SUMMED_TYPES = " AND e.type IN (SELECT value FROM json_each(:types))"


def _of_counting(aggregate: str, value: str) -> str:
    """Give an aggregate over the claims that count."""
    return aggregate.format(f"CASE WHEN c.counts THEN {value} END")


def _described(aggregate: str, value: str) -> str:
    """Give an aggregate over the claims that count or, when none does, over all."""
    counting = _of_counting(aggregate, value)
    return f"CASE WHEN sum(c.counts) THEN {counting} ELSE {aggregate.format(value)} END"


def _counts(of: Callable[[str, str], str]) -> str:
    return f"""sum(c.counts) AS claims, sum(c.polarity = 'negated') AS negated,
    sum(c.polarity = 'asserted' AND c.modality = 'hypothetical') AS hypothetical,
    {of("count(DISTINCT {})", "c.article")} AS articles,
    {of("count(DISTINCT {})", "nullif(c.publisher, '')")} AS publishers,
    {of("count(DISTINCT {})", "c.story")} AS stories"""


def _span(of: Callable[[str, str], str]) -> str:
    return f"""coalesce({of("min({})", "nullif(c.day, '')")}, '') AS first_seen,
    {of("max({})", "c.day")} AS last_seen, {of("max({})", "c.confidence")} AS confidence"""


SUMMED = f"""(SELECT e.source, e.type, e.target, {_counts(_described)},
    {_described("count(DISTINCT {})", "c.day")} AS events, {_span(_described)}
    FROM {{origin}} WHERE 1{{conditions}} GROUP BY e.n) r"""
# {columns} are those counted by, NULL where not asked.
TALLY = f"""SELECT {{columns}}, {_counts(_described)}, {_span(_described)}
    FROM {{origin}} WHERE 1{{conditions}} {{grouped}}"""
# Most filters leave a claim that counts; what is told of those alone takes half the time.
TALLY_COUNTING = f"""SELECT NULL, NULL, NULL, NULL, {_counts(_of_counting)},
    {_span(_of_counting)} FROM {{origin}} WHERE 1{{conditions}} HAVING sum(c.counts) > 0"""
TALLY_BY = {
    "type": "c.type",
    "speaker": "c.speaker",
    "publisher": "nullif(c.publisher, '')",
    "day": "nullif(c.day, '')",
    "week": "date(nullif(c.day, ''), 'weekday 0', '-6 days')",
    "month": "date(nullif(c.day, ''), 'start of month')",
    "year": "date(nullif(c.day, ''), 'start of year')",
}
TALLY_GROUPED = "GROUP BY {columns}"
TALLY_SOME = "HAVING count(*) > 0"
OFFICES = f"SELECT {_OFFICE} FROM offices o JOIN articles a ON a.n = o.article WHERE 1"
OFFICE_IS = {
    "person": " AND o.person = :person",
    "party": " AND o.party = :party",
    "article": " AND o.article = (SELECT n FROM articles WHERE id = :article)",
}
CHANGES_AFTER = "SELECT n, revision, time, kind, id, article FROM changes WHERE n > :after"
CHANGE_IS = {
    "retracted": " AND kind <> 'claim.added'",
    "kinds": " AND kind IN (SELECT value FROM json_each(:kinds))",
    "since": " AND time >= :since",
}
ORDER_CHANGES = " ORDER BY n LIMIT :limit"
REACH_OF_CHANGES = "SELECT (SELECT min(n) FROM changes), (SELECT max(n) FROM changes)"
ORDER_OFFICES = " ORDER BY o.person, o.title, o.id"
