"""What ships: size, labels, and a few sentences that nobody could read otherwise."""

import json

import pytest

from graph_schema.language import language_of
from ingest.encoder import WEIGHTS, MarkedSentence, Panel, encoders


def shipped(text: str) -> Panel:
    """Return the shipped encoders for the language of a text."""
    return encoders().of(language_of(text) or "en")


def marked(text: str, *actors: str) -> MarkedSentence:
    """Mark the first place of each actor in the text."""
    return MarkedSentence(text, tuple((text.index(a), text.index(a) + len(a)) for a in actors))


def test_the_weights_are_small() -> None:
    """All files together are under 50 MB."""
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) < 50_000_000


@pytest.mark.parametrize("name", ["multilingual", "english"])
def test_the_manifest_tells_what_was_learned_from(name: str) -> None:
    """Data counts, held-out batches and figures are there; each type has a threshold."""
    manifest = json.loads((WEIGHTS / name / "manifest.json").read_text("utf8"))
    assert manifest["data"]["documents"] > 1000
    assert manifest["data"]["held_out_batches"]
    assert set(manifest["thresholds"]) == set(manifest["labels"]["types"])
    assert manifest["figures"]["held_out_relations"]["all"]["gold"] > 100


@pytest.mark.parametrize(
    ("text", "source", "target", "expected"),
    [
        ("هاجمت القوات الروسية أوكرانيا فجر اليوم.", "القوات الروسية", "أوكرانيا", "ATTACKS"),
        ("اتهمت واشنطن طهران بزعزعة استقرار المنطقة.", "واشنطن", "طهران", "ACCUSES"),
        ("فرضت كندا عقوبات جديدة على روسيا.", "كندا", "روسيا", "SANCTIONS"),
        ("التقى الرئيس المصري نظيره الفرنسي في باريس.", "المصري", "الفرنسي", "CONSULTS"),
        ("Turkish jets bombed Syria overnight.", "Turkish", "Syria", "ATTACKS"),
        ("Canada accused China of meddling in its vote.", "Canada", "China", "ACCUSES"),
        ("Japan imposed new sanctions on North Korea.", "Japan", "North Korea", "SANCTIONS"),
    ],
)
def test_plain_sentences(text: str, source: str, target: str, expected: str) -> None:
    """The stated type is the likeliest, and likelier than it is at random."""
    pair = shipped(text).read([marked(text, source, target)])[0].pairs[0]
    best = max(pair.probabilities, key=lambda name: pair.probabilities[name])
    assert best == expected
    assert pair.probabilities[best] > 0.1


def test_the_direction_is_read() -> None:
    """Who bombs and who is bombed are not the same."""
    for text, source, target in (
        ("قصفت إسرائيل مواقع في لبنان.", "إسرائيل", "لبنان"),
        ("Israel bombed sites in Lebanon.", "Israel", "Lebanon"),
    ):
        there, back = shipped(text).read([marked(text, source, target)])[0].pairs
        assert there.probabilities["ATTACKS"] > 2 * back.probabilities["ATTACKS"]


def test_names_are_found() -> None:
    """Persons and places, in both languages, to the character."""
    for text, name, kind in (
        ("وصل الرئيس محمود عباس إلى القاهرة.", "محمود عباس", "PER"),
        ("وصل الرئيس محمود عباس إلى القاهرة.", "القاهرة", "LOC"),
        ("President Vladimir Putin arrived in Beijing.", "Beijing", "LOC"),
    ):
        found = {(text[e.start : e.end], e.kind) for e in shipped(text).names([text])[0]}
        assert (name, kind) in found


def test_roots_of_a_marked_pair() -> None:
    """The one relation from source to target."""
    text = "Kenya condemned the raid by Somalia."
    roots = shipped(text).root(text, (0, 5), (28, 35))
    assert max(roots, key=lambda name: roots[name]) == "ACCUSE"
