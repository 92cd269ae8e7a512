// Contradicted claims
// ادعاءات متناقضة
// What some assert and others deny, with who says so.
MATCH (relation:Relation)
WHERE relation.claims > 0 AND relation.negated > 0
MATCH (claim:Claim)-[:STATES]->(relation)
OPTIONAL MATCH (claim)-[:SPEAKER]->(speaker:Actor)
WITH relation, claim, coalesce(speaker.caption + ': ', '') + claim.quote AS said
ORDER BY claim.day
RETURN relation.source AS source, relation.type AS type, relation.target AS target,
       collect(CASE WHEN claim.counts THEN said END) AS asserted,
       collect(CASE WHEN claim.polarity = 'negated' THEN said END) AS denied
ORDER BY size(denied) DESC, source, type, target
LIMIT 50
