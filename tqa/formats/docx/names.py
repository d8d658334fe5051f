"""What a new part of a Word file needs: names in its namespaces, a relation, a content type."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from tqa.formats.xml_places import tag_end

if TYPE_CHECKING:
    from tqa.formats.docx.package import Package

CONTENT_TYPES = "[Content_Types].xml"

_ROOT = re.compile(r"<(?![?!])(?:([^\s:/>]+):)?[^\s:/>]+")
_LAST_TAG = re.compile(r"</(?:([^\s:/>]+):)?[^\s:/>]+\s*>\s*(?:<!--(?:(?!-->).)*-->\s*)*\Z", re.DOTALL)
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True, slots=True)
class Names:
    """How elements and attributes of Word's namespace are written in a part.

    `element` and `attribute` are prefixes with their colon, "" for none; `declaration` is what each element
    has to say of them.
    """

    element: str
    attribute: str
    declaration: str
    namespace: str

    @classmethod
    def of(cls, text: str) -> Names:
        """The names of the part `text`, whose root is in Word's namespace."""
        root, tag = _root(text)
        prefix = root[1] or ""
        key = f"xmlns:{prefix}" if prefix else "xmlns"
        found = re.search(rf"""\s{re.escape(key)}\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag)
        namespace = (found[1] or found[2] or "") if found else ""
        if prefix:
            return cls(f"{prefix}:", f"{prefix}:", "", namespace)
        return cls("", "w:", f" xmlns:w={quoteattr(namespace)}", namespace)

    def empty(self, name: str, number: int) -> str:
        """An empty element with an id."""
        return f'<{self.element}{name}{self.declaration} {self.attribute}id="{number}"/>'

    def wrap(self, name: str, content: str) -> str:
        """An element around `content`."""
        return f"<{self.element}{name}>{content}</{self.element}{name}>"


def before_end(text: str, added: str) -> str:
    """The part `text` with `added` as the last children of its root."""
    root, tag = _root(text)
    if tag.endswith("/>"):
        name = root[0][1:]
        end = root.start() + len(tag)
        return f"{text[: end - 2]}>{added}</{name}>{text[end:]}"
    last = _LAST_TAG.search(text, max(0, len(text) - 10_000))
    if last is None:
        raise ValueError("no end tag")
    return text[: last.start()] + added + text[last.start() :]


def prefix_of(text: str) -> str:
    """The prefix of the root's name with its colon, "" for none."""
    prefix = _root(text)[0][1]
    return f"{prefix}:" if prefix else ""


def new_comments(package: Package, names: Names) -> tuple[str, str]:
    """The name and the content of an empty part for comments."""
    folder = posixpath.dirname(package.main)
    number = ""
    while package.archive.find(name := posixpath.join(folder, f"comments{number}.xml")) is not None:
        number = str(int(number or 1) + 1)
    key = f"xmlns:{names.element[:-1]}" if names.element else "xmlns"
    root = f"{names.element}comments"
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return name, f"{head}<{root} {key}={quoteattr(names.namespace)}></{root}>"


def related_to(relations: str | None, package: Package, name: str) -> str:
    """The relations of the main part with one to its comments, which are in the part `name`."""
    if relations is None:
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        relations = f'{head}<Relationships xmlns="{_RELATIONS}"></Relationships>'
    base = package.type.rpartition("/")[0]
    number = 1
    while f'"rIdTqa{number}"' in relations:
        number += 1
    target = quoteattr(posixpath.basename(name))
    tag = f"{prefix_of(relations)}Relationship"
    return before_end(relations, f'<{tag} Id="rIdTqa{number}" Type="{base}/comments" Target={target}/>')


def listed(types: str, name: str) -> str:
    """The content types of the package with that of the part `name`, which holds comments."""
    path = quoteattr(f"/{name}")
    if f"PartName={path}" in types:
        return types
    return before_end(types, f'<{prefix_of(types)}Override PartName={path} ContentType="{_COMMENTS_TYPE}"/>')


def _root(text: str) -> tuple[re.Match[str], str]:
    """Where the root's name stands, and its start tag."""
    at = 0
    while (root := _ROOT.search(text, at)) is not None:
        comment = text.find("<!--", at, root.start())
        if comment < 0:
            return root, text[root.start() : tag_end(text, root.start())]
        at = text.find("-->", comment) + 3
    raise ValueError("no root")
