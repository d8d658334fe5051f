"""XML as its specifications want it: reading back what was written, and rules on the order of elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

XML = "{http://www.w3.org/XML/1998/namespace}"


def parsed(made: str) -> ET.Element:
    """The root; read from bytes, so that the declaration counts."""
    return ET.fromstring(made.encode("utf-8"))


def check(element: ET.Element, namespace: str, rules: Mapping[str, tuple[str, set[str], set[str]]]) -> None:
    """Hold `element` and all below it to `rules`.

    A rule is the children as a pattern over their names, each followed by a space; the attributes that must
    be there; and those that may be. Names are without their namespace.
    """
    assert element.tag.startswith(namespace), element.tag
    name = element.tag.removeprefix(namespace)
    children, required, optional = rules[name]
    said = "".join(f"{child.tag.removeprefix(namespace)} " for child in element)
    assert re.fullmatch(children, said), f"{name}: {said}"
    assert required <= set(element.attrib) <= required | optional, f"{name}: {element.attrib}"
    for child in element:
        check(child, namespace, rules)
