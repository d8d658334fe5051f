import pytest

from tqa.formats.language_tags import language_of, primary
from tqa.model import Language


def test_primary():
    assert [primary(tag) for tag in (" en_GB@shaw", "AR-eg", "ar", "")] == ["en", "ar", "ar", ""]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("ar", Language.ARABIC),
        (" AR_eg ", Language.ARABIC),
        ("arz-Arab", Language.ARABIC),
        ("eng", Language.ENGLISH),
        ("EN-us", Language.ENGLISH),
        ("", None),
        ("fa", None),
        ("enm", None),
        ("english", Language.ENGLISH),
        ("Arabic", Language.ARABIC),
    ],
)
def test_language(tag, language):
    assert language_of(tag) is language
