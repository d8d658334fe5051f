"""Word links inside a bead."""

from tqa.alignment.links import link_words
from tqa.language.tokens import tokenize
from tqa.pipeline import shipped_lexicon


def linked(source, target):
    left, right = tokenize(source), tokenize(target)
    links = link_words(left, right, shipped_lexicon())
    return {(left[link.source].text, right[link.target].text) for link in links.links}, links


def test_content_words_names_and_numbers_are_linked():
    pairs, _ = linked(
        "اتفق الوزيران في عمّان على تشكيل لجنة من ١٢ خبيراً.",
        "The two ministers agreed in Amman to form a committee of 12 experts.",
    )
    assert {("الوزيران", "ministers"), ("عمّان", "Amman"), ("لجنة", "committee"), ("١٢", "12")} <= pairs


def test_two_arabic_words_stand_behind_one_english_word():
    left, right = tokenize("نستنكر وندين الهجوم"), tokenize("We condemn and condemn the attack")
    links = link_words(left, right, shipped_lexicon())
    assert {i for (i, j) in links.evidence if j in (1, 3)} == {0, 1}


def test_of_source_is_the_other_view_of_the_same_links():
    _, links = linked("أعلنت الحكومة القرار", "The government announced the decision")
    assert {link for i in range(3) for link in links.of_source(i)} == set(links.links)


def test_a_word_that_the_lexicon_lacks_is_linked_by_its_place():
    pairs, links = linked("اشترى الوزير زبرجدا ومزرعة", "The minister bought peridot and a farm")
    assert ("زبرجدا", "peridot") in pairs
    # Guesswork is no evidence.
    assert all(value > 0.0 for value in links.evidence.values())
    assert (2, 3) not in links.evidence


def test_nothing_to_link():
    assert linked("", "A sentence.")[1].links == ()
    assert linked("جملة", "")[1].links == ()
    assert linked("…", "!?")[1].links == ()


def test_probabilities_are_probabilities():
    _, links = linked(
        "قال الرئيس إن الحكومة ستبحث الأزمة", "The president said the government would discuss the crisis"
    )
    assert links.links
    assert all(0.0 < link.probability <= 1.0 for link in links.links)
