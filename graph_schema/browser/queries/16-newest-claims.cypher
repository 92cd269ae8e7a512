// Newest claims
// أحدث الادعاءات
// With the sentences that they stand on. Change the least confidence, from 0 to 100.
WITH 0 AS least
MATCH (source:Actor)<-[:SOURCE]-(claim:Claim)-[:TARGET]->(target:Actor)
WHERE claim.confidence >= least AND claim.day_number > 0
RETURN toString(claim.day) AS day, source.caption AS source, claim.caption AS what,
       target.caption AS target, claim.confidence AS confidence, claim.quote AS quote, claim.publisher AS publisher
ORDER BY claim.day_number DESC, claim.id
LIMIT 50
