"""What articles are compared by."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

import pytest

from graph_schema.stories.fingerprints import (
    ALIKE,
    BANDS,
    FEWEST,
    Fingerprint,
    are_copies,
    bands_of,
    fingerprint,
    likeness,
    sharing_bands,
)
from tests.builders import an_article
from tests.reposts import AGENCY, HARBOUR, PIPELINE, copies

WHOLE = "\n".join(HARBOUR)
GOLDEN = ["36533118be07ee03", "29255bf3b198b763"]
GOLDEN_BANDS = (2013506522331179480, 6101032588635049286)


def of(text: str, article_id: str = "a-1", publisher: str | None = "One") -> Fingerprint:
    """Give the fingerprint of a text that has one."""
    found = fingerprint(an_article(article_id, text=text, publisher=publisher))
    assert found is not None
    return found


def test_a_signature_is_the_same_for_ever() -> None:
    # Stores keep signatures: should this fail with another version of a library or after a change
    # of ours, the layout of the stores must change with it.
    signatures = [of("\n".join(report)).signature for report in (HARBOUR, PIPELINE)]
    assert [len(signature) for signature in signatures] == [512, 512]
    assert [sha256(signature).hexdigest()[:16] for signature in signatures] == GOLDEN
    assert bands_of(signatures[0])[:2] == GOLDEN_BANDS


@pytest.mark.parametrize(
    "spelt",
    [
        WHOLE.upper(),
        WHOLE.replace(" ", "  ").replace(",", " ،"),
        WHOLE.replace("\n", " "),
        f"\u202b{WHOLE}\u202c",
    ],
)
def test_case_spaces_and_punctuation_make_no_difference(spelt: str) -> None:
    assert of(spelt).signature == of(WHOLE).signature


def test_spellings_of_arabic_make_no_difference() -> None:
    whole = "\n".join(PIPELINE)
    other = whole.replace("أ", "ا").replace("ة", "ه").replace("إ", "ا").replace("ضخ", "ضـخ")
    assert other != whole
    assert of(other).signature == of(whole).signature


@pytest.mark.parametrize(("words", "long"), [(FEWEST + 1, False), (FEWEST + 2, True)])
def test_a_short_text_has_none(words: int, long: bool) -> None:
    text = " ".join(f"word{number}" for number in range(words))
    assert (fingerprint(an_article(text=text)) is not None) is long


def test_one_sentence_again_and_again_is_short() -> None:
    assert fingerprint(an_article(text="The army struck sites along the border. " * 50)) is None


@pytest.mark.parametrize("report", [HARBOUR, PIPELINE])
def test_copies_share_bands_and_are_alike(report: tuple[str, ...]) -> None:
    whole, *edited = (of(text) for text in copies(report, AGENCY[0]))
    for copy in edited:
        assert likeness(whole.signature, copy.signature) > ALIKE
        assert set(whole.bands) & set(copy.bands)


def test_other_reports_share_no_band() -> None:
    one, other = of(WHOLE), of("\n".join(PIPELINE))
    assert likeness(one.signature, other.signature) < 0.05
    assert not set(one.bands) & set(other.bands)
    assert len(one.bands) == BANDS


@pytest.mark.parametrize(
    ("publishers", "days", "text", "copied"),
    [
        (("One", "Two"), (1, 4), WHOLE, True),
        (("One", "Two"), (1, 5), WHOLE, False),
        (("One", "Two"), (None, 5), WHOLE, True),
        (("One", "Two"), (1, 1), "\n".join(HARBOUR[1:]), True),
        (("One", "One"), (1, 1), "\n".join(HARBOUR[1:]), False),
        (("One", None), (1, 1), "\n".join(HARBOUR[1:]), False),
        (("", ""), (1, 1), "\n".join(HARBOUR[1:]), False),
        (("One", "One"), (1, 1), WHOLE, True),
        ((None, None), (1, 1), f"{WHOLE} More.", True),
    ],
)
def test_publisher_and_day_say_how_alike_copies_are(
    publishers: tuple[str | None, str | None],
    days: tuple[int | None, int | None],
    text: str,
    copied: bool,
) -> None:
    one, other = (
        fingerprint(
            an_article(
                "a-1",
                text=text_,
                publisher=publisher,
                published=None if day is None else date(2025, 3, day),
            )
        )
        for text_, publisher, day in zip((WHOLE, text), publishers, days, strict=True)
    )
    assert one is not None
    assert other is not None
    assert are_copies(one, other) is copied
    assert are_copies(other, one) is copied


def test_those_that_share_a_band_come_together() -> None:
    prints = [of(text, f"a-{n}") for n, text in enumerate(copies(HARBOUR, AGENCY[0]))]
    prints.append(of("\n".join(PIPELINE), "a-9"))
    together = [{each.article for each in group} for group in sharing_bands(prints)]
    for one in prints:
        for other in prints:
            if one is not other:
                shared = bool(set(one.bands) & set(other.bands))
                assert any({one.article, other.article} <= group for group in together) is shared
    assert list(sharing_bands(prints[:1])) == list(sharing_bands([])) == []
