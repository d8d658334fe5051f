"""Pages made of plain articles: a bare one, and two such as content management systems write."""

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


PAGES = {"simple": simple_page, "magazine": magazine_page, "soup": soup_page}


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
