"""PO files that are wrong, hostile, or odd."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import tqa
from tests.formats.po.test_messages import HEADER, one, quoted, render
from tests.formats.strategies import HOSTILE, WRITABLE, edits_for
from tqa.errors import InputError, LanguageError
from tqa.formats.po.messages import read
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("hello\n", r"a.po: line 6: 'hello' is no PO \(.*\); correct the line"),
        ('msgid "نص\nmsgstr "x"', "a.po: line 6: a string that is never closed on its line; end it"),
        ("", "a.po: none of its 0 messages is translated; give a translated file"),
        ('msgid "نص"\nmsgid "x"\n', "a.po: line 6: an entry without msgstr; add it"),
        ('msgid "نص"\n', "a.po: line 6: an entry without msgstr; add it"),
        ('msgctxt "نص"\n', "a.po: line 6: an entry without msgid; add it"),
        ('msgid "نص"\nmsgstr\n', 'a.po: line 6: an entry that ends without its string; write ""'),
        ('msgid\nmsgstr "x"\n', 'a.po: line 7: msgstr where a string is expected; write ""'),
        ('msgstr "x"\nmsgid "x"', "a.po: line 6: msgstr does not belong here; correct"),
        ('msgid "نص"\nmsgstr "x"\nmsgstr "y"', "a.po: line 8: msgstr does not belong here; correct"),
        ('msgid "نص"\nmsgstr ""\n', "a.po: none of its 1 messages is translated; give"),
        ('msgid[0] "نص"\nmsgstr ""\n', "a.po: line 6: msgid does not belong here; correct"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(content, message):
    with pytest.raises(InputError, match=message) as raised:
        one(content)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("Language: ar_EG", "a.po: its Language is 'ar_EG': it translates into Arabic, not from it; give"),
        ("Language: fr", "a.po: its Language is 'fr'; give a translation from Arabic"),
        ("X-Source-Language: de", "a.po: its X-Source-Language is 'de'; give a translation from Arabic"),
    ],
)
def test_another_language_is_refused(fields, message):
    header = HEADER.replace("Language: en", fields)
    with pytest.raises(LanguageError, match=message):
        one('msgid "File"\nmsgstr "ملف"\n', header)


def test_the_languages_of_the_trade_pass():
    for target in ("en", "en_GB", "en-US@shaw", "eng", ""):
        header = HEADER.replace("Language: en", f'X-Source-Language: ar_SA\\n"\n"Language: {target}')
        assert one('msgid "ملف"\nmsgstr "File"\n', header).target.text == "File"


def test_swapped_sides_without_a_declared_language_are_told_by_their_script(tmp_path):
    path = tmp_path / "a.po"
    path.write_text('msgid "The minister said so."\nmsgstr "قال الوزير ذلك."\n', encoding="utf-8")
    with pytest.raises(LanguageError, match="the sides are swapped"):
        tqa.read(path)


@pytest.mark.parametrize("charset", ["windows-1256", "CP1256", "ISO-8859-6", "utf8", "CHARSET", "ar-utf"])
def test_encodings(charset):
    text = HEADER.replace("UTF-8", charset) + 'msgid "نص"\nmsgstr "text"\n'
    if charset == "ar-utf":
        with pytest.raises(
            InputError, match=r"a.po: declares the charset ar-utf, which is not read here; save"
        ):
            read(text.encode(), "a.po")
        return
    data = text.encode("utf-8" if charset == "CHARSET" else charset)
    article = read(data, "a.po")
    assert article.source.text == "نص"
    assert article.target.carrier.render(article.target, [Edit(Span(0, 4), "Text")]) == data.replace(
        b'"text"', b'"Text"'
    )


def test_a_wrong_declaration_of_the_encoding():
    text = HEADER + 'msgid "نص"\nmsgstr "text"\n'
    with pytest.raises(
        InputError, match=r"a.po: line 6: byte 0xE4 is not UTF-8, the charset it declares; save"
    ):
        read(text.encode("cp1256"), "a.po")
    wrong = text.replace("UTF-8", "windows-1256")
    with pytest.raises(InputError, match=r"a.po: declares the charset windows-1256 but is in UTF-8; correct"):
        read(wrong.encode(), "a.po")


@pytest.mark.parametrize(
    "data",
    [
        b'msgid "' + b"a" * 1_000_000,
        b'msgid "' + b"a" * 1_000_000 + b'"\nmsgstr ""\n',
        b'msgid "' + b"\\1" * 500_000 + b'"',
        b"#, " + b"fuzzy," * 100_000,
        b"msgid " * 100_000,
        b'"' * 1_000_001,
        b'msgid "a"\nmsgstr "\0"\n',
        b"",
        b"\xff\xfe" + b"m" * 11,
    ],
)
def test_hostile_files_end_in_one_line(data):
    with pytest.raises(InputError) as raised:
        read(data, "a\n.po")
    assert "\n" not in str(raised.value)


def test_tricky_texts_take_linear_time():
    tricky = (
        "<a " * 30_000,
        "%" * 90_000,
        "{" * 90_000,
        "&amp" * 20_000,
        "%(a" * 30_000,
        "\\\\" * 40_000,
    )
    for text in tricky:
        article = one(f'#, c-format, python-brace-format\nmsgid "<b>نص</b>"\nmsgstr "{text}"\n')
        assert render(article).endswith(f'{text}"\n')


_FLAGS = st.sampled_from(["", "#, c-format\n", "#, python-format, python-brace-format\n", "#, sh-format\n"])
_TRICKY = st.sampled_from(
    ["%s", "%%", "{x}", "{{", "<b>", "</b>", "&amp;", "$A", "%(n)s", "\\", '"', "\n", "1"]
)
_TEXT = st.lists(st.one_of(_TRICKY, WRITABLE), max_size=6).map("".join)


@given(st.lists(st.tuples(_TEXT, _TEXT, _FLAGS), min_size=1, max_size=3), st.data())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_edited_reads_as_edited(rows, data):
    rows = [(source, target, flags) for source, target, flags in rows if target]
    assume(rows)
    text = HEADER + "".join(
        f"{flags}msgid {quoted('نص' + source)}\nmsgstr {quoted(target[:3])}\n  {quoted(target[3:])}\n"
        for source, target, flags in rows
    )
    article = read(text.encode("utf-8", "surrogatepass"), "a.po")
    assert render(article) == text
    carrier = article.target.carrier
    for index, segment in enumerate(article.target.segments):
        edits = data.draw(edits_for(article.target.segment_text(index), HOSTILE, most=1))
        for edit in edits:
            moved = Edit(edit.span.shift(segment.span.start), edit.text)
            carrier.place(article.target, moved.span.start)
            if not carrier.can_make(article.target, moved) or not _encodable(edit.text):
                continue
            written = carrier.render(article.target, [moved])
            again = read(written, "a.po")
            assert again.target.text == apply_edits(article.target.text, [moved])
            assert again.source.text == article.source.text


def _encodable(text):
    return not any("\ud800" <= c <= "\udfff" for c in text)
