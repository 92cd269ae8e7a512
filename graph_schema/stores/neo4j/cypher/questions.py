"""The statements that only read, and the pieces that relations and claims are asked with."""

from __future__ import annotations

from graph_schema.model import model

REVISION = "MATCH (g:Actorgraph {id: 'graph'}) RETURN g.revision"
# As a transaction that changes: keeps those of others out until it ends.
HOLD_GRAPH = "MATCH (g:Actorgraph {id: 'graph'}) SET g.revision = g.revision"
_TYPES = "|".join(model().types)
# Each number comes from the counts that Neo4j keeps.
TOTALS = f"""RETURN COUNT {{ (:Article) }}, COUNT {{ (:Actor) }}, COUNT {{ (:Claim) }},
COUNT {{ (:Office) }}, COUNT {{ ()-[:{_TYPES}]->() }}"""

_ARTICLE = "a.id, a.language, a.title, a.text, a.published, a.publisher, a.url"
_ACTOR = "a.id, a.kind, a.party, a.name, a.name_en, a.name_ar, a.aliases, a.sector"
_CLAIM = """c.id, c.article, c.source, c.type, c.target, c.source_party, c.target_party,
c.polarity, c.modality, c.confidence, c.quote, c.start, c.end, c.in_title, c.coder, c.speaker,
c.occurred_on, c.date_source, c.day_number"""
_OFFICE = """o.id, o.article, o.person, o.party, o.title, o.quote, o.start, o.end, o.in_title,
o.coder"""
ARTICLE = f"MATCH (a:Article {{id: $id}}) RETURN {_ARTICLE}"
ACTOR = f"MATCH (a:Actor {{id: $id}}) RETURN {_ACTOR}"
CLAIM = f"MATCH (c:Claim {{id: $id}}) RETURN {_CLAIM}"

ARTICLES = f"""MATCH (a:Article) WHERE a.id > $after{{conditions}}
RETURN {_ARTICLE} ORDER BY a.id LIMIT $limit"""
ARTICLE_IS = {
    "publisher": " AND a.publisher = $publisher",
    "language": " AND a.language = $language",
    "since": " AND a.published >= $since",
    "until": " AND a.published <= $until",
}
ACTORS = f"""MATCH (a:Actor) WHERE a.id > $after{{conditions}}
RETURN {_ACTOR} ORDER BY a.id LIMIT $limit"""
ACTOR_IS = {"kind": " AND a.kind = $kind", "party": " AND a.party = $party"}
OFFICES = f"""MATCH (o:Office){{conditions}}
RETURN {_OFFICE} ORDER BY o.person, o.title, o.id"""
OFFICES_IN = f"""MATCH (a:Article)<-[:IN]-(o:Office){{conditions}}
RETURN {_OFFICE} ORDER BY o.person, o.title, o.id"""
OFFICE_IS = {
    "article": "a.id = $article",
    "person": "o.person = $person",
    "party": "o.party = $party",
}

# Agrees with graph_schema.stores.actors.score.
SEARCH = f"""MATCH (n:ActorName) WHERE n.folded CONTAINS $longest
WITH n.actor AS actor, max(CASE
  WHEN n.folded = $asked THEN 1.0
  WHEN all(word IN $words WHERE ' ' + n.folded + ' ' CONTAINS ' ' + word + ' ')
    THEN 0.7 + 0.2 * CASE WHEN $length < n.length THEN 1.0 * $length / n.length ELSE 1.0 END
  WHEN n.folded STARTS WITH $asked
    THEN 0.5 + 0.1 * CASE WHEN $length < n.length THEN 1.0 * $length / n.length ELSE 1.0 END
  WHEN n.folded CONTAINS $asked
    THEN 0.2 + 0.2 * CASE WHEN $length < n.length THEN 1.0 * $length / n.length ELSE 1.0 END
  ELSE 0.0 END) AS score
WHERE score > 0
MATCH (t:ActorTally {{id: actor}})
WITH actor, score, t.sightings AS sightings ORDER BY score DESC, sightings DESC, actor
LIMIT $limit
MATCH (a:Actor {{id: actor}})
RETURN score, {_ACTOR} ORDER BY score DESC, sightings DESC, a.id"""

# The content of articles, in the order that graph_schema.stores.content gives it.
STORED_IDS = "MATCH (a:Article) WHERE a.id > $after RETURN a.id ORDER BY a.id LIMIT $limit"
CODED = f"""UNWIND $ids AS id MATCH (a:Article {{id: id}})
RETURN [{_ARTICLE}],
COLLECT {{ MATCH (a)-[m:MENTIONS]->(x:Actor) RETURN [x.id, m.kind, m.party, m.name, m.name_en,
  m.name_ar, m.aliases, m.sector] }},
COLLECT {{ MATCH (a)<-[:IN]-(c:Claim) RETURN [{_CLAIM}] }},
COLLECT {{ MATCH (a)<-[:IN]-(o:Office) RETURN [{_OFFICE}] }}"""

# Claims. Each origin is one or more branches that give the first $limit claims by an index.
CLAIMS_ORDERED = " ORDER BY c.day_number DESC, c.id LIMIT $limit"
CLAIMS_AFTER = " AND c.day_number <= $day AND (c.day_number < $day OR c.id > $after)"
CLAIMS_BRANCH = f"{{match}}{{conditions}} RETURN c{CLAIMS_ORDERED}"
CLAIMS_OF_ONE = f"{{match}}{{conditions}} RETURN {_CLAIM}{CLAIMS_ORDERED}"
CLAIMS_OF_MANY = f"CALL () {{{{ {{branches}} }}}} RETURN {_CLAIM}{CLAIMS_ORDERED}"
ALL_CLAIMS = "MATCH (c:Claim) WHERE c.day_number >= 0"
CLAIMS_WITH = "MATCH (c:Claim) WHERE c.{field} = ${name} AND c.day_number >= 0"
CLAIMS_IN = "MATCH (:Article {id: $article})<-[:IN]-(c:Claim) WHERE c.day_number >= 0"
CLAIMS_STATING = "MATCH (r)<-[:STATES]-(c:Claim) WHERE c.day_number >= 0"
IS_SYMMETRIC = " AND c.type IN $symmetric"
_FORWARD = {
    "source": "$source IN [c.source, c.source_party]",
    "target": "$target IN [c.target, c.target_party]",
}
_BACKWARD = {
    "source": "$source IN [c.target, c.target_party]",
    "target": "$target IN [c.source, c.source_party]",
}
CLAIM_ENDS: dict[tuple[str, ...], str] = {
    ends: f" AND ({' AND '.join(_FORWARD[end] for end in ends)}"
    f" OR c.type IN $symmetric AND {' AND '.join(_BACKWARD[end] for end in ends)})"
    for ends in (("source",), ("target",), ("source", "target"))
}
# What is asked of a saying, and what is asked of the ends and the rest of a claim.
SAID = {
    "since": " AND c.day_number >= $since",
    "until": " AND 0 < c.day_number <= $until",
    "polarity": " AND c.polarity = $polarity",
    "modality": " AND c.modality = $modality",
    "speaker": " AND c.speaker = $speaker",
    "publisher": " AND c.publisher = $publisher",
    "language": " AND c.language = $language",
    "article": " AND c.article = $article",
}
CLAIM_IS = {
    "actor": " AND $actor IN [c.source, c.source_party, c.target, c.target_party]",
    "party": " AND $party IN [c.source_party, c.target_party]",
    "types": " AND c.type IN $types",
    "min_confidence": " AND c.confidence >= $min_confidence",
    "kinds": """ AND EXISTS { (c)-[:SOURCE]->(x:Actor) WHERE x.kind IN $kinds }
  AND EXISTS { (c)-[:TARGET]->(x:Actor) WHERE x.kind IN $kinds }""",
}

# Relations: r is a node of bookkeeping, or what is summed from single claims.
PICKED: dict[tuple[str, ...], str] = {
    ("source", "target"): """MATCH (r:Relation) WHERE r.source = $source AND r.target = $target
    RETURN r UNION MATCH (r:Relation) WHERE r.source = $target AND r.target = $source
    AND r.type IN $symmetric RETURN r""",
    ("source",): """MATCH (r:Relation) WHERE r.source = $source RETURN r
    UNION MATCH (r:Relation) WHERE r.target = $source AND r.type IN $symmetric RETURN r""",
    ("target",): """MATCH (r:Relation) WHERE r.target = $target RETURN r
    UNION MATCH (r:Relation) WHERE r.source = $target AND r.type IN $symmetric RETURN r""",
    ("actor",): """MATCH (r:Relation) WHERE r.source = $actor RETURN r
    UNION MATCH (r:Relation) WHERE r.target = $actor RETURN r""",
    ("near",): """UNWIND $near AS end MATCH (r:Relation) WHERE r.source = end RETURN r
    UNION UNWIND $near AS end MATCH (r:Relation) WHERE r.target = end RETURN r""",
    ("party",): """MATCH (a:Actor) WHERE a.party = $party AND a.id > ''
    MATCH (r:Relation) WHERE r.source = a.id RETURN r
    UNION MATCH (a:Actor) WHERE a.party = $party AND a.id > ''
    MATCH (r:Relation) WHERE r.target = a.id RETURN r""",
}
PICK = "CALL () {{ {picked} }} "
# What the ends that did not pick a relation ask of it.
ENDS_ARE: dict[tuple[str, ...], str] = {
    ("source", "target"): """ AND (r.source = $source AND r.target = $target
  OR r.type IN $symmetric AND r.target = $source AND r.source = $target)""",
    ("source",): " AND (r.source = $source OR r.type IN $symmetric AND r.target = $source)",
    ("target",): " AND (r.target = $target OR r.type IN $symmetric AND r.source = $target)",
    ("actor",): " AND (r.source = $actor OR r.target = $actor)",
    ("party",): """ AND (EXISTS { MATCH (x:Actor {id: r.source}) WHERE x.party = $party }
  OR EXISTS { MATCH (x:Actor {id: r.target}) WHERE x.party = $party })""",
}
ALL_RELATIONS = "MATCH (r:Relation) WHERE r.{rank} >= 0"
PICKED_RELATIONS = "WITH r WHERE true"
STATED = " AND {s}claims > 0"
RELATION_TYPES = " AND r.type IN $types"
RELATION_KINDS = """ AND EXISTS { MATCH (x:Actor {id: r.source}) WHERE x.kind IN $kinds }
  AND EXISTS { MATCH (x:Actor {id: r.target}) WHERE x.kind IN $kinds }"""
CONFIDENT = " AND {s}confidence >= $min_confidence"
RELATIONS_AFTER = """ AND {s}{rank} <= $rank AND ({s}{rank} < $rank OR r.source > $after_source
  OR r.source = $after_source AND (r.type > $after_type
  OR r.type = $after_type AND r.target > $after_target))"""
_SUMS = ("claims", "negated", "hypothetical", "articles", "publishers", "events")
_SUMS_AND_DAYS = (*_SUMS, "first_day", "last_day", "confidence")
RELATION_ROWS = f"""
RETURN r.source, r.type, r.target, {", ".join(f"{{s}}{name}" for name in _SUMS_AND_DAYS)}"""
RELATIONS_ORDERED = " ORDER BY {s}{rank} DESC, r.source, r.type, r.target LIMIT $limit"


def _described(aggregate: str, value: str, name: str) -> str:
    """Give an aggregate over the claims that count, and over all, as two columns."""
    counting = aggregate.format(f"CASE WHEN c.counts THEN {value} END")
    return f"{counting} AS {name}_counting, {aggregate.format(value)} AS {name}_all"


_DESCRIBED = {
    "articles": ("count(DISTINCT {})", "c.article"),
    "publishers": ("count(DISTINCT {})", "nullIf(c.publisher, '')"),
    "events": ("count(DISTINCT {})", "c.day_number"),
    "first_day": ("min({})", "nullIf(c.day_number, 0)"),
    "last_day": ("max({})", "c.day_number"),
    "confidence": ("max({})", "c.confidence"),
}
_CHOSEN = ", ".join(
    f"CASE WHEN claims > 0 THEN {name}_counting ELSE {name}_all END AS {name}"
    for name in _DESCRIBED
    if name != "first_day"
)
SUMMED = f""" WITH r, count(CASE WHEN c.counts THEN 1 END) AS claims,
count(CASE WHEN c.polarity = 'negated' THEN 1 END) AS negated,
count(CASE WHEN c.polarity = 'asserted' AND c.modality = 'hypothetical' THEN 1 END)
  AS hypothetical,
{", ".join(_described(*described, name) for name, described in _DESCRIBED.items())}
WITH r, claims, negated, hypothetical, {_CHOSEN},
coalesce(CASE WHEN claims > 0 THEN first_day_counting ELSE first_day_all END, 0) AS first_day
WHERE true"""
STATED_BY = " MATCH (c)-[:STATES]->(r:Relation) WHERE true"
