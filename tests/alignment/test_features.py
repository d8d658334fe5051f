"""The features of a window are those of the whole, for the beads inside it."""

import numpy as np
import pytest

from tqa.alignment.evidence import word_evidence
from tqa.alignment.features import PAIR_FEATURES, features, fitting_shapes, partner_features
from tqa.alignment.lines import read_side
from tqa.alignment.scorer import TRANSITIONS, read_weights
from tqa.alignment.similarity import coverages
from tqa.model import Language
from tqa.pipeline import shipped_lexicon

ARABIC = [f"وصل الوفد رقم {k} إلى المدينة. وغادرها في اليوم {k + 3}." for k in range(7)]
ENGLISH = [f"Delegation {k} reached the city. It left on day {k + 3}." for k in range(6)]


@pytest.fixture(scope="module")
def found():
    lexicon = shipped_lexicon()
    sides = read_side(ARABIC, Language.ARABIC, lexicon), read_side(ENGLISH, Language.ENGLISH, lexicon)
    return features(*sides, coverages(*sides, word_evidence(*sides, lexicon)))


def columns(found):
    """The features of every bead, by its first lines and its shape."""
    table, start = {}, 0
    for shape, (rows, width) in found.shapes:
        for at in range(rows * width):
            table[shape, at // width, at % width] = found.pairs[:, start + at]
        start += rows * width
    return table


def test_the_whole_window_is_the_whole(found):
    inside = found.inside((0, 7), (0, 6))
    assert np.array_equal(inside.pairs, found.pairs)
    assert inside.shapes == found.shapes


@pytest.mark.parametrize(("source", "target"), [((2, 6), (1, 5)), ((0, 1), (3, 6)), ((5, 7), (5, 6))])
def test_a_bead_has_the_same_features_inside_a_window(found, source, target):
    inside = found.inside(source, target)
    whole = columns(found)
    assert inside.shapes == fitting_shapes(source[1] - source[0], target[1] - target[0])
    assert inside.pairs.shape[0] == len(PAIR_FEATURES)
    for (shape, i, j), column in columns(inside).items():
        assert np.array_equal(column, whole[shape, i + source[0], j + target[0]])
    assert np.array_equal(inside.nulls[0], found.nulls[0][:, slice(*source)])
    assert np.array_equal(inside.nulls[1], found.nulls[1][:, slice(*target)])


def test_partners():
    single = np.array([[0.9, 0.2, 0.5], [0.1, 0.3, 0.8]])
    best, second, preferred = partner_features(single)
    assert best.tolist() == [0.9, 0.8]
    assert second.tolist() == [0.5, 0.3]
    assert preferred.tolist() == [0.0, 0.0]
    assert partner_features(single.T)[2] == pytest.approx([0.0, 0.5, 0.0])


def test_weights_for_other_features_are_refused():
    table = {"features": {"pair": ["a"], "null": ["b"], "transitions": list(TRANSITIONS)}}
    with pytest.raises(ValueError, match="another version of its features"):
        read_weights(table, ("a", "c"), ("b",))
