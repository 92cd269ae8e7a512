// All around an actor
// كل ما حول طرف
// Cool colours cooperate, warm ones are in conflict. Change the id, and the least number of claims.
WITH 'ISR' AS id, 1 AS least
MATCH (actor:Actor {id: id})-[relation]-(other:Actor)
WHERE relation.quad IS NOT NULL AND relation.claims >= least
RETURN actor, relation, other
ORDER BY relation.claims DESC
LIMIT 100
