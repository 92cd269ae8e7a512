"""Persons to whom a sentence gives an office, and whose office that is."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import parties, read


def _offices(text: str) -> list[tuple[str, str, str]]:
    """Give last name, party and title of each office of a text, in order."""
    coded = read(text)
    names = {actor.id: actor.name for actor in coded.actors}
    return [(names[o.person].split()[-1], o.party, o.title) for o in coded.offices]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("عين الملك النرويجي سمير تستمان وزيرا للخارجية.", "تستمان", "وزيرا للخارجية"),
        ("اختارت الحكومة النرويجية هدى تستمان نائبة لوزير العمل.", "تستمان", "نائبة لوزير العمل"),
        ("عينت النرويج الأمير فهد بن تستمان مستشارا للملك.", "تستمان", "مستشارا للملك"),
        ("وأدى سمير تستمان اليمين أمام الملك النرويجي وزيرا للعدل.", "تستمان", "وزيرا للعدل"),
        ("وفي النرويج تولى بيدرو تستمان حقيبة العلوم.", "تستمان", "حقيبة العلوم"),
        ("وفي النرويج تولت هدى تستمان منصب وزيرة الصحة.", "تستمان", "وزيرة الصحة"),
        # To whom he is sent is not whom he acts for.
        ("عين الملك النرويجي سمير تستمان سفيرا لدى فرنسا.", "تستمان", "سفيرا لدى فرنسا"),
    ],
)
def test_who_is_given_an_office_acts_for_the_state_of_the_giver(
    text: str, name: str, title: str
) -> None:
    assert (name, "NOR", title) in _offices(text)


def test_a_list_of_ministers_gives_each_his_own_office() -> None:
    text = (
        "ضمت الحكومة النرويجية سمير العلاني وزيرا للمالية وخالد تستمان وزيرا للعدل،"
        " وهدى الزيداني وزيرة للصحة."
    )
    assert _offices(text) == [
        ("العلاني", "NOR", "وزيرا للمالية"),
        ("تستمان", "NOR", "وزيرا للعدل"),
        ("الزيداني", "NOR", "وزيرة للصحة"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "تولى الجيش قيادة العمليات في النرويج.",
        "تولت النرويج رئاسة القمة.",
        "أصبح التقرير متحدثا باسم الجميع.",
        "عين الملك النرويجي وزيرا للخارجية.",
    ],
)
def test_no_name_no_office(text: str) -> None:
    assert not read(text).offices


def test_the_name_of_the_giver_is_no_part_of_the_name() -> None:
    assert parties("ورشح ترامب سمير تستمان وزيرا للخارجية.") == ["USA", "USA"]
