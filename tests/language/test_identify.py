from __future__ import annotations

import re

import pytest

from tqa.errors import LanguageError
from tqa.language.identify import check_languages, latin_language

ARABIC = (
    "قال الوزير يوم الاثنين إن الحكومة لن تقبل الاقتراح وإن المحادثات ستستمر في العاصمة. وأبلغ المسؤولون"
    " بانتظار قرار المحكمة العليا في البلاد قبل نهاية الشهر الجاري، بحسب ما ورد في البيان."
)
ENGLISH = (
    "The minister said on Monday that the government would not accept the proposal and that talks would"
    " go on. Officials were told to wait for the decision of the court in the capital."
)
PERSIAN = (
    "وزیر امور خارجه روز دوشنبه گفت که دولت این پیشنهاد را نمی‌پذیرد و گفتگوها در پایتخت ادامه خواهد"
    " داشت. او همچنین افزود که باید هرچه زودتر منتظر تصمیم دادگاه بود."
)
URDU = (
    "وزیر نے پیر کے روز کہا ہے کہ حکومت اس تجویز کو قبول نہیں کرے گی اور مذاکرات جاری رہیں گے۔ انہوں نے"
    " مزید کہا کہ عدالت کے فیصلے کا انتظار کیا جائے گا اور اس کے بعد فیصلہ ہوگا۔"
)
FRENCH = (
    "Le ministre a déclaré lundi que le gouvernement n'accepterait pas la proposition et que les"
    " discussions se poursuivraient. Les responsables attendent la décision de la cour dans la capitale."
)
RUSSIAN = "Министр заявил в понедельник, что правительство не примет предложение и переговоры продолжатся."


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        (ENGLISH, ARABIC, "a.txt: the sides are swapped: the source looks English and the target Arabic"),
        ("hello there", "مرحبا بكم", "a.txt: the sides are swapped"),
        (ARABIC, ARABIC, "e.txt: the target is in Arabic script"),
        ("مرحبا", "مرحبا", "e.txt: the target is in Arabic script"),
        (ENGLISH, ENGLISH, "a.txt: the source is not in Arabic script"),
        (PERSIAN, ENGLISH, "a.txt: the source looks Persian, not Arabic"),
        (URDU, ENGLISH, "a.txt: the source looks Urdu, not Arabic"),
        (ARABIC, FRENCH, "e.txt: the target looks French, not English"),
        (ARABIC, RUSSIAN, "e.txt: most of it is in neither Arabic nor Latin script"),
        (RUSSIAN, ENGLISH, "a.txt: most of it is in neither Arabic nor Latin script"),
        ("٢٠٢٤ 5!", ENGLISH, "a.txt: no words in it"),
        (ARABIC, " \n\u200f", "e.txt: no words in it"),
        ("", "", "a.txt: no words in it"),
    ],
)
def test_the_wrong_languages_are_refused_in_one_line(source, target, message):
    with pytest.raises(LanguageError, match=f"^{re.escape(message)}") as caught:
        check_languages(source, target, "a.txt", "e.txt")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (ARABIC, ENGLISH),
        ("مرحبا", "Bonjour"),
        (ARABIC * 2 + ENGLISH, ENGLISH * 2 + ARABIC),
        (ARABIC + " 2024 " * 500, ENGLISH + " https://example.org/fr/le-monde" * 5),
        ("ڭڤڨ " * 80, "ŋƿ " * 80),
        (f"\ud800{ARABIC}\0", f"{ENGLISH}\ud800😀"),
    ],
    ids=[
        "plain",
        "too short to tell",
        "mixed scripts",
        "figures and links",
        "letters of no language",
        "damaged",
    ],
)
def test_arabic_and_english_pass(source, target):
    check_languages(source, target, "a.txt", "e.txt")


def test_the_whole_document_counts_not_its_first_lines():
    persian_opening = PERSIAN + "\n"
    check_languages(persian_opening + (ARABIC + "\n") * 80, ENGLISH, "a.txt", "e.txt")
    with pytest.raises(LanguageError, match="Persian"):
        check_languages(ARABIC + "\n" + persian_opening * 80, ENGLISH, "a.txt", "e.txt")


def test_the_verdict_does_not_change_from_run_to_run():
    mixed = FRENCH[:90] + ENGLISH[:90]
    verdicts = set()
    for _ in range(10):
        try:
            check_languages(ARABIC, mixed, "a.txt", "e.txt")
            verdicts.add("passed")
        except LanguageError as error:
            verdicts.add(str(error))
    assert len(verdicts) == 1


@pytest.mark.parametrize(
    ("text", "language"), [(FRENCH, "French"), (ENGLISH, None), ("Le Monde diplomatique", None)]
)
def test_latin_language_names_what_is_surely_not_english(text, language):
    assert latin_language(text) == language
