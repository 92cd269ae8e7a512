// Mediators between two
// الوسطاء بين طرفين
// Who mediates for both. Change the two ids.
WITH 'ISR' AS one, 'HAMAS' AS other
MATCH (a:Actor {id: one})<-[to_a:MEDIATES]-(mediator:Actor)-[to_b:MEDIATES]->(b:Actor {id: other})
RETURN mediator, to_a, a, to_b, b
