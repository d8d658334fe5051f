"""PO files that other software wrote: GNU gettext, translate-toolkit and its converters, Babel."""

from __future__ import annotations

import io
import subprocess

import pytest

import tqa
from tests.formats.bead_rows import ARTICLES, found, rows_of, table
from tests.formats.po.test_messages import po
from tests.programs import program
from tqa.formats.po.messages import read
from tqa.formats.table import read as read_table

ROWS = (
    *rows_of(ARTICLES[0]),
    ("قال المدير: «\tنعم»\\n", 'The manager said :\n"yes"\\n'),
    ("سطر\nثان", "line\tone\nline  two"),
)


def _gettext(tmp_path):
    msgcat = program("msgcat")
    path = tmp_path / "in.po"
    path.write_bytes(po(ROWS))
    ran = subprocess.run([msgcat, "--width=50", str(path)], capture_output=True, check=True)
    return ran.stdout


def _toolkit(tmp_path):  # noqa: ARG001 - the others need it
    pypo = pytest.importorskip("translate.storage.pypo", reason="translate-toolkit is not installed")
    store = pypo.pofile()
    store.updateheader(add=True, Language="en", Content_Type="text/plain; charset=UTF-8")
    for source, target in ROWS:
        unit = store.addsourceunit(source)
        unit.target = target
        unit.addlocation("story.html:1")
        unit.addnote("Checked on the desk.", origin="translator")
    return bytes(store)


def _toolkit_converter(tmp_path):
    converter = pytest.importorskip("translate.convert.csv2po", reason="translate-toolkit is not installed")
    text = "location,source,target\n" + "".join(
        "story.html:1," + ",".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\n"
        for row in ROWS[:-2]
    )
    path, out = tmp_path / "in.csv", tmp_path / "out.po"
    path.write_text(text, encoding="utf-8")
    converter.main([str(path), str(out), "--progress=none"])
    return out.read_bytes()


def _babel(tmp_path):  # noqa: ARG001 - the others need it
    from babel.messages.catalog import Catalog  # noqa: PLC0415
    from babel.messages.pofile import write_po  # noqa: PLC0415

    catalog, out = Catalog(locale="en"), io.BytesIO()
    for source, target in ROWS:
        catalog.add(source, target, locations=[("story.html", 1)])
    write_po(out, catalog, width=60)
    return out.getvalue()


@pytest.mark.parametrize("write", [_gettext, _toolkit, _toolkit_converter, _babel])
def test_they_are_found_and_fixed_as_a_table_and_stay_as_they_are(write, tmp_path):
    data = write(tmp_path)
    article = read(data, "a.po")
    rows = [
        (article.source.segment_text(index), article.target.segment_text(index))
        for index in range(len(article.target.segments))
    ]
    assert set(rows) <= set(ROWS)
    assert len(rows) >= len(set(ROWS)) - 2
    assert article.target.carrier.render(article.target, []) == data
    plain = tqa.check(read_table(table(rows), "a.csv"))
    report = tqa.check(article)
    assert found(report) == found(plain)
    fixed = tqa.fix(article, report)
    assert fixed.edits
    again = read(article.target.carrier.render(article.target, fixed.edits), "a.po")
    assert again.target.text == fixed.text
    assert again.source.text == article.source.text
