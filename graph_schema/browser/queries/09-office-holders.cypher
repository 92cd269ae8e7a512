// Office holders
// أصحاب المناصب
// Of a state or body. Change the id.
WITH 'SYR' AS id
MATCH (person:Person)-[office:HOLDS_OFFICE]->(body:Actor {id: id})
RETURN person, office, body
LIMIT 100
