// Evidence behind an edge
// الأدلة وراء علاقة
// Every sentence that says it or denies it. Change source, type and target. What persons do
// counts for their state or body too.
WITH 'ISR' AS source, 'ATTACKS' AS type, 'SYR' AS target
MATCH (claim:Claim)-[:STATES]->(:Relation {source: source, type: type, target: target})
MATCH (claim)-[:IN]->(article:Article)
OPTIONAL MATCH (claim)-[:SPEAKER]->(speaker:Actor)
RETURN toString(claim.day) AS day, claim.polarity AS polarity, claim.quote AS quote,
       speaker.caption AS speaker, article.publisher AS publisher, article.id AS article,
       claim.modality AS modality, claim.confidence AS confidence
ORDER BY day DESC, article, claim.start
LIMIT 100
