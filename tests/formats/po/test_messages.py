from __future__ import annotations

import shutil
import subprocess

import pytest

import tqa
from tests.formats.bead_rows import ARTICLES, found, rows_of, table
from tqa.errors import OutputError
from tqa.fixing.holding import can_hold
from tqa.formats import read_bilingual
from tqa.formats.annotation import Annotates, Remark
from tqa.formats.patch_carrier import Rereads
from tqa.formats.patchwork import PLACEHOLDER
from tqa.formats.po.messages import read
from tqa.formats.table import read as read_table
from tqa.model import Applicability, Edit, Fix, Severity, Span

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: en\\n"\n\n'
_WRITTEN = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def quoted(text):
    return f'"{text.translate(_WRITTEN)}"'


def po(rows, extra=""):
    """The rows as messages of one page, long ones wrapped as gettext does."""
    entries = (
        f"#: story.html:{number}\n{extra}msgid {quoted(source)}\nmsgstr {_wrapped(target)}\n"
        for number, (source, target) in enumerate(rows, start=1)
    )
    return (HEADER + "\n".join(entries)).encode()


def _wrapped(text):
    if len(text) < 70:
        return quoted(text)
    words = text.split(" ")
    lines = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
    return '""\n' + "\n".join(quoted(line + " " * (line is not lines[-1])) for line in lines)


def one(entry, header=HEADER):
    return read((header + entry).encode(), "a.po")


def texts(document):
    return [document.segment_text(index) for index in range(len(document.segments))]


def render(article, edits=()):
    return article.target.carrier.render(article.target, edits).decode()


FULL = (
    "# The team\r\n\r\n"
    'msgid ""\r\nmsgstr ""\r\n"Content-Type: text/plain; charset=UTF-8\\n"\r\n"Language: en_GB\\n"\r\n\r\n'
    "# Said on air.\r\n#. from the desk\r\n#: \u2068the news.html\u2069:3   b.html:9\r\n#, c-format\r\n"
    '#| msgid "قبل"\r\nmsgctxt "head\\tline"\r\nmsgid   "قال %s إن"  " النسبة 5%%"\r\n'
    'msgstr "Said %s:\\n"\r\n\t"\\"\\x41\\102\\303\\251\\" 5%% \\q"\r\n'
    'msgid "واحد" msgid_plural "كثير" msgstr[0] "one" msgstr[ 1 ] "many" \r\n'
    '#, fuzzy\r\nmsgid "ربما"\r\nmsgstr "maybe"\r\n\r\n'
    'msgid "غير مترجم"\r\nmsgstr ""\r\n'
    '#, fuzzy\r\n#~ msgid "قديم"\r\n#~ msgstr "old"\r\n\r\n'
    'msgid "آخر"\r\nmsgstr "last"'
)


def test_entries():
    article = read(FULL.encode(), "a.po")
    assert texts(article.source) == [f"قال {PLACEHOLDER} إن النسبة 5%", "واحد", "كثير", "آخر"]
    assert texts(article.target) == [f'Said {PLACEHOLDER}:\n"ABé" 5% \\q', "one", "many", "last"]
    found = [(segment.id, segment.group, segment.line) for segment in article.target.segments]
    assert found == [("1", "the news.html", 15), ("2[0]", "", 17), ("2[1]", "", 17), ("5", "", 29)]
    place = article.target.carrier.place(article.target, 8)
    assert (place.line, place.column, place.field, place.spot) == (16, 3, "msgstr", "the news.html:3")
    last = article.target.carrier.place(article.target, len(article.target.text))
    assert (last.line, last.column, last.field, last.spot) == (29, 13, "msgstr", "message 5")
    many = article.target.carrier.place(article.target, article.target.segments[2].span.start)
    assert (many.field, many.column) == ("msgstr[1]", 63)
    assert isinstance(article.target.carrier, Rereads)
    assert isinstance(article.target.carrier, Annotates)


def test_without_edits_the_file_is_the_same():
    assert render(read(FULL.encode(), "a.po")) == FULL
    marked = b"\xef\xbb\xbf" + FULL.encode()
    article = read(marked, "a.po")
    assert article.target.carrier.render(article.target, []) == marked


def test_only_the_edited_characters_change():
    article = read(FULL.encode(), "a.po")
    start = article.target.text.index("one")
    edits = [Edit(Span(0, 4), 'Told "us"\\'), Edit(Span(8, 9), "\n"), Edit(Span(start, start + 3), "1\t")]
    expected = (
        FULL.replace("Said %s", 'Told \\"us\\"\\\\ %s').replace('\t"\\"', '\t"\\n').replace('"one"', '"1\\t"')
    )
    assert render(article, edits) == expected


@pytest.mark.parametrize(
    ("flags", "string", "shown"),
    [
        ("c-format", "%d%% of %1$s, %-5.2f %lu 100%", "@% of @, @ @ 100%"),
        ("python-format", "%(name)s has 5%%", "@ has 5%"),
        ("python-brace-format", "{} {0:>5} {{x}} {name!r}", "@ @ {x} @"),
        ("sh-format", "$HOME ${USER} $5", "@ @ $5"),
        ("qt-format", "%1 of %L2 %n", "@ of @ @"),
        ("objc-format", "%@ is %2$@", "@ is @"),
        ("no-c-format", "5% des %s {name} %(x)s {0} {a b}", "5% des %s @ @ {0} {a b}"),
        ("c-format, no-wrap", "%s <b>x</b>", "@ <b>x</b>"),
    ],
)
def test_placeholders(flags, string, shown):
    article = one(f'#, {flags}\nmsgid "نص {{name}} %(x)s"\nmsgstr "{string}"\n')
    assert article.target.text == shown.replace("@", PLACEHOLDER)
    assert render(article).endswith(f'msgstr "{string}"\n')


def test_tags_and_entities_of_marked_up_messages():
    article = one(
        'msgid "<b>قال</b> المدير &amp; الوزير"\n'
        'msgstr "<a href=\\"x\\">The<b> manager</b></a> &amp; <i>min"\n"ister</i>'
        '<br/>x <img src=\\"y\\"> &copy; &bad; <x>"\n'
    )
    assert article.source.text == "قال المدير & الوزير"
    assert article.target.text == f"The manager & minister\nx {PLACEHOLDER} © &bad; <x>"
    at = article.target.text.index("manager & minister")
    edit = Edit(Span(at, at + 18), "director & ministry <ok>")
    assert article.target.carrier.can_make(article.target, edit)
    assert '<b> director</b></a> &amp; <i>ministry &lt;ok&gt;"\n"</i><br/>' in render(article, [edit])


def test_tags_are_text_where_the_original_has_none():
    article = one('msgid "قال المدير"\nmsgstr "The <b>manager</b> &amp; more"\n')
    assert article.target.text == "The <b>manager</b> &amp; more"


def test_a_placeholder_that_no_flag_tells_of_must_be_in_the_original():
    article = one('msgid "{name} نص"\nmsgstr "{name} has {2}"\n')
    assert article.target.text == f"{PLACEHOLDER} has {{2}}"


def test_shortcuts_are_marked_where_the_header_says_how():
    header = HEADER.replace('"Language', '"X-Accelerator-Marker: &\\n"\n"Language')
    article = one('msgid "&ملف & ص"\nmsgstr "Open &File && R&D"\n', header)
    assert (article.source.text, article.target.text) == ("ملف & ص", "Open File && R&D")
    edit = Edit(Span(5, 9), "Files")
    assert 'msgstr "Open &Files && R&D"' in render(article, [edit])
    assert one('msgid "&ملف"\nmsgstr "&File"\n').target.text == "&File"


def test_no_edit_touches_a_placeholder_or_cuts_an_escape():
    article = one('#, c-format\nmsgid "نص"\nmsgstr "a %s b\\303\\251c %"\n')
    text = article.target.text
    assert text == f"a {PLACEHOLDER} béc %"
    holds = article.target.carrier.can_make
    assert holds(article.target, Edit(Span(0, 1), "x"))
    assert holds(article.target, Edit(Span(5, 6), "e"))
    assert holds(article.target, Edit(Span(4, 7), "x"))
    assert not holds(article.target, Edit(Span(2, 3), ""))
    assert not holds(article.target, Edit(Span(0, 4), "x"))
    # Behind a bare percent sign a letter would be a placeholder.
    assert not holds(article.target, Edit(Span(len(text), len(text)), "d"))
    assert not can_hold(article.target, Fix(Applicability.SAFE, (Edit(Span(1, 4), ""),)))
    octal = one('msgid "نص"\nmsgstr "a\\7 b"\n')
    assert octal.target.carrier.can_make(octal.target, Edit(Span(2, 3), "x"))
    assert not octal.target.carrier.can_make(octal.target, Edit(Span(2, 3), "1"))


def test_sentences_found_by_several_rounds_of_fixes():
    report = tqa.check(
        one(
            '#, c-format\nmsgid "حضر %s عامل إلى المصنع ."\n'
            'msgstr "%s workers  came\\n came to the the "\n"plant ."\n'
        )
    )
    fixed = tqa.fix(report.article, report)
    assert fixed.report is not None
    written = report.article.target.carrier.render(report.article.target, fixed.edits).decode()
    assert read(written.encode(), "a.po").target.text == fixed.text
    assert "%s workers came" in written


@pytest.mark.parametrize("name", ARTICLES)
def test_a_sample_article_is_found_to_be_the_same_and_keeps_all_but_its_fixes(name):
    rows = rows_of(name)
    plain = tqa.check(read_table(table(rows), "a.csv"))
    data = po(rows)
    article = read(data, "a.po")
    report = tqa.check(article)
    assert texts(article.target) == [target for _, target in rows]
    assert found(report) == found(plain)
    assert render(article).encode() == data
    fixed = tqa.fix(report.article, report)
    assert fixed.text == tqa.fix(plain.article, plain).text
    written = article.target.carrier.render(article.target, fixed.edits)
    again = read(written, "a.po")
    assert again.target.text == fixed.text
    assert written.count(b"\n") == data.count(b"\n")
    assert again.source.text == article.source.text


def _remarks(*spans):
    return [Remark(Span(*span), "rule", Severity.MINOR, text) for *span, text in spans]


def test_annotations():
    article = read(FULL.encode(), "a.po")
    one_at = article.target.text.index("one")
    remarks = _remarks((0, 4, "first: “x”\nline"), (2, 4, "second"), (one_at, one_at + 3, "third"))
    data = article.target.carrier.annotate(article.target, remarks)
    expected = FULL.replace(
        "# Said on air.\r\n", "# Said on air.\r\n# (tqa) first: “x” line\r\n# (tqa) second\r\n"
    ).replace('msgid "واحد"', '# (tqa) third\r\nmsgid "واحد"')
    assert data.decode() == expected
    again = read(data, "a.po")
    assert again.target.text == article.target.text
    assert again.target.carrier.annotate(again.target, remarks) == data
    assert again.target.carrier.annotate(again.target, []).decode() == FULL
    assert article.target.carrier.annotate(article.target, []).decode() == FULL


def test_an_annotation_that_the_encoding_cannot_hold():
    text = HEADER.replace("UTF-8", "windows-1256") + 'msgid "نص"\nmsgstr "text"\n'
    article = read(text.encode("cp1256"), "a.po")
    with pytest.raises(OutputError, match=r"a.po: line 6: .* does not exist in Windows-1256"):
        article.target.carrier.annotate(article.target, _remarks((0, 4, "→")))


needs_msgfmt = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")


@needs_msgfmt
def test_gettext_takes_the_fixed_and_the_annotated_file(tmp_path):
    rows = [('قال الوزير "إن" %s حضر .', 'The minister  said "that" %s came .'), *rows_of(ARTICLES[0])]
    article = read(po(rows, "#, c-format\n"), "a.po")
    report = tqa.check(article)
    fixed = tqa.fix(report.article, report)
    assert fixed.edits
    path = tmp_path / "a.po"
    for data in (
        article.target.carrier.render(article.target, fixed.edits),
        article.target.carrier.annotate(article.target, _remarks((0, 3, "said"))),
    ):
        path.write_bytes(data)
        ran = subprocess.run(
            ["msgfmt", "--check-format", "-o", str(tmp_path / "a.mo"), str(path)],
            capture_output=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr.decode()


@needs_msgfmt
def test_gettext_reads_the_same_strings(tmp_path):
    path = tmp_path / "a.po"
    path.write_bytes(
        FULL.replace("\r\n", "\n").replace("\\q", "").replace("\u2068the news.html\u2069", "x").encode()
    )
    ran = subprocess.run(
        ["msgcat", "--no-wrap", "--no-location", str(path)], capture_output=True, check=True, text=True
    )
    assert 'msgstr ""\n"Said %s:\\n"\n"\\"ABé\\" 5%% "' in ran.stdout


def test_translate_toolkit_reads_the_same_messages():
    pypo = pytest.importorskip("translate.storage.pypo", reason="translate-toolkit is not installed")
    rows = rows_of(ARTICLES[1])
    data = po(rows)
    article = read(data, "a.po")
    units = [unit for unit in pypo.pofile.parsestring(data).units if unit.istranslated()]
    assert [str(unit.source) for unit in units] == texts(article.source)
    assert [str(unit.target) for unit in units] == texts(article.target)
    annotated = article.target.carrier.annotate(article.target, _remarks((0, 3, "said")))
    units = [unit for unit in pypo.pofile.parsestring(annotated).units if unit.istranslated()]
    assert units[0].getnotes("translator") == "(tqa) said"


def test_by_name_and_by_content(tmp_path):
    for name in ("a.po", "a.txt", "messages"):
        path = tmp_path / name
        path.write_bytes(FULL.encode())
        assert read_bilingual(path).target.carrier.name == "po"
