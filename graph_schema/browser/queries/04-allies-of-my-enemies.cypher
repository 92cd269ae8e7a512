// Allies of my enemies
// حلفاء أعدائي
// Change the id. An enemy attacks, coerces or threatens, or is attacked, coerced or threatened.
WITH 'SDN' AS me
MATCH (self:Actor {id: me})-[hostile:ATTACKS|COERCES|MOBILIZES_AGAINST|THREATENS]-(enemy:Actor)
MATCH (enemy)-[friendly:ALLIES_WITH|COOPERATES_WITH|AIDS|SUPPORTS]-(ally:Actor)
WHERE ally <> self
RETURN self, hostile, enemy, friendly, ally
LIMIT 200
