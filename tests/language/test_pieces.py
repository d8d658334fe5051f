"""The fast way to the characters of tokens finds what `tokenize` finds."""

from hypothesis import given
from hypothesis import strategies as st

from tqa.language.tokens import Kind, kind_of, pieces, tokenize, unglued

TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ابةى\u0651ـ٣۴ ab.'-’&é\u0301\u200c\u200b\u00ad\n\t _،,؟5"),
    ),
    max_size=40,
)


def found(text):
    read = [piece for piece in pieces(text) if piece != "\n"]
    return [
        (kind_of(piece), part)
        for piece in read
        for part in (unglued(piece) if kind_of(piece) is Kind.LATIN else [piece])
    ]


@given(TEXTS)
def test_pieces_are_the_tokens(text):
    # The stop between two glued words is no word, and of no use to who asks for pieces.
    tokens = [(token.kind, token.text) for token in tokenize(text)]
    assert [each for each in found(text) if each[1] != "."] == [each for each in tokens if each[1] != "."]


@given(TEXTS)
def test_no_piece_depends_on_what_stands_beyond_white_space(text):
    assert found(text) == [each for stretch in text.split() for each in found(stretch)]


def test_glued_sentences():
    assert found("arrest.The U.S.") == [
        (Kind.LATIN, "arrest"),
        (Kind.LATIN, "The"),
        (Kind.LATIN, "U.S"),
        (Kind.MARK, "."),
    ]


def test_a_word_that_begins_with_a_tatweel():
    assert [(token.kind, token.text) for token in tokenize("ـلا شك ــ")] == [
        (Kind.ARABIC, "ـلا"),
        (Kind.ARABIC, "شك"),
        (Kind.MARK, "ــ"),
    ]
