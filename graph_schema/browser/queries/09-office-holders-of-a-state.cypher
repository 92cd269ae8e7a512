// Office holders of a state or body
// أصحاب المناصب في دولة أو هيئة
// Change the id.
WITH 'SYR' AS id
MATCH (person:Person)-[office:HOLDS_OFFICE]->(body:Actor {id: id})
RETURN person, office, body
LIMIT 100
