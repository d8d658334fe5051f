from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.strategies import HOSTILE, edits_by_text
from tqa.errors import InputError, OutputError
from tqa.formats import read_bilingual
from tqa.formats.splice import apply_edits
from tqa.model import Edit, Span
from tqa.positions import Place

_SHARED_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def _file(folder, text, encoding="utf-8", name="a.jsonl"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def _texts(document):
    return [document.segment_text(index) for index in range(len(document.segments))]


def test_rows(tmp_path):
    text = (
        '{"id": "a", "source": "س\\nص", "target": "one\\ttwo", "reference": null, "doc": "d", "x": [{}]}\r\n'
        "\r\n"
        ' { "mt" :"three","SRC":"ع" , "id": 7,"ref":"drei","doc":3 } \r\n'
        '{"source": "ف", "target": "", "id": null, "doc": " "}'
    )
    article = read_bilingual(_file(tmp_path, text))
    assert _texts(article.source) == ["س\nص", "ع", "ف"]
    assert _texts(article.target) == ["one\ttwo", "three", ""]
    assert _texts(article.reference) == ["", "drei", ""]
    found = [(segment.id, segment.group, segment.line) for segment in article.target.segments]
    assert found == [("a", "d", 1), ("7", "3", 3), ("3", "", 4)]
    assert article.target.carrier.name == "jsonl"
    assert article.target.carrier.render(article.target, []).decode() == text


def test_only_the_edited_characters_change(tmp_path):
    first = '{"n": 1.50e2, "target": "caf\\u00e9 \\/ \\"x\\" é", "source":"س"}\n'
    text = first + '{ "source": "ع", "target": "two" }\n'
    article = read_bilingual(_file(tmp_path, text))
    assert article.target.text == 'café / "x" é\ntwo'
    edits = [Edit(Span(7, 10), '“y” "z"\n'), Edit(Span(16, 16), "é")]
    expected = text.replace('\\"x\\"', '“y” \\"z\\"\\n').replace('"two"', '"twoé"')
    assert article.target.carrier.render(article.target, edits).decode() == expected


def test_an_ascii_line_stays_ascii(tmp_path):
    text = '{"source": "\\u0633", "target": "x \\ud83d\\ude00 y"}\n{"source": "س", "target": "x"}\n'
    article = read_bilingual(_file(tmp_path, text))
    assert article.target.text == "x 😀 y\nx"
    rendered = article.target.carrier.render(
        article.target, [Edit(Span(0, 1), "é😀"), Edit(Span(6, 7), "é😀")]
    )
    first, second = rendered.decode().splitlines()
    assert first == '{"source": "\\u0633", "target": "\\u00e9\\ud83d\\ude00 \\ud83d\\ude00 y"}'
    assert second == '{"source": "س", "target": "é😀"}'


def test_lone_surrogates_are_kept(tmp_path):
    text = '{"source": "س\\ud800", "target": "a\\udfff b"}\n'
    article = read_bilingual(_file(tmp_path, text))
    assert article.source.text == "س\ud800"
    assert article.target.text == "a\udfff b"
    carrier = article.target.carrier
    assert carrier.render(article.target, []).decode() == text
    rendered = carrier.render(article.target, [Edit(Span(3, 4), "c\ud83d!")]).decode()
    assert rendered == '{"source": "س\\ud800", "target": "a\\udfff c\\ud83d!"}\n'
    assert carrier.place(article.target, 2) == Place(1, 41, 41, 42, "target")


def test_place(tmp_path):
    text = '{"source": "س", "target": "one"}\r\n{"source": "😀ع", "MT": "a\\n\\u00e9\\ud83d\\ude00b"}\r\n'
    article = read_bilingual(_file(tmp_path, text))
    assert article.target.text == "one\na\né😀b"
    line = text.splitlines()[1]
    for offset, raw in ((4, "a\\n"), (5, "\\n\\"), (6, "\\u00e9"), (7, "\\ud83d"), (8, 'b"'), (9, '"}')):
        column = line.rindex(raw) + 1
        expected = Place(2, column, column + 1, column + 4, "MT")
        assert article.target.carrier.place(article.target, offset) == expected


def test_place_in_a_row_without_a_reference(tmp_path):
    text = '{"source": "س", "target": "a", "ref": "b"}\n{"source": "س", "target": "a"}\n'
    reference = read_bilingual(_file(tmp_path, text)).reference
    assert reference.carrier.place(reference, 2) == Place(2, 1, 1, 1)
    with pytest.raises(ValueError, match="no cell"):
        reference.carrier.render(reference, [Edit(Span(2, 2), "x")])


def test_windows_1256_lacks_a_character(tmp_path):
    article = read_bilingual(_file(tmp_path, '{"source": "قال", "target": "a"}\n', "cp1256"))
    with pytest.raises(OutputError, match=r"a\.jsonl: line 1: .*does not exist in Windows-1256; save"):
        article.target.carrier.render(article.target, [Edit(Span(0, 1), "😀")])


_GOOD = '{"source": "س", "target": "x"}\n'


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            '{"source": "س"',
            "no valid JSON at column 15 (Expecting ',' delimiter); write one JSON object a line",
        ),
        ("{'source': 1}", "no valid JSON at column 2 (Expecting property name"),
        ('{"source": "a\tb", "target": ""}', "no valid JSON at column 14 (Invalid control character at)"),
        (_GOOD.strip() + " {}", "no valid JSON at column 32 (Extra data)"),
        ("{", "no valid JSON at column 2 ("),
        ('["س", "x"]', "a list where an object is expected; write one JSON object a line"),
        ('"x"', "a string where an object is expected"),
        ("3.5", "a number where an object is expected"),
        ("null", "null where an object is expected"),
        ("{}", "no source among the columns (there are none); name it one of source, src, ar"),
        ('{"source": "س"}', "no target among the columns 'source'; name it one of target, tgt, en, mt"),
        ('{"source": 5, "target": "x"}', "'source' is a number; write a JSON string"),
        ('{"source": "س", "MT": null}', "'MT' is null; write a JSON string"),
        ('{"source": ["س"], "target": "x"}', "'source' is a list; write a JSON string"),
        ('{"source": "س", "target": "x", "ref": {}}', "'ref' is an object; write a JSON string"),
        ('{"source": "س", "target": "x", "id": true}', "'id' is true or false; write a JSON string"),
        ('{"source": "س", "target": "x", "id": 1.5}', "'id' is a number; write a JSON string"),
        ('{"source": "س", "target": "x", "mt": "y"}', "'target' and 'mt' both name the target; rename"),
        (
            '{"source": "س", "target": "x", "target": "y"}',
            "'target' and 'target' both name the target; rename",
        ),
        (
            '{"source": "س", "target": "x", "n": ' + "[" * 100_000 + "]" * 100_000 + "}",
            "JSON that is too deep",
        ),
        (
            '{"source": "س", "target": "x", "n": ' + "1" * 5000 + "}",
            "JSON that is too deep or a number that is too",
        ),
        ('{"source": "س", "target": "x", "id": 1}', "the id '1' stands on line 1 too"),
    ],
)
def test_refused(tmp_path, monkeypatch, line, message):
    monkeypatch.chdir(tmp_path)
    _file(tmp_path, _GOOD + "\n" + line + "\n")
    with pytest.raises(InputError) as caught:
        read_bilingual("a.jsonl")
    assert str(caught.value).startswith(f"a.jsonl: line 3: {message}")
    assert "\n" not in str(caught.value)


def test_long_line(tmp_path):
    long = "\\u0628x" * 150_000
    article = read_bilingual(_file(tmp_path, f'{{"source": "{long}", "target": "{long}"}}\n'))
    assert article.target.text == "بx" * 150_000
    rendered = article.target.carrier.render(article.target, [Edit(Span(299_999, 300_000), "")])
    assert rendered.decode() == f'{{"source": "{long}", "target": "{long[:-1]}"}}\n'


@st.composite
def _lines(draw):
    rows = draw(st.lists(st.tuples(HOSTILE, HOSTILE, HOSTILE), min_size=1, max_size=4))
    lines = []
    for source, target, other in rows:
        ascii_only = draw(st.booleans()) or any("\ud800" <= c <= "\udfff" for c in source + target + other)
        separators = draw(st.sampled_from([(",", ":"), (", ", ": "), (" ,\t", " : ")]))
        members = draw(
            st.permutations([("source", source), ("target", target), ("x", [other, {other: 0.5}])])
        )
        lines.append(json.dumps(dict(members), ensure_ascii=ascii_only, separators=separators))
    return rows, draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines)


@_SHARED_FOLDER
@given(_lines(), st.data())
def test_edits_change_only_their_characters(tmp_path, rows_and_text, data):
    rows, text = rows_and_text
    path = _file(tmp_path, text)
    article = read_bilingual(path)
    document = article.target
    assert _texts(document) == [target for _, target, _ in rows]
    assert document.carrier.render(document, []) == path.read_bytes()
    per_row = data.draw(edits_by_text(_texts(document)))
    edits = [
        Edit(edit.span.shift(segment.span.start), edit.text)
        for segment, row_edits in zip(document.segments, per_row, strict=True)
        for edit in row_edits
    ]
    rendered = document.carrier.render(document, edits)
    path.write_bytes(rendered)
    again = read_bilingual(path)
    # two escaped halves that meet are one character in JSON: compare as UTF-16 does
    expected = [apply_edits(target, row) for (_, target, _), row in zip(rows, per_row, strict=True)]
    assert [_utf16(text) for text in _texts(again.target)] == [_utf16(text) for text in expected]
    assert _texts(again.source) == _texts(article.source)
    assert _without_target(rendered.decode()) == _without_target(text)


def _utf16(text):
    return text.encode("utf-16-le", "surrogatepass")


def _without_target(text):
    rows = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        members = json.loads(line)
        del members["target"]
        rows.append(list(members.items()))
    return rows
