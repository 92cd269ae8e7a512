"""Arabic object pronouns that stand for the only able actor of the sentence before."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import carried_over


@pytest.mark.parametrize(
    ("text", "word", "party"),
    [
        ("حذر أمير قطر طهران. وهاتفه الرئيس الإيراني.", "وهاتفه", "QAT"),
        ("صمتت موسكو. واتهمتها باريس بالكذب.", "واتهمتها", "RUS"),
        ("لا تنوي نيودلهي التراجع. وخفضت باريس علاقاتها معها.", "معها", "IND"),
        ("وصل وزير الخارجية المصري. واستقبله الرئيس التركي.", "واستقبله", "EGY"),
        # One is able by gender where two are named.
        ("حذر الجيش التركي باريس. واتهمتها روسيا.", "واتهمتها", "FRA"),
    ],
)
def test_an_object_pronoun_stands_for_whom_alone_it_may_mean(
    text: str, word: str, party: str
) -> None:
    assert carried_over(text) == [(word, party)]


@pytest.mark.parametrize(
    "text",
    [
        "ردت موسكو على طهران. واتهمتها باريس بالكذب.",  # either
        "صمتت موسكو. واتهمه الرئيس التركي بالكذب.",  # of another gender
        "صمتت موسكو. وقال الرئيس التركي، إن باريس هاجمتها.",  # his own sentence names whom
        "صمتت موسكو. وهاجمتها عصابة.",  # nobody acts
        "صمتت موسكو. ودمرتها باريس.",  # what may be a thing
        "صمتت موسكو. وأطلقت باريس حملتها.",  # a noun
        "صمت أردوغان. واخترقت باريس هاتفه.",
        "صمتت موسكو. وطرحت باريس خطة تتعامل معها بحذر.",
        "صمتت موسكو. وهطل المطر أمس. واتهمتها باريس بالكذب.",  # too far
        "اعتقلت موسكو ناشطة. وحذرتها باريس.",  # a stranger
        "أقالت موسكو وزيرة الدفاع. واتهمتها باريس.",
    ],
)
def test_a_pronoun_that_may_mean_others_is_nobody(text: str) -> None:
    assert not {"RUS", "TUR"} & {party for _, party in carried_over(text)}
