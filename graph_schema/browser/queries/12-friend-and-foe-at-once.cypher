// Friend and foe at once
// صديق وخصم معا
// Pairs that both cooperate and quarrel.
MATCH (a:Actor)-[good]-(b:Actor)
WHERE a.id < b.id AND good.quad IN ['verbal_cooperation', 'material_cooperation']
MATCH (a)-[bad]-(b)
WHERE bad.quad IN ['verbal_conflict', 'material_conflict']
RETURN a, good, b, bad
LIMIT 100
