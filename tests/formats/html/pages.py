"""Pages made of plain articles: a bare one, and such as content management systems write."""

from __future__ import annotations

from html import escape

from tqa.language.furniture import is_furniture
from tqa.model import Language

_WORDS = {
    Language.ENGLISH: {
        "dir": "ltr", "site": "The Harbour Gazette", "home": "Home", "news": "News", "sport": "Sport",
        "about": "About us", "by": "By Our Staff Reporter", "date": "Updated 14 March, 09:30",
        "share": "Share on Facebook", "send": "Send by email", "more": "You may also like",
        "other": ["Ferry timetable changes for the summer", "Library opens its doors on Sundays"],
        "reply": "Leave a comment", "name": "Your name", "post": "Post comment",
        "comment": "Thank you for this report. I read it twice and sent it to my sister in the capital.",
        "rights": "© 2026 The Harbour Gazette. All rights reserved.", "tags": "Tags", "search": "Search",
        "cookies": "We use cookies to improve your experience on this site.",
    },
    Language.ARABIC: {
        "dir": "rtl", "site": "جريدة المرفأ", "home": "الرئيسية", "news": "الأخبار", "sport": "الرياضة",
        "about": "من نحن", "by": "بقلم مراسلنا", "date": "آخر تحديث 14 مارس، 09:30",
        "share": "شارك على فيسبوك", "send": "أرسل بالبريد", "more": "قد يعجبك أيضاً",
        "other": ["تعديل مواعيد العبّارات في الصيف", "المكتبة تفتح أبوابها يوم الأحد"],
        "reply": "اترك تعليقاً", "name": "اسمك", "post": "أرسل التعليق",
        "comment": "شكراً لكم على هذا التقرير. قرأته مرتين وأرسلته إلى أختي في العاصمة.",
        "rights": "© 2026 جريدة المرفأ. جميع الحقوق محفوظة.", "tags": "الوسوم", "search": "بحث",
        "cookies": "نستخدم ملفات تعريف الارتباط لتحسين تجربتك في هذا الموقع.",
    },
}  # fmt: skip


def lines_of(text):
    return [line for line in text.splitlines() if line.strip()]


def split_headline(text, language):
    """The lines before the headline, which are furniture, the headline, and the rest."""
    lines = lines_of(text)
    at = next(index for index, line in enumerate(lines) if not is_furniture(line, language))
    return lines[:at], lines[at], lines[at + 1 :]


def simple_page(text, language):
    before, headline, body = split_headline(text, language)
    blocks = [*(_p(line) for line in before), f"<h1>{escape(headline)}</h1>", *map(_p, body)]
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8">'
        f"<title>{escape(headline)}</title></head>\n<body>\n" + "\n".join(blocks) + "\n</body>\n</html>\n"
    )


def magazine_page(text, language):
    """A page of semantic elements: header, nav, main, article, aside, footer."""
    words = _WORDS[language]
    before, headline, body = split_headline(text, language)
    paragraphs = "\n      ".join(map(_p, [*before, *body]))
    return f"""<!doctype html>
<html lang="{language}" dir="{words["dir"]}">
<head>
  <meta charset="utf-8">
  <title>{escape(headline)} - {words["site"]}</title>
  <style>p {{ margin: 1em }}</style>
  <script>var page = "<p>no text</p>";</script>
</head>
<body class="single">
<a class="skip" href="#main">{words["news"]}</a>
<header class="site"><a href="/">{words["site"]}</a>
  <nav><ul><li><a href="/">{words["home"]}</a></li><li><a href="/n">{words["news"]}</a></li>
  <li><a href="/s">{words["sport"]}</a></li></ul></nav>
  <form><input type="search"><button>{words["search"]}</button></form></header>
<main id="main">
  <article>
    <header>
      <h1>{escape(headline)}</h1>
      <div class="meta"><span class="author">{words["by"]}</span> <time>{words["date"]}</time></div>
      <ul class="share"><li><a href="#">{words["share"]}</a></li><li><a href="#">{words["send"]}</a></li></ul>
    </header>
    <div class="body">
      {paragraphs}
    </div>
    <footer>{words["tags"]}: <a href="/n">{words["news"]}</a>, <a href="/s">{words["sport"]}</a></footer>
  </article>
  <aside class="related"><h2>{words["more"]}</h2>
    <ul><li><a href="/1">{words["other"][0]}</a></li>
    <li><a href="/2">{words["other"][1]}</a></li></ul></aside>
  <section id="comments"><h2>{words["reply"]}</h2>
    <div class="comment"><p>{words["comment"]}</p></div>
    <form><label>{words["name"]} <input></label><textarea></textarea><button>{words["post"]}</button></form>
  </section>
</main>
<footer><p>{words["rights"]}</p></footer>
</body>
</html>
"""


def soup_page(text, language):
    """A page of nothing but div elements and class names, with formatting inside the paragraphs."""
    words = _WORDS[language]
    before, headline, body = split_headline(text, language)
    paragraphs = "\r\n".join(
        f'<p class="MsoNormal"><span>{_wrapped(line)}</span></p>' for line in [*before, *body]
    )
    other = "".join(f'<div class="item"><a href="/x">{line}</a></div>' for line in words["other"])
    return f"""<html lang="{language}"><head>
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>{words["site"]} | {escape(headline)}</title></head>
<body>
<div id="top"><div class="logo"><a href="/">{words["site"]}</a></div>
<div class="menu"><a href="/">{words["home"]}</a> | <a href="/n">{words["news"]}</a> |
 <a href="/s">{words["sport"]}</a> | <a href="/a">{words["about"]}</a></div></div>
<div id="content"><div class="post">
<h1 class="entry-title">{escape(headline)}</h1>
<div class="post-info">{words["by"]} | {words["date"]}</div>
<div class="addthis"><a href="#">{words["share"]}</a> <a href="#">{words["send"]}</a></div>
<div class="entry-content">
{paragraphs}
</div>
<div class="addthis"><a href="#">{words["share"]}</a> <a href="#">{words["send"]}</a></div>
<div class="related-posts"><h3>{words["more"]}</h3>{other}</div>
<div id="respond"><h3>{words["reply"]}</h3><form><p>{words["name"]} <input></p>
<p><input type="submit" value="{words["post"]}"></p></form></div>
</div>
<div id="sidebar"><div class="widget"><h3>{words["news"]}</h3>{other}</div></div></div>
<div id="footer">{words["rights"]} {words["cookies"]}</div>
</body></html>
"""


def div_page(text, language):
    """Paragraphs in div elements, the site's name in the first heading and the headline in the second."""
    words = _WORDS[language]
    before, headline, body = split_headline(text, language)
    paragraphs = "".join(f'<div class="par">{escape(line)}</div>' for line in [*before, *body])
    return f"""<!doctype html><html><body>
<div id="hdr"><h1><a href="/">{words["site"]}</a></h1>
<div class="nav"><a href="/">{words["home"]}</a> <a href="/n">{words["news"]}</a></div></div>
<div class="story"><h2>{escape(headline)}</h2><div class="byline">{words["by"]}</div>{paragraphs}</div>
<div class="footer">{words["rights"]}</div></body></html>"""


def table_page(text, language):
    """A page laid out in tables, its paragraphs parted by two line breaks."""
    words = _WORDS[language]
    before, headline, body = split_headline(text, language)
    paragraphs = "<br>\n<br>".join(map(escape, [*before, *body]))
    return f"""<html><body><table width=100%><tr><td><a href=/>{words["home"]}</a>
<td><a href=/n>{words["news"]}</a></table>
<table><tr><td class=main><b><font size=5>{escape(headline)}</font></b><br><br>{paragraphs}
<td class=side><a href=1>{words["other"][0]}</a><br><a href=2>{words["other"][1]}</a></table>
<p align=center>{words["rights"]}"""


def blog_page(text, language):
    """A page of a blog, with boxes of its own amid the paragraphs and comments below."""
    words = _WORDS[language]
    before, headline, body = split_headline(text, language)
    paragraphs = [f"<!-- paragraph -->\n{_p(line)}\n<!-- /paragraph -->" for line in [*before, *body]]
    middle = len(paragraphs) // 2
    return f"""<!doctype html><html><body class="post-template"><div id="page">
<header id="masthead"><p class="site-title"><a href="/">{words["site"]}</a></p>
<nav><ul><li><a href="/">{words["home"]}</a></ul></nav></header>
<div id="content"><main><article class="post"><header class="entry-header">
<h1 class="entry-title">{escape(headline)}</h1><div class="entry-meta">
<span class="posted-on"><a href="/d">{words["date"]}</a></span> <span class="byline">{words["by"]}</span>
</div></header><figure class="post-thumbnail"><img src="x.jpg"></figure><div class="entry-content">
{"".join(paragraphs[:middle])}
<div class="block-group newsletter"><p>{words["comment"]}</p></div>
<aside class="pull"><p>{words["other"][0]}</p></aside>
<div class="related-box"><h4>{words["more"]}</h4><ul><li><a href="x">{words["other"][1]}</a></li></ul></div>
{"".join(paragraphs[middle:])}
<div class="shares"><h3>{words["share"]}</h3><ul><li><a href="s">{words["send"]}</a></ul></div></div>
<footer class="entry-footer"><span class="cat-links"><a href="c">{words["news"]}</a></span></footer>
</article>
<nav class="post-navigation"><a href="1">{words["other"][0]}</a></nav>
<div id="comments"><h2>{words["reply"]}</h2><ol class="comment-list"><li class="comment">
<div class="comment-content"><p>{words["comment"]}</p></div></li></ol>
<div id="respond"><h3>{words["reply"]}</h3><form><p>{words["cookies"]}</p></form></div></div></main></div>
<footer id="colophon">{words["rights"]}</footer></div></body></html>"""


PAGES = {
    "simple": simple_page,
    "magazine": magazine_page,
    "soup": soup_page,
    "div": div_page,
    "table": table_page,
    "blog": blog_page,
}


def _p(line):
    return f"<p>{escape(line)}</p>"


def _wrapped(line):
    """The line with every seventh space a line break with indentation, and its fourth word in bold."""
    words = escape(line, quote=False).split(" ")
    if len(words) > 3:
        words[3] = f"<b>{words[3]}</b>"
    return "".join(
        word + ("" if index == len(words) else "\r\n    " if index % 7 == 0 else " ")
        for index, word in enumerate(words, 1)
    )
