"""Word files for tests: built from their XML, or by python-docx."""

from __future__ import annotations

import io
import zipfile

from tqa.config.reading import Reading
from tqa.formats.docx.carrier import read
from tqa.formats.units import split_units
from tqa.model import Document, Language

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
V = "urn:schemas-microsoft-com:vml"
NAMES = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:wp="{WP}" xmlns:wps="{WPS}" xmlns:m="{M}" xmlns:v="{V}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
DECLARED = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NOTES = ("footnotes", "endnotes", "styles", "comments")


def run(text, properties=""):
    """A run of text with white space kept."""
    formatting = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{formatting}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(*runs, properties=""):
    """A paragraph; what is no element is put into a run."""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def document(*blocks):
    """The main part."""
    return f"{HEAD}<w:document {NAMES}><w:body>{''.join(blocks)}<w:sectPr/></w:body></w:document>"


def relations(*targets, base=R):
    """A part of relations, each with the word for its kind and its target."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    spoken = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{spoken}">{inner}</Relationships>'


def parts(*blocks, **others):
    """The parts of a package, by name; `others` are the contents of roots such as w:footnotes."""
    kinds = [kind for kind in NOTES if kind in others]
    content = "http://schemas.openxmlformats.org/package/2006/content-types"
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{DECLARED}.{kind}+xml"/>' for kind in kinds
    )
    types = (
        f'{HEAD}<Types xmlns="{content}"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{DECLARED}.document.main+xml"/>'
        f"{overrides}</Types>"
    )
    return {
        "[Content_Types].xml": types,
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*((kind, f"{kind}.xml") for kind in kinds)),
        "word/document.xml": document(*blocks),
        **{f"word/{kind}.xml": f"{HEAD}<w:{kind} {NAMES}>{others[kind]}</w:{kind}>" for kind in kinds},
        "word/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    }


def packed(content, stored=("word/media/image1.png",)):
    """The archive of some parts, with the dates and flags that Word gives them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            info = zipfile.ZipInfo(name, (2024, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return stream.getvalue()


def build(*blocks, **others):
    """A Word file of some paragraphs."""
    return packed(parts(*blocks, **others))


def load(data, path="article.docx", language=Language.ENGLISH):
    """The document in a Word file."""
    raw = read(data, path, language, Reading())
    segments = split_units(raw.text, language, blocks=raw.blocks)
    return Document(raw.text, language, segments, raw.carrier, raw.path, raw.blocks)


def text_of(*blocks, **others):
    """The text that is read from some paragraphs."""
    return load(build(*blocks, **others)).text


def contents(data):
    """The parts of a Word file, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def main_part(data):
    """The text of the main part."""
    return contents(data)["word/document.xml"].decode()
