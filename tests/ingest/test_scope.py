"""Of which claims of its sentence an act of speech tells."""

from __future__ import annotations

import pytest

from graph_schema.records import Article
from ingest.attribution import acts, speaker_at
from tests.ingest.reading_texts import claim, document, rules


@pytest.mark.parametrize(
    ("text", "claimed", "speaker"),
    [
        # What stands before an accusation is not what the accuser says.
        ("Kenya attacked Somalia, and Uganda accused Chad.", "KEN ATTACKS SOM", None),
        ("Kenya attacked Somalia, Uganda warned.", "KEN ATTACKS SOM", "UGA"),
        ("Kenya said so, and Uganda warned that Chad attacked Somalia.", "TCD ATTACKS SOM", "UGA"),
        ("Kenya said so, and Uganda accused Chad of lies.", "UGA ACCUSES TCD", None),
        ("Kenya said that Uganda accused Chad of lies.", "UGA ACCUSES TCD", "KEN"),
        ("Kenya said Peru, Chile, and Uganda accused Chad.", "UGA ACCUSES TCD", "KEN"),
        # Where another clause begins, or a denial of what was said.
        ("Kenya said it was late, while Chad attacked Somalia.", "TCD ATTACKS SOM", None),
        ("Kenya said it was late; Chad attacked Somalia.", "TCD ATTACKS SOM", None),
        ('Kenya said "it was late, but Chad attacked Somalia".', "TCD ATTACKS SOM", "KEN"),
        ("Kenya accused Chad, a charge that Chad rejects.", "KEN ACCUSES TCD", None),
        ("هاجمت كينيا الصومال وتشاد تتهم أوغندا", "KEN ATTACKS SOM", None),
        ("هاجمت كينيا الصومال، وقالت تشاد كلاما", "KEN ATTACKS SOM", None),
        ("هاجمت كينيا الصومال بينما قالت تشاد كلاما", "KEN ATTACKS SOM", None),
        ("هاجمت كينيا الصومال، كما قالت تشاد", "KEN ATTACKS SOM", "TCD"),
        ("هاجمت كينيا الصومال، وهو ما نفته تشاد", "KEN ATTACKS SOM", None),
        ("اتهمت كينيا أوغندا، فيما هاجمت تشاد الصومال", "TCD ATTACKS SOM", None),
        ("اتهمت كينيا أوغندا، في حين هاجمت تشاد الصومال", "TCD ATTACKS SOM", None),
        ("قالت كينيا إنها تأخرت، لكن تشاد هاجمت الصومال", "TCD ATTACKS SOM", None),
        ("هاجمت كينيا الصومال وتشاد تقول ذلك", "KEN ATTACKS SOM", None),
        ("Kenya met Chad, adding Uganda.", "KEN CONSULTS TCD", None),
        # A subject behind more than one title is none of the second clause.
        (
            "Kenya said so, and its envoys, ministers, Uganda urged Chad to attack Somalia.",
            "UGA REQUESTS TCD",
            "KEN",
        ),
        # "In what", and what else goes on with what is said.
        ("هاجمت كينيا الصومال فيما بعد، كما قالت تشاد", "KEN ATTACKS SOM", "TCD"),
        ("هاجمت كينيا الصومال فيما وصفته بالرد، كما قالت تشاد", "KEN ATTACKS SOM", "TCD"),
        ("قالت كينيا إن ذلك تأخر، فيما يبدو أن تشاد هاجمت الصومال", "TCD ATTACKS SOM", "KEN"),
        ("Kenya said it was late, but that Chad attacked Somalia.", "TCD ATTACKS SOM", "KEN"),
        ("Kenya said it was late, but that is why Chad attacked Somalia.", "TCD ATTACKS SOM", None),
        # A remark with a subject of its own ends at a comma.
        ("Kenya, which Uganda accuses of lies, urged Chad to go.", "KEN REQUESTS TCD", None),
        ("Kenya, whom the Ugandan army accuses of lies, met Chad.", "KEN CONSULTS TCD", None),
        ("قالت كينيا إن أوغندا تأخرت وإن تشاد هاجمت الصومال", "TCD ATTACKS SOM", "KEN"),
    ],
)
def test_an_act_tells_of_its_own_clause(text: str, claimed: str, speaker: str | None) -> None:
    source, kind, target = claimed.split()
    assert claim(text, source, kind, target).speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kenya said it came under fire from Chad.", "KEN"),
        ("Uganda was silent, while Kenya said it came under fire from Chad.", "KEN"),
        ("كينيا تتهم تشاد بشن غارات", "KEN"),
        ("Chad attacked, Kenya said.", "KEN"),
        ("Kenya, in Nairobi, said it came under fire from Chad.", "KEN"),
        ("هاجمت تشاد الحدود، وقالت كينيا إنها تأخرت", None),
        # What a remark tells of him, or what is behind another clause, he does not tell.
        ("Kenya, which Chad attacked, said it was late.", None),
        ("Kenya said it was late, while Chad attacked.", None),
        ("Kenya denied that Chad attacked.", None),
    ],
)
def test_who_tells_of_what_was_done_to_him(text: str, speaker: str | None) -> None:
    annotated, mentions = document(text)
    (sentence,), (here,) = annotated.sentences, mentions.by_sentence
    victim, doer = (next(m for m in here if m.party == one) for one in ("KEN", "TCD"))
    told = speaker_at(acts(sentence, here, annotated.article.language), victim.first, doer)
    assert (told.party if told else None) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "اتهمت كينيا تشاد بالكذب، وهو ما نفته أوغندا",
        "اتهمت كينيا تشاد بالكذب وهي اتهامات تنفيها أوغندا",
        "اتهمت كينيا تشاد بالكذب وهو ما نفته أوغندا",
    ],
)
def test_who_accuses_does_not_tell_of_the_denial(text: str) -> None:
    annotated, mentions = document(text)
    (sentence,), (here,) = annotated.sentences, mentions.by_sentence
    accuser, denier = (next(m for m in here if m.party == one) for one in ("KEN", "UGA"))
    assert speaker_at(acts(sentence, here, "ar"), accuser.first, denier) is None


@pytest.mark.parametrize(
    ("language", "title", "speaker"),
    [
        ("en", "Kenya: Chad attacks Somalia", None),
        ("en", "Nairobi: Chad attacks Somalia", "KEN"),
        ("ar", "كينيا: تشاد تهاجم الصومال", None),
        ("ar", "نيروبي: تشاد تهاجم الصومال", "KEN"),
        ("ar", "الجيش الكيني: تشاد تهاجم الصومال", "KEN"),
    ],
)
def test_a_state_that_opens_a_title_is_what_it_is_on(
    language: str, title: str, speaker: str | None
) -> None:
    (coded,) = rules().code([Article("t", language, title, "")])
    (told,) = (c for c in coded.article.claims if c.type == "ATTACKS")
    assert told.speaker == speaker
