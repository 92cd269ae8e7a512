"""The full reader: what the encoder and the rules say together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_schema.checks import check
from graph_schema.errors import InputRefused
from graph_schema.records import Article, Claim, Modality, Polarity
from graph_schema.settings import ReaderChoice, Settings
from ingest.encoder import Encoder, Encoders, Panel
from ingest.evaluation import evaluate, read_gold
from ingest.learned import SURE, FullReader, weighed
from ingest.pipeline import Extractor, make_extractor
from ingest.samples import samples_file
from ingest.segmentation import LexicalAnnotator
from ingest.wire import document_line
from tests.ingest.reading_texts import article

TINY = Path(__file__).parent / "encoder" / "tiny"


@pytest.fixture(scope="module")
def tiny() -> Extractor:
    """Give an extractor with an encoder of random weights: all of the path, none of the wits."""
    one = Encoder.load(TINY)
    encoders = Encoders({"ar": Panel((one,)), "en": Panel((one, one))}, one.version)
    return Extractor(LexicalAnnotator(), FullReader(encoders, None), min_confidence=1)


@pytest.fixture(scope="module")
def full() -> Extractor:
    """Give the extractor with the weights that ship."""
    return make_extractor(Settings(store="memory:", reader=ReaderChoice.FULL))


def claims(extractor: Extractor, text: str) -> tuple[Claim, ...]:
    (coded,) = extractor.code([article(text)])
    check(coded.article)
    return coded.article.claims


def said(found: tuple[Claim, ...]) -> set[tuple[str, str, str]]:
    return {(c.source_party, c.type, c.target_party) for c in found if c.counts}


def test_more_actors_than_the_encoder_takes_are_read_as_a_list(full: Extractor) -> None:
    members = "فرنسا وبلجيكا والدنمارك وفنلندا وبولندا وألمانيا واليونان وإيطاليا ومالطا وهولندا"
    text = f"أدانت {members} والنرويج وإسبانيا والسويد القصف الروسي على أوكرانيا."
    found = claims(full, text)
    accusers = {c.source_party for c in found if (c.type, c.target_party) == ("ACCUSES", "RUS")}
    assert len(accusers) == 13
    # Members of the list are not read against each other through the one that stands for them.
    assert not {c.target_party for c in found} & accusers


@pytest.mark.parametrize(
    "text", ["Mexico beats Norway on penalties", "ضربت هزة أرضية سواحل قبرص وشعر بها سكان لبنان"]
)
def test_a_rule_does_not_overrule_the_encoder(full: Extractor, text: str) -> None:
    by_rules = make_extractor(Settings(store="memory:", reader=ReaderChoice.RULES))
    assert {c.type for c in claims(by_rules, text) if c.confidence >= SURE} == {"ATTACKS"}
    assert not claims(full, text)


def test_a_rule_speaks_alone_where_the_encoder_reads_no_more(full: Extractor) -> None:
    text = (
        "قال المتحدث إن الطقس بارد " + "والمطر غزير والطريق طويل " * 90 + "كما هاجمت روسيا أوكرانيا"
    )
    assert said(claims(full, text)) == {("RUS", "ATTACKS", "UKR")}


def test_who_is_named_a_sentence_before_makes_the_claim(full: Extractor) -> None:
    text = "تحدث وزير الخارجية التركي في أنقرة. وأضاف أن اليونان تكذب واتهمها بالتصعيد."
    found = [c for c in claims(full, text) if c.type == "ACCUSES"]
    assert [(c.source_party, c.target_party, c.speaker) for c in found] == [("TUR", "GRC", None)]
    assert found[0].quote.startswith("وأضاف")


def test_a_list_that_is_carried_over_accuses_and_is_not_at_odds_with_itself(
    full: Extractor,
) -> None:
    text = "أدانت فرنسا وإيطاليا والسويد القرار. وأكدوا أن إسرائيل تنتهك القانون ونددوا بها."
    found = [c for c in claims(full, text) if c.quote.startswith("وأكدوا")]
    states = {"FRA", "ITA", "SWE"}
    assert {(c.source_party, c.speaker) for c in found if c.type == "ACCUSES"} == {
        (state, None) for state in states
    }
    assert not {c.target_party for c in found} & states


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "روسيا",
                "أوكرانيا",
                "هاجمت",
                "،",
                ".",
                "Russia",
                "attacked",
                "Ukraine",
                "the UN",
                "\n",
            ]
        ),
        max_size=30,
    ).map(" ".join)
)
def test_any_words_give_sound_records_and_the_same_twice(tiny: Extractor, text: str) -> None:
    assert claims(tiny, text) == claims(tiny, text)


def test_a_sentence_reads_the_same_whatever_stands_beside_it(full: Extractor) -> None:
    text = "اتهمت تركيا اليونان بالتصعيد في بحر إيجه."
    alone = said(claims(full, text))
    among = said(claims(full, f"Norway met Sweden in Oslo.\n{text}\nزار وفد صيني كندا."))
    assert alone
    assert alone <= among


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت الطائرات الروسية مواقع في أوكرانيا ليلا.", ("RUS", "ATTACKS", "UKR")),
        ("حملت باريس موسكو المسؤولية عن الهجوم على كييف.", ("FRA", "ACCUSES", "RUS")),
        ("أعلنت كندا فرض عقوبات جديدة على بيلاروسيا.", ("CAN", "SANCTIONS", "BLR")),
        ("التقى وزير الخارجية المصري نظيره الإيطالي في روما.", ("EGY", "CONSULTS", "ITA")),
        ("Norway accused Russia of cutting undersea cables.", ("NOR", "ACCUSES", "RUS")),
        ("Rwandan troops crossed the border and attacked Burundi.", ("RWA", "ATTACKS", "BDI")),
    ],
)
def test_plain_statements_are_read(
    full: Extractor, text: str, expected: tuple[str, str, str]
) -> None:
    assert expected in said(claims(full, text))


def test_a_denial_stays_a_denial(full: Extractor) -> None:
    found = claims(full, "لم تهاجم روسيا أوكرانيا.")
    assert ("RUS", "ATTACKS", "UKR") not in said(found)
    assert any(c.polarity is Polarity.NEGATED and c.type == "ATTACKS" for c in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("كادت روسيا تهاجم أوكرانيا", Modality.HYPOTHETICAL),
        ("Russia nearly attacked Ukraine", Modality.HYPOTHETICAL),
        ("Russia attacked Ukraine nearly every day", Modality.ACTUAL),
    ],
)
def test_what_nearly_was_has_not_been(full: Extractor, text: str, expected: Modality) -> None:
    ends = ("RUS", "ATTACKS", "UKR")
    (found,) = (c for c in claims(full, text) if (c.source, c.type, c.target) == ends)
    assert found.modality is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway is thinking of attacking Denmark.", Modality.HYPOTHETICAL),
        ("باتت القوات النرويجية على وشك أن تقصف الدنمارك.", Modality.HYPOTHETICAL),
        ("Norway attacked Denmark at dawn.", Modality.ACTUAL),
        ("هاجمت النرويج الدنمارك فجر اليوم.", Modality.ACTUAL),
    ],
)
def test_what_no_cue_tells_of_its_modality_the_encoder_does(
    full: Extractor, text: str, expected: Modality
) -> None:
    (found,) = [c for c in claims(full, text) if c.type == "ATTACKS"]
    assert found.modality is expected


@pytest.mark.parametrize(
    ("rule", "encoder", "expected"),
    [
        (Polarity.NEGATED, 0.02, Polarity.ASSERTED),
        (Polarity.NEGATED, 0.4, Polarity.NEGATED),
        (Polarity.ASSERTED, 0.65, Polarity.ASSERTED),
        (Polarity.ASSERTED, 0.9, Polarity.NEGATED),
        (None, 0.65, Polarity.NEGATED),
    ],
)
def test_rule_and_encoder_weigh_a_denial_together(
    rule: Polarity | None, encoder: float, expected: Polarity
) -> None:
    """Either is overruled by the other when that is sure enough."""
    assert weighed(encoder, rule) is expected


def test_the_evidence_holds_both_actors(full: Extractor) -> None:
    text = "في خبر آخر، حملت باريس موسكو المسؤولية عن الهجوم، بحسب الوكالة."
    (found,) = [c for c in claims(full, text) if c.type == "ACCUSES"]
    assert "باريس" in found.quote
    assert "موسكو" in found.quote


def test_the_figures_on_the_samples_hold(full: Extractor) -> None:
    gold = [d for d in read_gold(samples_file()) if not isinstance(d, InputRefused)]
    articles = [Article(d["id"], d["language"], d["title"], d["text"]) for d in gold]
    found = [json.loads(document_line(coded.article)) for coded in full.stream(articles)]
    report = evaluate(gold, found)
    assert report.relations.f1 >= 0.8
    assert report.offices.f1 >= 0.9


@pytest.mark.parametrize(
    ("text", "threat", "attack"),
    [
        (
            "India threatened to strike Pakistan if attacks continue.",
            ("IND", "THREATENS", "PAK"),
            ("IND", "ATTACKS", "PAK"),
        ),
        (
            "هددت الهند بقصف باكستان إذا تواصلت الهجمات.",
            ("IND", "THREATENS", "PAK"),
            ("IND", "ATTACKS", "PAK"),
        ),
    ],
)
def test_each_type_of_a_pair_is_said_in_its_own_way(
    full: Extractor, text: str, threat: tuple[str, str, str], attack: tuple[str, str, str]
) -> None:
    found = {(c.source, c.type, c.target): c.modality for c in claims(full, text)}
    assert found[threat] is Modality.ACTUAL
    assert found.get(attack) in (None, Modality.HYPOTHETICAL)


def test_two_may_meet_and_not_agree(full: Extractor) -> None:
    text = "Brazil's president met his Argentine counterpart but refused to sign a deal with him."
    said_so = {(c.type, c.polarity) for c in claims(full, text)}
    assert ("CONSULTS", Polarity.ASSERTED) in said_so
    assert ("AGREES_WITH", Polarity.ASSERTED) not in said_so
