// What a minister said
// ما قاله وزير
// What a person said or did, with the sentences. Change the name; either script will do.
WITH 'الشيباني' AS name
CALL db.index.fulltext.queryNodes('actorgraph_names', name) YIELD node AS person, score
WHERE person:Person
WITH person ORDER BY score DESC LIMIT 1
MATCH (person)<-[role:SPEAKER|SOURCE]-(claim:Claim)-[:TARGET]->(target:Actor)
MATCH (claim)-[:SOURCE]->(source:Actor)
RETURN person.caption AS person, toString(claim.day) AS day,
       CASE type(role) WHEN 'SPEAKER' THEN 'said' ELSE 'did' END AS how,
       source.caption AS source, claim.caption AS what, target.caption AS target,
       claim.quote AS quote, claim.article AS article
ORDER BY day DESC, article, claim.start
LIMIT 100
