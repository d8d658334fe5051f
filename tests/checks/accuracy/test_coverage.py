from tqa.checks.accuracy._coverage import arabic_words, content_places, english_stems
from tqa.checks.unit import Unit
from tqa.pipeline import shipped_lexicon


def test_a_word_of_very_many_parts_has_each_of_them_once():
    # Time that grew with the square of the parts would hold the test up for minutes.
    unit = Unit("", "self-" * 200_000 + "help", shipped_lexicon())
    assert english_stems(unit)["self"] == english_stems(unit)["help"] == [0]


def test_words_are_found_by_their_stem_wherever_they_stand():
    unit = Unit("", "The ministers met one minister, the prime-minister.", shipped_lexicon())
    assert english_stems(unit)["minist"] == [1, 4, 7]
    assert content_places(unit) == [1, 2, 4, 7]


def test_an_arabic_word_is_rendered_by_all_that_the_lexicon_is_sure_of():
    unit = Unit("قال الوزير", "The minister is a minister.", shipped_lexicon())
    assert [word.places for word in arabic_words(unit, english_stems(unit))][-1] == [1, 4]
    assert not any(word.places for word in arabic_words(unit))
