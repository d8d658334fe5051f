"""JSON that survives every channel: always UTF-8, one line stays one line, nothing a terminal would obey."""

from __future__ import annotations

import json
import re
from typing import Any

# The escapes leave the value as it is. Lone surrogates have no UTF-8 form; U+0085, U+2028 and U+2029 end
# a line for many readers; C1 controls and bidi controls would act on the terminal that shows the line.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def dumps(value: Any, indent: int | None = None) -> str:  # noqa: ANN401 - whatever JSON can say
    """`value` as JSON text with Arabic readable and every unsafe character escaped.

    Raises:
        ValueError: for NaN and infinities, which JSON does not know.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
