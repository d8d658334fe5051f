"""TMX 1.4b: one translation unit for each bead with two sides.

TMX has no notation for characters that XML forbids: they become U+FFFD, and a note in the unit names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tqa._version import __version__
from tqa.output.beads.alignment import bead_type, rounded
from tqa.output.xml_text import DECLARATION, attribute, character_data, forbidden

if TYPE_CHECKING:
    from tqa.model import Bead, Document
    from tqa.output.beads.alignment import Alignment
    from tqa.output.style import Style

# Besides these TMX knows phrases, and blocks for whatever is none of the three.
_SEGMENT_TYPES = {"sentence": "sentence", "paragraph": "paragraph"}
_OTHER_TYPE = "block"
# As memoQ calls the file that a unit is from.
_DOCUMENT = "x-document"
_REPLACEMENT = "\ufffd"


def render(alignment: Alignment, style: Style) -> str:  # noqa: ARG001 - every format takes a style
    """The memory, in the beads' order; beads with one side only, which translate nothing, are left out."""
    article = alignment.article
    kind = _SEGMENT_TYPES.get(alignment.unit, _OTHER_TYPE)
    languages = article.source.language.value, article.target.language.value
    header = (
        f'  <header creationtool="tqa" creationtoolversion={attribute(__version__)} segtype="{kind}"'
        f' o-tmf="tqa" adminlang="en" srclang="{languages[0]}" datatype="plaintext"/>\n'
    )
    units = [
        _unit(alignment, index, bead, kind)
        for index, bead in enumerate(alignment.beads)
        if alignment.has_both(bead)
    ]
    return f'{DECLARATION}<tmx version="1.4">\n{header}  <body>\n{"".join(units)}  </body>\n</tmx>\n'


def _unit(alignment: Alignment, index: int, bead: Bead, kind: str) -> str:
    texts = alignment.source_text(bead), alignment.target_text(bead)
    whole = len(bead.source) == len(bead.target) == 1 or kind == _OTHER_TYPE
    own_kind = "" if whole else f' segtype="{_OTHER_TYPE}"'
    document = character_data(alignment.doc(bead), lambda _: _REPLACEMENT)
    properties = {
        **({_DOCUMENT: document} if document else {}),
        "x-tqa-type": bead_type(bead),
        "x-tqa-confidence": f"{rounded(bead.score):.4f}",
        **({"x-tqa-moved": "true"} if bead.moved else {}),
    }
    # An identifier is "text without white spaces".
    name = "_".join(alignment.name(index).split())
    lines = [f"    <tu tuid={attribute(name)}{own_kind}>"]
    lines += _replacements("".join(texts))
    lines += [f'      <prop type="{key}">{value}</prop>' for key, value in properties.items()]
    documents = alignment.article.source, alignment.article.target
    lines += [_variant(document, text) for document, text in zip(documents, texts, strict=True)]
    return "\n".join([*lines, "    </tu>\n"])


def _replacements(text: str) -> list[str]:
    lost = ", ".join(f"U+{ord(character):04X}" for character in forbidden(text))
    return [f"      <note>U+FFFD stands for what XML cannot hold: {lost}</note>"] if lost else []


def _variant(document: Document, text: str) -> str:
    segment = character_data(text, lambda _: _REPLACEMENT)
    return f'      <tuv xml:lang="{document.language.value}"><seg>{segment}</seg></tuv>'
