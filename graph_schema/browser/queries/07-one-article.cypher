// One article
// مقال واحد
// Its claims, their actors, who published it. Change the id. Switch 'Connect result nodes' off in
// Browser's settings to see nothing else.
WITH 'sample-ar-06' AS id
MATCH (article:Article {id: id})
OPTIONAL MATCH (article)-[by:PUBLISHED_BY]->(publisher:Publisher)
OPTIONAL MATCH (article)<-[said:IN]-(claim:Claim)-[role:SOURCE|TARGET|SPEAKER]->(actor:Actor)
RETURN article, by, publisher, said, claim, role, actor
