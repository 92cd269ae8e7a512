// Who attacks whom since
// من يهاجم من منذ يوم
// Change the day. An arrow's number is how many claims assert it; click it for more.
WITH date('2024-01-01') AS since
MATCH (source:Actor)-[attack:ATTACKS]->(target:Actor)
WHERE attack.last_seen >= since
RETURN source, attack, target
ORDER BY attack.last_seen DESC
LIMIT 100
