"""Markdown made of plain articles: a bare one, and one as people write it."""

from __future__ import annotations

import re

from tests.formats.html.pages import split_headline

_ASCII = re.compile(r"[\\`*_\[\]<>&|~#]")
_NUMBER = re.compile(r"^(\d+)([.)] )")


def escaped(line):
    return _NUMBER.sub(r"\1\\\2", _ASCII.sub(r"\\\g<0>", line))


def simple_markdown(text, language):
    before, headline, body = split_headline(text, language)
    return "\n\n".join([*map(escaped, before), f"# {escaped(headline)}", *map(escaped, body)]) + "\n"


def rich_markdown(text, language):
    """Front matter, a title underlined, bold words, links, lines wrapped, a picture, code and a comment."""
    before, headline, body = split_headline(text, language)
    blocks = [*map(escaped, before), f"{escaped(headline)}\n==="]
    for number, line in enumerate(body):
        words = escaped(line).split(" ")
        if len(words) > 3:
            words[3] = f"**{words[3]}**" if number % 2 else f"[{words[3]}](https://example.org/a_b_c)"
        blocks.append(_wrapped(words))
    blocks[len(blocks) // 2 :] = ["![A picture](p.png)", "<!-- no text -->", *blocks[len(blocks) // 2 :]]
    front = f'---\ntitle: "{language}"\ntags: [a, b]\n---\n\n'
    return front + "\r\n\r\n".join([*blocks, "```\nno text\n```"]) + "\r\n"


FILES = {"simple": simple_markdown, "rich": rich_markdown}


def _wrapped(words):
    """The words in lines of nine, no line beginning with what would make it a list or a heading."""
    text = words[0]
    for index, word in enumerate(words[1:], 1):
        text += ("\r\n" if index % 9 == 0 and word[:1].isalpha() else " ") + word
    return text
