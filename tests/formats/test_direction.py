from __future__ import annotations

import pytest

from tqa.formats.direction import from_arabic

_XLIFF = (
    '<xliff><file {}><trans-unit id="1"><source{}>{}</source><target>x</target></trans-unit></file></xliff>'
)
_TMX = "<tmx><body><tu>{}</tu></body></tmx>"


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ('source-language="ar" target-language="en"', "x", True),
        ("srcLang='ar-EG'", "x", True),
        ('trgLang="en-GB"', "نص", True),
        ("", "نص", True),
        ("", "text", False),
        ('source-language="en"', "نص", False),
        ('source-language="ar" target-language="fr"', "نص", False),
    ],
)
def test_xliff(declared, text, expected):
    head = _XLIFF.format(declared, ' xml:space="preserve"', text)
    assert from_arabic("xliff", head.encode()) is expected
    assert from_arabic("xliff", head.encode("utf-16")) is expected


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (("ar", "en"), True),
        (("EN-us", "AR-eg", "fr"), True),
        (("ar", "fr"), False),
        (("en",), False),
        ((), False),
    ],
)
def test_tmx(languages, expected):
    variants = "".join(f'<tuv creationid="x" xml:lang="{each}"><seg>x</seg></tuv>' for each in languages)
    assert from_arabic("tmx", _TMX.format(variants).encode()) is expected


@pytest.mark.parametrize(
    ("header", "msgid", "expected"),
    [
        ("Language: en\\n", "ملف", True),
        ("Content-Type: text/plain\\nLanguage: fr\\n", "ملف", False),
        ("Language: ar\\n", "File", False),
        ("X-Source-Language: ar_SA\\nLanguage: en\\n", "File", True),
        ("\\n", "Language: fr, see ملف", True),
        ("\\n", "File", False),
    ],
)
def test_po(header, msgid, expected):
    head = f'msgid ""\nmsgstr "{header}"\n\nmsgid "{msgid}"\nmsgstr "x"\n'
    assert from_arabic("po", head.encode()) is expected


@pytest.mark.parametrize("charset", ["idna", "punycode", "undefined", "hex", "no-such-thing"])
def test_a_charset_that_decodes_no_file_leaves_the_language_to_be_told(charset):
    head = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\nmsgid "ملف"\nmsgstr "x"\n'
    assert from_arabic("po", head.encode())


@pytest.mark.parametrize("name", ["po", "xliff", "tmx"])
@pytest.mark.parametrize(
    "part", ["<tuv ", "srcLang=", "<source ", 'msgid "', 'msgid ""\n""', '"Language: ', "\0"]
)
def test_any_head_is_judged_in_linear_time(name, part):
    assert not from_arabic(name, (part * 65_536)[:65_536].encode())
