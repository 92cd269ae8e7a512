// Find an actor by name
// ابحث عن طرف باسمه
// Change the name; a ~ behind a word forgives a letter. The id is what other queries ask for.
WITH 'لافروف' AS name
CALL db.index.fulltext.queryNodes('actorgraph_names', name) YIELD node AS actor, score
RETURN actor.id AS id, actor.name_ar AS name_ar, actor.name_en AS name_en, actor.kind AS kind,
       actor.party AS party, actor.aliases AS aliases
ORDER BY score DESC, id
LIMIT 20
