// How two are linked
// كيف يتصل طرفان
// The shortest ways from one to the other. Change the two ids.
WITH 'QAT' AS one, 'SYR' AS other
MATCH (a:Actor {id: one}), (b:Actor {id: other})
MATCH path = allShortestPaths((a)-[links*..4]-(b))
WHERE all(link IN links WHERE link.quad IS NOT NULL)
RETURN path
LIMIT 50
