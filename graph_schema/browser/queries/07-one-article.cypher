// One article: its claims, their actors, who published it
// مقال واحد: ادعاءاته وأطرافها وناشره
// Change the article's id.
WITH 'sample-ar-06' AS id
MATCH (article:Article {id: id})
OPTIONAL MATCH (article)-[by:PUBLISHED_BY]->(publisher:Publisher)
OPTIONAL MATCH (article)<-[said:IN]-(claim:Claim)-[role:SOURCE|TARGET|SPEAKER]->(actor:Actor)
RETURN article, by, publisher, said, claim, role, actor
