"""Reports and the copies that newspapers make of them, in both languages."""

from __future__ import annotations

from random import Random

from tests.builders import TEXT

# Each is a report in paragraphs.
HARBOUR = (
    "The harbour of Sarmin was closed on Monday after two patrol boats fired at a fishing vessel "
    "that had crossed the line agreed last spring.",
    "Nobody was hurt, the coast guard said, but the owner of the vessel told reporters that the "
    "hull had been hit seven times and would take weeks to mend.",
    "The foreign ministry summoned the ambassador of Tarhan and handed him a note that speaks of "
    "a grave breach of the agreement, according to a statement read out in the evening.",
    "Tarhan answered that its boats had only warned the crew and asked for a joint inquiry, which "
    "the harbour master welcomed while the unions called it a waste of time.",
)
PIPELINE = (
    "أعلنت وزارة الطاقة في سرمين أن فرق الإصلاح أنهت العمل في خط الأنابيب الشرقي بعد انفجار وقع "
    "الأسبوع الماضي قرب محطة الضخ الثالثة.",
    "وقال وكيل الوزارة إن الضخ سيعود تدريجيا خلال يومين، مؤكدا أن التحقيق لم يثبت حتى الآن أن "
    "الانفجار كان متعمدا كما زعمت صحف في العاصمة.",
    "واتهم نائب معارض حكومة ترحان بالوقوف خلف الحادث، وهو ما نفته السفارة في بيان قصير دعت فيه إلى "
    "انتظار نتائج التحقيق وعدم إطلاق الأحكام.",
    "ويمد الخط أربع مدن كبرى بالغاز، وكان قد توقف مرتين في العام الماضي بسبب أعمال صيانة تأخرت عن "
    "موعدها شهرين كاملين.",
)
AGENCY = ("SARMIN (Northern Wire) - More to follow.", "سرمين (وكالة الشمال) - تابعونا.")


def copies(report: tuple[str, ...], agency: str) -> tuple[str, ...]:
    """Give a report and its copies: an agency's line added, lead dropped, a paragraph cut."""
    whole = "\n".join(report)
    return (
        whole,
        f"{agency}\n{whole}",
        "\n".join(report[1:]),
        "\n".join((*report[:2], *report[3:])),
        "\n".join((agency, *report[1:])),
    )


def a_text(rng: Random) -> str:
    """Give a text that is too short to have copies, or one of two reports or their copies."""
    pool = rng.choice(((TEXT,), copies(HARBOUR, AGENCY[0]), copies(PIPELINE, AGENCY[1])))
    return rng.choice(pool)
