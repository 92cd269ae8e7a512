"""What rules read out of a parse: the sources and targets that dependencies name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_schema.settings import ReaderChoice, Settings
from ingest.annotation import Sentence, Word
from ingest.pipeline import make_extractor
from ingest.rules.tree import tree_of
from ingest.segmentation import sentences
from tests.ingest.parsed_texts import Parsed
from tests.ingest.reading_texts import article

Triple = tuple[str, str, str]


def claims(text: str, arcs: str, *, dependencies: bool = True) -> set[Triple]:
    """Give the claims of a sentence with a parse, as the settings have it read."""
    settings = Settings(store="memory:", reader=ReaderChoice.RULES, dependencies=dependencies)
    extractor = replace(make_extractor(settings), annotator=Parsed(arcs), min_confidence=1)
    (coded,) = extractor.code([article(text)])
    return {
        (claim.source_party, claim.type, claim.target_party)
        for claim in coded.article.claims
        if claim.counts
    }


@pytest.mark.parametrize(
    ("text", "arcs", "expected"),
    [
        # the subject behind the object
        ("هاجمت أوكرانيا روسيا", "0:root 1:obj 1:nsubj", ("RUS", "ATTACKS", "UKR")),
        # the subject's name below its head, by nmod and amod
        (
            "هاجمت أوكرانيا قوات الجيش الروسي",
            "0:root 1:obj 1:nsubj 3:nmod 4:amod",
            ("RUS", "ATTACKS", "UKR"),
        ),
        # below its head by flat and appos
        (
            "هاجمت أوكرانيا العدو القديم روسيا",
            "0:root 1:obj 1:nsubj 3:amod 3:appos",
            ("RUS", "ATTACKS", "UKR"),
        ),
        # a passive that rules take for no passive, with its two ways to name an agent
        (
            "انتقدت فرنسا من قبل إيران",
            "0:root 1:nsubj:pass 5:case 3:fixed 1:obl",
            ("IRN", "ACCUSES", "FRA"),
        ),
        (
            "انتقدت فرنسا على يد إيران",
            "0:root 1:nsubj:pass 4:case 1:obl 4:nmod",
            ("IRN", "ACCUSES", "FRA"),
        ),
        ("انتقدت فرنسا إيران", "0:root 1:nsubj:pass 1:obl:agent", ("IRN", "ACCUSES", "FRA")),
        # a target led by the trigger's preposition, past another actor
        (
            "فرضت كندا في سويسرا عقوبات على بلجيكا",
            "0:root 1:nsubj 4:case 1:obl 1:obj 7:case 5:nmod",
            ("CAN", "SANCTIONS", "BEL"),
        ),
        # whose a noun is: by its demonym, over words
        (
            "غارات ليلية جديدة واسعة عنيفة إسرائيلية على لبنان",
            "0:root 1:amod 1:amod 1:amod 1:amod 1:amod 8:case 1:nmod",
            ("ISR", "ATTACKS", "LBN"),
        ),
        # whose a noun is: by its genitive
        (
            "غارات سلاح طيران جيش روسيا على لبنان",
            "0:root 1:nmod 2:nmod 3:nmod 4:nmod 7:case 1:nmod",
            ("RUS", "ATTACKS", "LBN"),
        ),
    ],
)
def test_a_dependency_names_the_argument(text: str, arcs: str, expected: Triple) -> None:
    assert expected in claims(text, arcs)
    assert expected not in claims(text, arcs, dependencies=False)


@pytest.mark.parametrize(
    ("text", "arcs"),
    [
        ("هاجمت أوكرانيا روسيا", "0:root 1:obj 1:nsubj"),
        ("انتقدت فرنسا من قبل إيران", "0:root 1:nsubj:pass 5:case 3:fixed 1:obl"),
    ],
)
def test_a_parse_is_read_only_where_the_settings_say_so(text: str, arcs: str) -> None:
    silent = " ".join("-" for _ in arcs.split())
    off, on = claims(text, arcs, dependencies=False), claims(text, arcs)
    assert off == claims(text, silent, dependencies=False) != on


def test_coordinated_actors_share_a_verb() -> None:
    text = "هاجمت روسيا ليلا وبقوة وإيران أوكرانيا"
    arcs = "0:root 1:nsubj 1:obl 1:obl 2:conj 1:obj"
    assert claims(text, arcs) == {("RUS", "ATTACKS", "UKR"), ("IRN", "ATTACKS", "UKR")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجمت روسيا أوكرانيا", ("RUS", "ATTACKS", "UKR")),
        ("الغارات الإسرائيلية على سوريا", ("ISR", "ATTACKS", "SYR")),
        ("فرضت الولايات المتحدة عقوبات على إيران", ("USA", "SANCTIONS", "IRN")),
    ],
)
def test_where_the_parse_is_silent_rules_go_on(text: str, expected: Triple) -> None:
    count = len(text.split())
    flat = " ".join(["0:root", *["1:dep"] * (count - 1)])
    assert claims(text, flat) == claims(text, " ".join("-" * count)) == {expected}


def test_a_subject_that_the_verb_does_not_agree_with_is_none() -> None:
    text = "قصف أوكرانيا الجيش الروسي"
    arcs = "0:root 1:nsubj 1:obj 3:amod"
    assert claims(text, arcs) == claims(text, "- - - -")


def test_a_subject_under_a_preposition_is_none() -> None:
    text = "هاجمت أوكرانيا في روسيا"
    assert claims(text, "0:root 1:obj 4:case 1:nsubj") == claims(text, "- - - -")


def test_the_coder_tells_that_dependencies_are_read() -> None:
    def coder(*, dependencies: bool) -> str:
        settings = Settings(store="memory:", reader=ReaderChoice.RULES, dependencies=dependencies)
        return make_extractor(settings).coder

    assert coder(dependencies=True) != coder(dependencies=False)


def alone(text: str) -> Sentence:
    """Give the only sentence of a text."""
    (sentence,) = sentences(text, in_title=False)
    return sentence


def test_the_uppermost_word_stands_for_a_token() -> None:
    # و, قال and the root's ل with إيران, each with its own letters.
    words = (
        Word(0, 1, "و", head=1, relation="cc"),
        Word(1, 4, "قال", head=None, relation="root"),
        Word(5, 6, "ل", head=3, relation="case"),
        Word(6, 11, "إيران", head=1, relation="obl:arg"),
    )
    tree = tree_of(replace(alone("وقال لإيران نعم"), words=words))
    assert tree is not None
    assert tree.heads == (None, 0, None)
    assert tree.relations == ("root", "obl:arg", "")
    assert tree.cases == ((), ("ل",), ())
    assert list(tree.below(0, "obl")) == [1]
    assert list(tree.above(1)) == [0]


def test_words_without_a_parse_make_no_tree() -> None:
    sentence = alone("وقال نعم")
    assert tree_of(sentence) is None
    assert tree_of(replace(sentence, words=(Word(0, 4, "وقال"), Word(5, 8, "نعم")))) is None


def test_words_that_govern_each_other_end() -> None:
    text = "هاجمت روسيا أوكرانيا"
    tree = tree_of(Parsed("2:nsubj 1:nsubj 1:obj").parsed(alone(text)))
    assert tree is not None
    assert len(list(tree.above(0))) == len(tree.heads)
    assert ("RUS", "ATTACKS", "UKR") in claims(text, "2:nsubj 1:nsubj 1:obj")


def test_the_passive_subject_is_no_subject() -> None:
    tree = tree_of(Parsed("0:root 1:nsubj:pass").parsed(alone("قصفت روسيا")))
    assert tree is not None
    assert list(tree.below(0, "nsubj")) == []
    assert list(tree.below(0, "nsubj:pass")) == [1]
