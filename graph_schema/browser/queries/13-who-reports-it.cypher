// Who reports it
// من ينقل الخبر
// Publishers, by what they say passes between two. Change the two ids.
WITH 'RUS' AS source, 'UKR' AS target
MATCH (claim:Claim)-[:STATES]->(relation:Relation {source: source, target: target})
RETURN coalesce(claim.publisher, '(none)') AS publisher, relation.type AS type,
       sum(CASE WHEN claim.counts THEN 1 ELSE 0 END) AS asserted,
       sum(CASE WHEN claim.polarity = 'negated' THEN 1 ELSE 0 END) AS denied,
       count(DISTINCT claim.article) AS articles,
       count(DISTINCT claim.story) AS stories, toString(min(claim.day)) AS first,
       toString(max(claim.day)) AS last
ORDER BY asserted DESC, publisher, type
LIMIT 100
