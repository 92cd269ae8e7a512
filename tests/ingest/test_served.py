"""Titles that name others: who serves, whom he serves, bodies called by a name, joined letters."""

from __future__ import annotations

import pytest

from tests.ingest.reading_texts import document, mentioned, read


def offices(text: str) -> set[tuple[str, str]]:
    """Give name and title of each office."""
    coded = read(text)
    names = {actor.id: actor.name for actor in coded.actors}
    return {(names[office.person], office.title) for office in coded.offices}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "زار مايك بنس، نائب الرئيس الأمريكي دونالد ترامب، مدينة بعيدة.",
            {("Mike Pence", "نائب الرئيس الأمريكي"), ("Donald Trump", "الرئيس الأمريكي")},
        ),
        (
            "وصل مستشار الرئيس الأمريكي دونالد ترامب للأمن القومي، جون بولتون، صباحا.",
            {
                ("Donald Trump", "الرئيس الأمريكي"),
                ("John Bolton", "مستشار الرئيس الأمريكي دونالد ترامب للأمن القومي"),
            },
        ),
        (
            "وصل جون بولتون مستشار الأمن القومي للرئيس دونالد ترامب صباحا.",
            {("John Bolton", "مستشار الأمن القومي للرئيس"), ("Donald Trump", "الرئيس")},
        ),
        ("وصل نائب الرئيس الأمريكي مايك بنس.", {("Mike Pence", "نائب الرئيس الأمريكي")}),
        (
            "نفى إبراهيم كالين، المتحدث باسم أردوغان، الخبر.",
            {("Ibrahim Kalin", "المتحدث باسم أردوغان")},
        ),
    ],
)
def test_who_serves_and_whom_he_serves_are_two(text: str, expected: set[tuple[str, str]]) -> None:
    assert offices(text) == expected


def test_a_spokesman_of_a_person_is_not_that_person() -> None:
    assert mentioned("نفى المتحدث باسم أردوغان الخبر.") == [
        ("المتحدث باسم أردوغان", "TUR", "official")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اجتمعت فرنسا بالرئيس السوري بشار الأسد.", "الرئيس السوري"),
        ("نقل رسالة للرئيس السوري بشار الأسد.", "الرئيس السوري"),
        ("غابت فرنسا ووزير الخارجية السوري فيصل المقداد.", "وزير الخارجية السوري"),
    ],
)
def test_letters_joined_to_a_title_are_none_of_it(text: str, expected: str) -> None:
    assert {title for _, title in offices(text)} == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "انتقد فريق ترامب روسيا في الولايات المتحدة.",
        "سقط نظام صدام حسين.",
    ],
)
def test_a_body_called_by_a_name_is_no_office(text: str) -> None:
    assert offices(text) == set()


def test_a_name_inside_another_is_nobody_of_his_own() -> None:
    _, mentions = document("قال المتحدث باسم القوات المصرية، العقيد تامر الرفاهي، ذلك.")
    assert len(mentions.by_sentence[0]) == 1


def test_a_hashtag_may_stand_before_a_name() -> None:
    assert mentioned("قال الرئيس الأمريكي #دونالد_ترامب ذلك.") == [
        ("الرئيس الأمريكي #دونالد_ترامب", "USA", "person")
    ]
