"""What the tests of glossaries ask of one."""

from tqa.language.tokens import tokenize


def allowed(glossary, arabic):
    """The English that each term found in `arabic` may have, the preferred first."""
    return [
        [target.text for target in mention.entry.allowed] for mention in glossary.mentions(tokenize(arabic))
    ]
