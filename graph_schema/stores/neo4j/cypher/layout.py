"""The constraints and indexes of the graph, and the node that says whose graph it is."""

from __future__ import annotations

LAYOUT = 3
BEFORE_STORIES = 1
BEFORE_REVIEWS = 2

_UNIQUE = {
    "Actor": "id",
    "Article": "id",
    "Fingerprint": "id",
    "Publisher": "name",
    "Claim": "id",
    "Office": "id",
    "Relation": "id",
    "Tally": "id",
    "ActorTally": "id",
    "ActorName": "key",
    "Job": "id",
    "Change": "number",
    "Entry": "key",
    "Judgement": "key",
    "StandIn": "actor",
    "Verdict": "claim",
    "Reading": "article",
    "Actorgraph": "id",
}
_RANGE = (
    ("Actor", "party", "id"),
    ("Article", "publisher", "id"),
    ("Article", "story", "id"),
    ("Claim", "day_number"),
    ("Claim", "source", "day_number"),
    ("Claim", "source_party", "day_number"),
    ("Claim", "target", "day_number"),
    ("Claim", "target_party", "day_number"),
    ("Claim", "speaker", "day_number"),
    ("Office", "person"),
    ("Office", "party"),
    ("Relation", "source"),
    ("Relation", "target"),
    ("Relation", "claims"),
    ("Relation", "last_day"),
    ("Relation", "confidence"),
    ("ActorName", "actor"),
    ("Job", "article"),
    ("Job", "open", "enqueued", "number"),
    ("Job", "dead"),
    ("Change", "retracted", "number"),
    ("Entry", "kind", "id"),
    ("Verdict", "article", "claim"),
)


def _statements() -> dict[str, str]:
    made = {}
    for label, key in _UNIQUE.items():
        name = f"actorgraph_{label.lower()}_{key}_unique"
        made[name] = (
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
        )
    for label, *keys in _RANGE:
        name = f"actorgraph_{label.lower()}_{'_'.join(keys)}"
        listed = ", ".join(f"n.{key}" for key in keys)
        made[name] = f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON ({listed})"
    # Those who bear a name.
    made["actorgraph_folded"] = (
        "CREATE INDEX actorgraph_folded IF NOT EXISTS FOR (n:ActorName) ON (n.folded)"
    )
    # For people: the Arabic analyzer folds the spellings of Arabic and the case of Latin letters.
    made["actorgraph_names"] = (
        "CREATE FULLTEXT INDEX actorgraph_names IF NOT EXISTS FOR (n:Actor)"
        " ON EACH [n.name, n.name_en, n.name_ar, n.aliases]"
        " OPTIONS {indexConfig: {`fulltext.analyzer`: 'arabic'}}"
    )
    # Keys are made so that they are words to Lucene; see `rows.key_words`.
    made["actorgraph_keys"] = (
        "CREATE FULLTEXT INDEX actorgraph_keys IF NOT EXISTS FOR (n:ActorTally) ON EACH [n.keys]"
        " OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    )
    made["actorgraph_bands"] = (
        "CREATE FULLTEXT INDEX actorgraph_bands IF NOT EXISTS FOR (n:Fingerprint) ON EACH [n.bands]"
        " OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    )
    return made


# By the name of the index that each makes.
SCHEMA = _statements()
INDEXES = "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'actorgraph_' RETURN name, state"
AWAIT_INDEXES = "CALL db.awaitIndexes(300)"
LOOK = """RETURN COUNT { () },
COLLECT { MATCH (g:Actorgraph {id: 'graph'}) RETURN g.layout }"""
MAKE = """MERGE (g:Actorgraph {id: 'graph'}) ON CREATE SET g.layout = $layout, g.revision = 0,
  g.held = true
MERGE (q:Actorgraph {id: 'queue'}) ON CREATE SET q.layout = $layout, q.jobs = 0,
  q.held = true
RETURN g.layout"""

# From layout 2: articles say who read them. Some at a time, so that a transaction stays small.
SAY_CODERS = """MATCH (a:Article) WHERE a.coder IS NULL AND EXISTS { (a)<-[:IN]-() }
WITH a LIMIT $limit
SET a.coder = head(COLLECT { MATCH (a)<-[:IN]-(x) RETURN x.coder LIMIT 1 })
RETURN count(a)"""
SET_LAYOUT = "MATCH (g:Actorgraph) SET g.layout = $layout"
