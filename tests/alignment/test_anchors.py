"""Cutting long texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tqa.alignment.anchors import stretches
from tqa.alignment.evidence import word_evidence
from tqa.alignment.lines import read_side
from tqa.model import Language
from tqa.pipeline import shipped_lexicon


def cut(source, target):
    lexicon = shipped_lexicon()
    sides = read_side(source, Language.ARABIC, lexicon), read_side(target, Language.ENGLISH, lexicon)
    return stretches(*sides, word_evidence(*sides, lexicon, names=False))


@settings(max_examples=25)
@given(
    st.lists(st.sampled_from(["الوزير 7", "12", "مدرسة 99", "سوق"]), max_size=500),
    st.lists(st.sampled_from(["minister 7", "12", "school 99", "market"]), max_size=900),
)
def test_stretches_cover_both_texts_in_order_and_are_bounded(source, target):
    found = cut(source, target)
    for side, lines in (("source", source), ("target", target)):
        spans = [getattr(stretch, side) for stretch in found]
        assert [k for start, end in spans for k in range(start, end)] == list(range(len(lines)))
        assert all(end - start <= 200 for start, end in spans)


def test_cuts_fall_between_lines_that_belong_together():
    source = [f"ذكرت الوكالة أن العدد بلغ {n}" for n in range(1000, 1300)]
    target = [f"The agency said the number had reached {n}" for n in range(1000, 1300)]
    found = cut(source, target)
    assert len(found) > 3
    assert all(stretch.source == stretch.target for stretch in found)
