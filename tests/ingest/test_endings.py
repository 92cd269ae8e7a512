"""What is cancelled, suspended or ended does not hold, unless that is itself denied."""

from __future__ import annotations

import pytest

from graph_schema.records import Polarity
from tests.ingest.reading_texts import claim, claims

Triple = tuple[str, str, str]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the verb of whoever ends it
        ("ألغت كندا التفاهمات مع الأمم المتحدة", ("CAN", "AGREES_WITH", "UN")),
        ("علقت كندا مساعدات للأونروا", ("CAN", "AIDS", "UN")),
        ("أنهت كندا تعاونها مع فنلندا", ("CAN", "COOPERATES_WITH", "FIN")),
        ("Canada canceled talks with Finland", ("CAN", "CONSULTS", "FIN")),
        ("Canada ended its cooperation with Finland", ("CAN", "COOPERATES_WITH", "FIN")),
        ("Canada lifted its blockade of Qatar", ("CAN", "COERCES", "QAT")),
        ("Canada suspended its sanctions on Iran", ("CAN", "SANCTIONS", "IRN")),
        ("Canada ended the visit without any attack on Peru", ("CAN", "ATTACKS", "PER")),
        # the verbal noun, or another's ending of what is between two
        ("أعلنت كندا إنهاء التعاون مع فنلندا", ("CAN", "COOPERATES_WITH", "FIN")),
        ("أعلنت كندا وقف المناورات مع فنلندا", ("CAN", "COOPERATES_WITH", "FIN")),
        ("إلغاء القمة بين كندا وفنلندا", ("CAN", "CONSULTS", "FIN")),
        ("تأجيل المحادثات بين كندا وفنلندا", ("CAN", "CONSULTS", "FIN")),
        ("Norway postponed the talks between Canada and Finland", ("CAN", "CONSULTS", "FIN")),
    ],
)
def test_what_is_ended_is_negated(text: str, expected: Triple) -> None:
    assert claim(text, *expected).polarity is Polarity.NEGATED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("لم تلغ كندا الاتفاق مع فنلندا", ("CAN", "AGREES_WITH", "FIN")),
        ("Canada did not suspend its cooperation with Iran", ("CAN", "COOPERATES_WITH", "IRN")),
        ("ترفض كندا إنهاء دعم فنلندا", ("CAN", "SUPPORTS", "FIN")),
        # talks that end have been held
        ("أنهت كندا محادثات مع فنلندا", ("CAN", "CONSULTS", "FIN")),
        ("Canada ended talks with Finland", ("CAN", "CONSULTS", "FIN")),
        # who would end another's attacks says that there are some
        ("دعت كندا إلى وقف الهجمات الإسرائيلية على سوريا", ("ISR", "ATTACKS", "SYR")),
        ("Canada suspended aid over Israeli attacks on Syria", ("ISR", "ATTACKS", "SYR")),
        # what only looks like an ending
        ("علقت كندا، حليفة فنلندا، على الأنباء", ("CAN", "ALLIES_WITH", "FIN")),
        ("وقف إطلاق النار بين إسرائيل وحماس", ("ISR", "AGREES_WITH", "HAMAS")),
        ("قالت كندا إنها تتعاون مع فنلندا", ("CAN", "COOPERATES_WITH", "FIN")),
        ("عقدت كندا محادثات مع فنلندا", ("CAN", "CONSULTS", "FIN")),
        ("Canada held talks with Finland", ("CAN", "CONSULTS", "FIN")),
    ],
)
def test_what_only_sounds_like_an_ending_is_asserted(text: str, expected: Triple) -> None:
    assert claim(text, *expected).polarity is Polarity.ASSERTED


def test_rejected_talks_are_none() -> None:
    assert ("CAN", "CONSULTS", "FIN") not in claims("Canada rejected talks with Finland")


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Kenya cancelled talks with Somalia", Polarity.NEGATED),
        ("Kenya is cancelling its talks with Somalia", Polarity.NEGATED),
        ("Kenya didn't cancel talks with Somalia", Polarity.ASSERTED),
        ("Kenya didn't cancel its talks with Somalia", Polarity.ASSERTED),
        ("قررت كينيا إلغاء القمة مع الصومال", Polarity.NEGATED),
        ("قررت كينيا عدم إلغاء القمة مع الصومال", Polarity.ASSERTED),
    ],
)
def test_what_is_not_cancelled_holds(text: str, polarity: Polarity) -> None:
    assert claim(text, "KEN", "CONSULTS", "SOM").polarity is polarity


@pytest.mark.parametrize(
    ("text", "expected", "polarity"),
    [
        ("Canada stopped talks with Finland", ("CAN", "CONSULTS", "FIN"), Polarity.NEGATED),
        ("أوقفت كندا المحادثات مع فنلندا", ("CAN", "CONSULTS", "FIN"), Polarity.NEGATED),
        ("Canada withdrew its support for Peru", ("CAN", "SUPPORTS", "PER"), Polarity.NEGATED),
        ("سحبت كندا دعمها لبيرو", ("CAN", "SUPPORTS", "PER"), Polarity.NEGATED),
        (
            "Canada has no plans to stop attacking Peru",
            ("CAN", "ATTACKS", "PER"),
            Polarity.ASSERTED,
        ),
        ("كفت كندا عن دعم بيرو", ("CAN", "SUPPORTS", "PER"), Polarity.NEGATED),
        (
            "Canada's refusal to end its support for Peru",
            ("CAN", "SUPPORTS", "PER"),
            Polarity.ASSERTED,
        ),
        (
            "Canada failed to free captives and stop attacking Peru",
            ("CAN", "ATTACKS", "PER"),
            Polarity.ASSERTED,
        ),
        # what has a term is done when it ends
        ("أنهت كندا تدريب الجيش الأوكراني", ("CAN", "AIDS", "UKR"), Polarity.ASSERTED),
    ],
)
def test_what_is_stopped_is_one_claim(text: str, expected: Triple, polarity: Polarity) -> None:
    assert claim(text, *expected).polarity is polarity


def test_a_noun_of_ending_rejects_nothing() -> None:
    text = "أكدت كندا عدم إلغاء القمة مع فنلندا"
    assert ("CAN", "REJECTS", "FIN") not in claims(text)
