// The newest claims, with what they stand on
// أحدث الادعاءات وما تستند إليه
// Change the least confidence, from 0 to 100.
WITH 0 AS least
MATCH (source:Actor)<-[:SOURCE]-(claim:Claim)-[:TARGET]->(target:Actor)
WHERE claim.confidence >= least AND claim.day IS NOT NULL
RETURN claim.day AS day, source.caption AS source, claim.caption AS what, target.caption AS target,
       claim.confidence AS confidence, claim.quote AS quote, claim.publisher AS publisher
ORDER BY day DESC, claim.id
LIMIT 50
