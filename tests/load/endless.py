"""Articles without end, made up in both languages, from which the rules read claims."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from graph_schema.records import Article

_NAMES = {
    False: ("Russia", "Ukraine", "Syria", "Israel", "Iran", "Turkey", "Qatar", "France", "Egypt"),
    True: ("روسيا", "أوكرانيا", "سوريا", "إسرائيل", "إيران", "تركيا", "قطر", "فرنسا", "مصر"),
}
_SAYINGS = {
    False: (
        "{a} attacked {b} on Monday.",
        "{a} did not attack {b}, the minister said.",
        "{a} said that {b} supports {c}.",
        "{a} mediates between {b} and {c}.",
        "The foreign minister of {a}, Adam Example, visited {b}.",
        "It rained in the capital all day.",
    ),
    True: (
        "هاجمت {a} {b} يوم الاثنين.",
        "وأدانت {a} الغارات على {b}.",
        "وقالت {a} إن {b} تدعم {c}.",
        "وزار وزير خارجية {a} {b} أمس.",
        "وهطل المطر طوال النهار في العاصمة.",
    ),
}


def articles(seed: int) -> Iterator[Article]:
    """Give articles without end, in both languages, each with some claims; always the same."""
    rng = Random(seed)  # noqa: S311 (this hides no secret)
    number = 0
    while True:
        arabic = rng.random() < 0.5
        sentences = [_sentence(rng, arabic=arabic) for _ in range(rng.randint(3, 12))]
        yield Article(
            f"k-{number:06}",
            "ar" if arabic else "en",
            None,
            " ".join(sentences),
            date(2026, 1, 1) + timedelta(days=rng.randrange(90)),
            rng.choice(("North Post", "South Post", "جريدة المثال")),
        )
        number += 1


def _sentence(rng: Random, *, arabic: bool) -> str:
    a, b, c = rng.sample(_NAMES[arabic], 3)
    return rng.choice(_SAYINGS[arabic]).format(a=a, b=b, c=c)
