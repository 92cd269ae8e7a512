// What passes between two actors, in both directions
// ما يجري بين طرفين في الاتجاهين
// Change the two ids: the ISO code of a state (SYR), the id of a body (HAMAS) or a person.
WITH 'ISR' AS one, 'HAMAS' AS other
MATCH (a:Actor {id: one})-[relation]-(b:Actor {id: other})
WHERE relation.quad IS NOT NULL
RETURN a, relation, b
