"""The glossary of the sample articles: clean translations keep to it, and it is read without a word."""

from pathlib import Path

import pytest

import tqa
from tqa.config import Config
from tqa.glossary import load

CORPORA = Path(__file__).parents[1] / "corpora"
GLOSSARY = str(CORPORA / "glossary.csv")
NAMES = sorted(path.name.removesuffix(".ar.txt") for path in (CORPORA / "articles").glob("*.ar.txt"))


def found(name, side):
    article = tqa.read(*(CORPORA / "articles" / f"{name}.{each}.txt" for each in ("ar", side)))
    return tqa.check(article, Config(select=("terminology",), glossary=(GLOSSARY,))).findings


@pytest.mark.parametrize("name", NAMES)
def test_clean_translations_keep_to_it(name):
    assert [finding.message for finding in found(name, "ref")] == []


def test_it_is_about_the_articles():
    terms = load([GLOSSARY])
    assert terms.notes == ()
    texts = [(CORPORA / "articles" / f"{name}.ar.txt").read_text(encoding="utf-8") for name in NAMES]
    mentioned = {term.source for term in terms.entries if any(term.source in text for text in texts)}
    assert len(mentioned) >= 20
