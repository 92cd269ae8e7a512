// Month by month
// شهرا بشهر
// What passes between two, by quad class. Change the two ids.
WITH ['ISR', 'SYR'] AS pair
MATCH (claim:Claim {counts: true})-[:STATES]->(relation:Relation)
WHERE relation.source IN pair AND relation.target IN pair
WITH DISTINCT claim
RETURN substring(toString(claim.day), 0, 7) AS month,
       sum(CASE claim.quad WHEN 'verbal_cooperation' THEN 1 ELSE 0 END) AS verbal_cooperation,
       sum(CASE claim.quad WHEN 'material_cooperation' THEN 1 ELSE 0 END) AS material_cooperation,
       sum(CASE claim.quad WHEN 'verbal_conflict' THEN 1 ELSE 0 END) AS verbal_conflict,
       sum(CASE claim.quad WHEN 'material_conflict' THEN 1 ELSE 0 END) AS material_conflict
ORDER BY month
