// Between two actors
// ما بين طرفين
// All that passes, in both directions. Change the two ids: the ISO code of a state (SYR), or the
// id of a body (HAMAS) or a person (see: Find an actor by name).
WITH 'ISR' AS one, 'HAMAS' AS other
MATCH (a:Actor {id: one})-[relation]-(b:Actor {id: other})
WHERE relation.quad IS NOT NULL
RETURN a, relation, b
