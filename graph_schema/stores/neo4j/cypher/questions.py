"""The statements that only read, and the pieces that relations and claims are asked with."""

from __future__ import annotations

from graph_schema.model import model

REVISION = "MATCH (g:Actorgraph {id: 'graph'}) RETURN g.revision"
# In a transaction that may change: keeps those of others out until it ends. What is set is always
# the same, because a value read in this statement would be of before the lock.
HOLD_GRAPH = "MATCH (g:Actorgraph {id: 'graph'}) SET g.held = true"
_TYPES = "|".join(model().types)
# Each number comes from the counts that Neo4j keeps.
TOTALS = f"""RETURN COUNT {{ (:Article) }}, COUNT {{ (:Actor) }}, COUNT {{ (:Claim) }},
COUNT {{ (:Office) }}, COUNT {{ ()-[:{_TYPES}]->() }}"""

ARTICLE_FIELDS = "a.id, a.language, a.title, a.text, a.published, a.publisher, a.url"
_ACTOR = "a.id, a.kind, a.party, a.name, a.name_en, a.name_ar, a.aliases, a.sector"
_CLAIM = """c.id, c.article, c.source, c.type, c.target, c.source_party, c.target_party,
c.polarity, c.modality, c.confidence, c.quote, c.start, c.end, c.in_title, c.coder, c.speaker,
c.occurred_on, c.date_source, c.day_number"""
_OFFICE = """o.id, o.article, o.person, o.party, o.title, o.quote, o.start, o.end, o.in_title,
o.coder"""
ARTICLE = f"MATCH (a:Article {{id: $id}}) RETURN {ARTICLE_FIELDS}"
# By its own id, or one that is judged to be of the same actor.
ACTOR = f"""OPTIONAL MATCH (s:StandIn {{actor: $id}})
WITH coalesce(s.goes_by, $id) AS id MATCH (a:Actor {{id: id}}) RETURN {_ACTOR}"""
CLAIM = f"MATCH (c:Claim {{id: $id}}) RETURN {_CLAIM}"

ARTICLES_BY_ID = f"UNWIND $ids AS id MATCH (a:Article {{id: id}}) RETURN {ARTICLE_FIELDS}"
ACTORS_BY_ID = f"UNWIND $ids AS id MATCH (a:Actor {{id: id}}) RETURN {_ACTOR}"
ARTICLES = f"""MATCH (a:Article) WHERE a.id > $after{{conditions}}
RETURN {ARTICLE_FIELDS} ORDER BY a.id LIMIT $limit"""
ARTICLE_IS = {
    "publisher": " AND a.publisher = $publisher",
    "language": " AND a.language = $language",
    "since": " AND a.published >= $since",
    "until": " AND a.published <= $until",
    "not_by": " AND coalesce(a.coder <> $not_by, true)",
    "story": " AND a.story IN COLLECT { MATCH (x:Article {id: $story}) RETURN x.story }",
}
STORIES_OF = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id, a.story"
ACTORS = f"""MATCH (a:Actor) WHERE a.id > $after{{conditions}}
RETURN {_ACTOR} ORDER BY a.id LIMIT $limit"""
ACTOR_IS = {"kinds": " AND a.kind IN $kinds", "party": " AND a.party = $party"}
OFFICES = f"""MATCH (o:Office){{conditions}}
RETURN {_OFFICE} ORDER BY o.person, o.title, o.id"""
OFFICES_IN = f"""MATCH (a:Article)<-[:IN]-(o:Office){{conditions}}
RETURN {_OFFICE} ORDER BY o.person, o.title, o.id"""
OFFICE_IS = {
    "article": "a.id = $article",
    "person": "o.person = $person",
    "party": "o.party = $party",
}

# Lucene finds those with some of the keys, the likeliest first by its own measure; of so many the
# keys are counted as `graph_schema.interfaces.GraphReader.search_actors` promises.
SEARCH = f"""CALL () {{
  CALL db.index.fulltext.queryNodes('actorgraph_keys', $query, {{limit: $wide}}) YIELD node AS t
  WITH t, size([key IN t.keys WHERE key IN $keys]) AS shared
  RETURN t.id AS actor ORDER BY shared DESC, t.sightings DESC, t.id LIMIT $most
  UNION
  MATCH (n:ActorName) WHERE n.folded = $asked RETURN n.actor AS actor
}}
MATCH (a:Actor {{id: actor}}) MATCH (t:ActorTally {{id: actor}})
RETURN t.sightings, {_ACTOR}"""

# The content of articles, in the order that graph_schema.stores.content gives it.
STORED_IDS = "MATCH (a:Article) WHERE a.id > $after RETURN a.id ORDER BY a.id LIMIT $limit"
CODED = f"""UNWIND $ids AS id MATCH (a:Article {{id: id}})
RETURN [{ARTICLE_FIELDS}],
COLLECT {{ MATCH (a)-[m:MENTIONS]->(x:Actor) RETURN [x.id, m.kind, m.party, m.name, m.name_en,
  m.name_ar, m.aliases, m.sector] }},
COLLECT {{ MATCH (a)<-[:IN]-(c:Claim) RETURN [{_CLAIM}] }},
COLLECT {{ MATCH (a)<-[:IN]-(o:Office) RETURN [{_OFFICE}] }}, a.coder"""

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
# A claim may belong to a pair of actors both ways.
CLAIMS_STATING_ONCE = "MATCH (r)<-[:STATES]-(c:Claim) WITH DISTINCT c WHERE c.day_number >= 0"
# Conditions may ask of an actor x inside, who must be no actor of here.
CLAIMS_SPOKEN_FOR = """MATCH (teller:Actor) WHERE teller.party = $speaker AND teller.id > ''
  MATCH (teller)<-[:SPEAKER]-(c:Claim) WHERE c.day_number >= 0"""
CLAIMS_AT_ONCE = "CALL () {{ {branches} }} WITH c WHERE true"
CLAIMS_RETURNED = "{match}{conditions} RETURN c"
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
    "speaker": """ AND (c.speaker = $speaker
  OR EXISTS { MATCH (c)-[:SPEAKER]->(x:Actor) WHERE x.party = $speaker })""",
    "publisher": " AND c.publisher = $publisher",
    "language": " AND c.language = $language",
    "article": " AND c.article = $article",
}
CLAIM_IS = {
    "other": """ AND ($actor IN [c.source, c.source_party] AND $other IN [c.target, c.target_party]
  OR $other IN [c.source, c.source_party] AND $actor IN [c.target, c.target_party])""",
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
    ("actor", "other"): """MATCH (r:Relation) WHERE r.source = $actor AND r.target = $other
    RETURN r UNION MATCH (r:Relation) WHERE r.source = $other AND r.target = $actor RETURN r""",
    ("actor",): """MATCH (r:Relation) WHERE r.source = $actor RETURN r
    UNION MATCH (r:Relation) WHERE r.target = $actor RETURN r""",
    ("ids",): "UNWIND $ids AS id MATCH (r:Relation {id: id}) RETURN r",
    ("these",): """UNWIND $these AS end MATCH (r:Relation) WHERE r.source = end RETURN r
    UNION UNWIND $these AS end MATCH (r:Relation) WHERE r.target = end RETURN r""",
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
    ("actor", "other"): """ AND (r.source = $actor AND r.target = $other
  OR r.source = $other AND r.target = $actor)""",
    ("actor",): " AND (r.source = $actor OR r.target = $actor)",
    ("ids",): " AND r.id IN $ids",
    ("these",): " AND (r.source IN $these OR r.target IN $these)",
    ("party",): """ AND (EXISTS { MATCH (x:Actor {id: r.source}) WHERE x.party = $party }
  OR EXISTS { MATCH (x:Actor {id: r.target}) WHERE x.party = $party })""",
}
ALL_RELATIONS = "MATCH (r:Relation) WHERE r.{rank} >= 0"
PICKED_RELATIONS = "WITH r WHERE true"
STATED = " AND {s}claims > 0"
CONTRADICTED = " AND {s}claims > 0 AND {s}negated > 0"
AMONG_THOSE = """ AND (r.source IN $these AND r.target IN $those
  OR r.target IN $these AND r.source IN $those)"""
# The relations of one actor, $centre, seen from it.
_WAY = """CASE WHEN r.type IN $symmetric THEN 'both' WHEN r.source = $centre THEN 'out'
  ELSE 'in' END"""
TYPES_AROUND = f""" WITH r.type AS type, {_WAY} AS way, {{s}}claims AS claims
RETURN type, way, count(*), sum(claims)"""
NEIGHBOURS = f""" WITH CASE r.source WHEN $centre THEN r.target ELSE r.source END AS id,
  {{s}}claims AS claims, {_WAY} AS way WHERE way IN $ways
WITH id, sum(claims) AS claims ORDER BY claims DESC, id{{kinds}}
WITH collect([id, claims]) AS found RETURN size(found), found[..$limit]"""
NEIGHBOURS_ARE = " WHERE EXISTS { MATCH (x:Actor {id: id}) WHERE x.kind IN $other_kinds }"
# Those who have relations with both of $these; of the relations with one the largest counts.
BETWEEN = """ AND (r.source IN $these) <> (r.target IN $these)
WITH CASE WHEN r.source IN $these THEN r.source ELSE r.target END AS here,
  CASE WHEN r.source IN $these THEN r.target ELSE r.source END AS middle, {s}claims AS claims
WITH here, middle, max(claims) AS claims
WITH middle, count(*) AS ends, sum(claims) AS claims WHERE ends = 2
RETURN middle ORDER BY claims DESC, middle LIMIT $limit"""
RELATIONS_BY_KEY = " ORDER BY r.source, r.type, r.target LIMIT $limit"
RELATION_TYPES = " AND r.type IN $types"
RELATION_KINDS = """ AND EXISTS { MATCH (x:Actor {id: r.source}) WHERE x.kind IN $kinds }
  AND EXISTS { MATCH (x:Actor {id: r.target}) WHERE x.kind IN $kinds }"""
CONFIDENT = " AND {s}confidence >= $min_confidence"
RELATIONS_AFTER = """ AND {s}{rank} <= $rank AND ({s}{rank} < $rank OR r.source > $after_source
  OR r.source = $after_source AND (r.type > $after_type
  OR r.type = $after_type AND r.target > $after_target))"""
_SUMS = ("claims", "negated", "hypothetical", "articles", "publishers", "stories", "events")
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
    "stories": ("count(DISTINCT {})", "c.story"),
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
_COUNTED = f"""count(CASE WHEN c.counts THEN 1 END) AS claims,
count(CASE WHEN c.polarity = 'negated' THEN 1 END) AS negated,
count(CASE WHEN c.polarity = 'asserted' AND c.modality = 'hypothetical' THEN 1 END)
  AS hypothetical,
{", ".join(_described(*described, name) for name, described in _DESCRIBED.items())}"""
_SUMMED = f"""claims, negated, hypothetical, {_CHOSEN},
coalesce(CASE WHEN claims > 0 THEN first_day_counting ELSE first_day_all END, 0) AS first_day"""
SUMMED = f""" WITH r, {_COUNTED}
WITH r, {_SUMMED}
WHERE true"""
# {columns} are those counted by, null where not asked.
TALLY = f"""{{claims}} WITH {{columns}}, count(c) AS total, {_COUNTED}
WITH type, speaker, publisher, period, total, {_SUMMED}
WHERE total > 0
RETURN type, speaker, publisher, period, claims, negated, hypothetical, articles, publishers,
  stories, first_day, last_day, confidence"""
# To truncate no date is an error.
_TRUNCATED = "CASE WHEN c.day IS NULL THEN null ELSE date.truncate('{unit}', c.day) END"
TALLY_BY = {
    "type": "c.type",
    "speaker": "c.speaker",
    "publisher": "nullIf(c.publisher, '')",
    "day": "c.day",
    "week": _TRUNCATED.format(unit="week"),
    "month": _TRUNCATED.format(unit="month"),
    "year": _TRUNCATED.format(unit="year"),
}
STATED_BY = " MATCH (c)-[:STATES]->(r:Relation) WHERE true"
