"""Spellings of one person, in one script or two, are one; the lexicon joins the rest."""

from __future__ import annotations

import pytest

from ingest.identity.judgement import Name, Verdict
from ingest.identity.resolver import default_resolver

BY_LEXICON = [
    ("أحمد الشرع", "Ahmed al-Sharaa", "person"),
    ("أحمد الشرع", "أبو محمد الجولاني", "person"),
    ("Ahmed al-Sharaa", "Abu Mohammed al-Golani", "person"),
    ("محمود عباس", "أبو مازن", "person"),
    ("روسيا", "Russia", "state"),
    ("سلطنة عمان", "Oman", "state"),
    ("حزب الله", "Hezbollah", "organization"),
]

SPELLINGS = [
    ("سيرجي لافروف", "سيرغي لافروف"),
    ("سيرغي لافروف", "Sergey Lavrov"),
    ("سيرجي لافروف", "Sergei Lavrov"),
    ("Serguei Lavrov", "Sergey Lavrov"),
    ("بنيامين نتانياهو", "بنيامين نتنياهو"),
    ("بنيامين نتانياهو", "Benyamin Netanyahu"),
    ("عبد الله العبيدي", "عبدالله العبيدي"),
    ("عبد الله العبيدي", "Abdullah al-Obeidi"),
    ("Abdallah al-Obeidi", "Abdulla Obeidi"),
    ("Mohammed al-Obeidi", "Muhammad al-Obeidi"),
    ("Mohamed Obeidi", "محمد العبيدي"),
    ("عبد الرحمن العبيدي", "Abdul Rahman al-Obeidi"),
    ("Abderrahmane al-Obeidi", "Abdel-Rahman Obeidi"),
    ("عبدالعزيز العبيدي", "Abdulaziz al-Obeidi"),
    ("أبو بكر العبيدي", "Abu Bakr al-Obeidi"),
    ("أبو حمزة العبيدي", "أبوحمزة العبيدي"),
    ("فاطمة العبيدي", "Fatima al-Obeidi"),
    ("فاطمه العبيدي", "فاطمة العبيدى"),
    ("مصطفي العبيدي", "Moustapha al-Obeidi"),
    ("أسامة العبيدي", "Usama el-Obeidi"),
    ("جمال العبيدي", "Gamal al-Obeidi"),
    ("Jamal al-Obeidi", "Gamal el-Obeidi"),
    ("قاسم العبيدي", "Kassem al-Obeidi"),
    ("حسين العبيدي", "Hossein al-Obeidi"),
    ("Hussein al-Obeidi", "Husayn al-Obeidi"),
    ("عثمان العبيدي", "Osman al-Obeidi"),
    ("زيد الجبوري", "Zaid al-Jubouri"),
    ("Zaid al-Gebouri", "Zayd al-Jebouri"),
    ("يوسف الشاهد", "Youssef Chahed"),
    ("طارق الصالحي", "Tarek as-Salihi"),
    ("ضياء الدين القاضي", "Diaa ad-Din al-Qadi"),
    ("مؤيد القاضي", "مويد القاضي"),
    ("إيغور بريغوفسكي", "ايغور بريجوفسكي"),
    ("إيغور بريغوفسكي", "Igor Brigovskiy"),
    ("Igor Brigovsky", "Igor Brigovskii"),
    ("ميلوش بتروفيتش", "Milos Petrovic"),
    ("Miloš Petrović", "Milos Petrovic"),
    ("مراد يلديز أوغلو", "Murat Yıldızoğlu"),
    ("مراد يلدز أوغلو", "مراد يلديز اوغلو"),
    ("لي ون هاو", "لي ونهاو"),
    ("Li Wen-hao", "Li Wenhao"),
    ("جان بيير لاغارد", "Jean-Pierre Lagarde"),
    ("أولاف تيستمان", "Olaf Testmann"),
    ("خافيير غوتيريز", "خافيير جوتيريز"),
    ("فيكتور كوفالينكو", "Viktor Kovalenko"),
    ("زيد ثابت", "Zayd Sabet"),
    ("إسحاق ليفنبرغ", "Ishak Levenberg"),
    ("كيم تشون هو", "Kim Chun-ho"),
]


@pytest.mark.parametrize(("one", "other", "kind"), BY_LEXICON)
def test_the_lexicon_joins_names(one: str, other: str, kind: str) -> None:
    judged = default_resolver().judge(Name(one, kind), Name(other, kind))
    assert judged.verdict is Verdict.SAME, judged.reason


@pytest.mark.parametrize(("one", "other"), SPELLINGS)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    first, second = Name(one, "person", "IRQ"), Name(other, "person", "IRQ")
    judged = default_resolver().judge(first, second)
    assert judged.verdict is Verdict.SAME, judged.reason
