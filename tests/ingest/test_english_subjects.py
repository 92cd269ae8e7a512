"""Who is the subject of an English verb of speech, wherever he stands."""

from __future__ import annotations

import pytest

from ingest.attribution import acts
from tests.ingest.reading_texts import document


def _said_by(text: str) -> dict[str, str | None]:
    """Give the actor of each word of speech."""
    annotated, mentions = document(text)
    return {
        sentence.tokens[act.position].folded: act.speaker.actor if act.speaker else None
        for sentence, here in zip(annotated.sentences, mentions.by_sentence, strict=True)
        for act in acts(sentence, here, "en")
    }


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Kenya shelled Somalia, local media reported.", "reported"),
        ("Kenya shelled Somalia, killing two people, medics said.", "said"),
        ("Kenya punished two Ugandan firms and Kampala, accused of helping Somalia.", "accused"),
        ("Kenya met Uganda, and two ministers stressed so.", "stressed"),
        ("Kenya was urged by Uganda to leave Somalia.", "urged"),
        ("Kenya blamed Uganda for accusing Somalia.", "accusing"),
        ("Kenya rejected the US claim.", "claim"),
        ("Kenya rejected the Ugandan claims.", "claims"),
        ("Villagers praised Macron and said Kenya was late.", "said"),
        ("Relatives of Hamas members met Macron and said Kenya was late.", "said"),
        ("Kenya's farmers met Macron and said Uganda was late.", "said"),
        ("A farmer in talks with the Houthis said Kenya was late.", "said"),
        ("Kenya, and on Monday a farmer, late, said Uganda was late.", "said"),
        ('"Kenya is late," said Jo Mann, a Uganda expert at a college.', "said"),
        ("Kenya shelled Somalia, say villagers.", "say"),
    ],
)
def test_nobody_known_speaks(text: str, verb: str) -> None:
    assert _said_by(text).get(verb) is None


@pytest.mark.parametrize(
    ("text", "verb", "speaker"),
    [
        # Behind a remark.
        ("Kenya, in a call with Uganda, said Somalia was late.", "said", "KEN"),
        ("Kenya, speaking after a NATO meeting, said so.", "said", "KEN"),
        ("Hamas (HXM), in a statement, said so.", "said", "HAMAS"),
        ("Kenya on Monday, in a rare move, accused Uganda.", "accused", "KEN"),
        ("Kenya, which Uganda accused of lying, left.", "accused", "UGA"),
        ("Kenya, which Uganda likes, later said so.", "said", "KEN"),
        ("An envoy, Emmanuel Macron, said so.", "said", "P-emmanuel-macron"),
        # Behind another verb of the same clause.
        ("Macron met Putin and said so.", "said", "P-emmanuel-macron"),
        ("Macron met Putin and, hours later, told Kenya so.", "told", "P-emmanuel-macron"),
        ("Macron praised Kenya, accused Uganda of lying.", "accused", "P-emmanuel-macron"),
        ("In Paris, Macron met Putin and accused Kenya.", "accused", "P-emmanuel-macron"),
        ("In Kenya Macron met Putin and accused Uganda.", "accused", "P-emmanuel-macron"),
        ("Uganda left, but Macron met Putin and said so.", "said", "P-emmanuel-macron"),
        # Not behind whom another is backed by, but behind whose he is.
        ("The Kenya-backed Houthis met Macron and said so.", "said", "HOUTHIS"),
        ("Israel's Netanyahu met Macron and said so.", "said", "P-benjamin-netanyahu"),
        ("Kenya's ally Uganda met Macron and said so.", "said", "UGA"),
        # A participle has the subject of its clause, or of who spoke there.
        ("Macron criticised Kenya, saying Uganda was late.", "saying", "P-emmanuel-macron"),
        ("Macron called Putin after warning Kenya.", "warning", "P-emmanuel-macron"),
        ("Uganda struck Kenya, Somalia said, adding that it was late.", "adding", "SOM"),
        ('"Uganda struck Kenya," Somalia said, adding that it was late.', "adding", "SOM"),
        ("Kenya left after Somalia said so, warning Uganda.", "warning", "KEN"),
        # As before.
        ("The US claims Uganda struck Kenya.", "claims", "USA"),
        ("Kenya and Uganda said so.", "said", "UGA"),
    ],
)
def test_the_subject_is_found(text: str, verb: str, speaker: str) -> None:
    assert _said_by(text)[verb] == speaker


def test_a_sentence_full_of_remarks_is_read_in_time() -> None:
    """A subject is looked for behind a few commas only."""
    assert _said_by("Macron, " + "late, " * 5 + "said so.") == {"said": "P-emmanuel-macron"}
    assert _said_by("Macron, " + "late, " * 20 + "said so.") == {"said": None}
