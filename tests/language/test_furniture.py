"""Web-page furniture in both languages, and the sentences that only look like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqa.language._furniture_lists import lists_of
from tqa.language.furniture import furniture_tail, is_furniture, opens_link_list
from tqa.model import Language

AR, EN = Language.ARABIC, Language.ENGLISH
FORM = (
    "Leave a Reply Cancel reply Enter your comment here... "
    "Fill in your details below or click an icon to log in: "
    "Email (required) (Address never made public) Name (required) Website You are commenting using your "
    "WordPress.com account. ( Log Out / Change ) Cancel Connecting to %s Notify me of new comments via email."
)


@pytest.mark.parametrize(
    "line",
    [
        FORM,
        "LEAVE A REPLY",
        "Your email address will not be published. Required fields are marked *",
        "Share on Facebook | Share on X | Print | 1,245 views",
        "Facebook Twitter WhatsApp Telegram",
        "Home » Local News » Public Services",
        "Home / Sport",
        "Read also: Five tips for saving water",
        "Tags: Iraq, water, Basra",
        "© 2023 The River Daily",
        "Copyright 2019 | The River Daily",
        "Advertisement",
        "0 Comments",
        "Last updated: 3 hours ago",
        "Published 29 September 2018",
        "We use cookies to improve your experience. Accept | Read more",
        "Privacy Policy | Terms of Use | Contact us",
        "Like Loading...",
        "Leave a Reply to Ahmed Cancel reply",
    ],
)
def test_english_furniture(line):
    assert is_furniture(line, EN)


@pytest.mark.parametrize(
    "line",
    [
        "شارك الخبر",
        "شَارِك الخَبَر",
        "اقرأ أيضاً",
        "اقرا ايضا: افتتاح متنزه جديد",
        "إعلان",
        "مواضيع ذات صلة",
        "اترك تعليقاً",
        "جميع الحقوق محفوظة © 2023 لموقع النهر",
        "آخر تحديث: قبل ساعتين",
        "٣٤٥ مشاهدة",
        "المشاهدات: 1,233",
        "فيسبوك تويتر واتساب تلغرام",
        "الرئيسية » أخبار محلية",
        "لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *",
    ],
)
def test_arabic_furniture(line):
    assert is_furniture(line, AR)


@pytest.mark.parametrize(
    "line",
    [
        "",
        " \t\u200f",
        "...",
        "The company asked readers to leave a reply below each article.",
        "Home Office",
        "About us",
        "Privacy Policy",
        "Politics",
        "Facebook Ads Report",
        "Listen!",
        "Watch: the minister's speech in full",
        "Copyright law is changing in 2019",
        "Sunday, 30 September 2018",
        "1,245",
        "Read more books, the minister said.",
        "By Layla Haddad",
    ],
)
def test_english_text(line):
    assert not is_furniture(line, EN)


@pytest.mark.parametrize(
    "line",
    [
        "شارك الوزير في المؤتمر",
        "إعلان الحرب على الفساد",
        "آخر تحديث للقانون صدر أمس",
        "من نحن",
        "حقوق النشر في العالم العربي",
        "برعاية رئيس الوزراء",
        "البحث عن ناجين تحت الأنقاض",
        "الأحد 30 سبتمبر 2018",
    ],
)
def test_arabic_text(line):
    assert not is_furniture(line, AR)


def test_list_headers():
    assert opens_link_list("Related Posts", EN)
    assert opens_link_list("مواضيع ذات صلة:", AR)
    assert not opens_link_list("Related posts were filled by decree", EN)
    assert not opens_link_list("", EN)


def test_tail_begins_where_the_furniture_does():
    text = "The council meets next week to discuss the region."
    assert furniture_tail(f"{text} {FORM}", EN) == len(text) + 1
    assert furniture_tail(text, EN) is None
    assert furniture_tail(f"{text} Share this.", EN) is None
    assert furniture_tail("They said leave a reply your email address will not be published", EN) is None


@pytest.mark.parametrize(("text", "language"), [("The court adjourned.", EN), ("رفعت الجلسة.", AR)])
def test_every_entry_may_close_a_tail(text, language):
    lists = lists_of(language)
    sections = (lists.phrases, lists.headers, lists.buttons, lists.fillers)
    entries = [" ".join(entry) for section in sections for found in section.values() for entry in found]
    form = " ".join([entry for entry in entries if "{" not in entry and entry.count(" ") > 1][:2])
    assert len(entries) > 100
    for entry in entries:
        line = f"{text} {form} {entry}".replace("{number}", "3").replace("{words}", "zebra")
        assert furniture_tail(line, language) == len(text) + 1, entry


@pytest.mark.parametrize("language", [EN, AR])
def test_every_entry_may_open_a_line(language):
    lists = lists_of(language)
    starts = (lists.phrases, lists.headers, lists.buttons, lists.links, lists.fillers)
    entries = [" ".join(entry) for section in starts for found in section.values() for entry in found]
    strong = [" ".join(entry) for found in lists.phrases.values() for entry in found]
    assert len(entries) > 100
    for number, entry in enumerate(entries):
        line = f"{entry} {strong[number % len(strong)]}"
        assert is_furniture(line.replace("{number}", "3").replace("{words}", "zebra"), language), line


@pytest.mark.parametrize("language", [EN, AR])
def test_every_opener_may_open_a_line(language):
    for entry in (" ".join(entry) for found in lists_of(language).openers.values() for entry in found):
        line = f"{entry}: zebra".replace("{number}", "3").replace("{words}", "zebra")
        assert is_furniture(line, language), line


def test_tail_behind_a_long_text():
    text = "The council meets again. " * 20_000
    assert furniture_tail(text + FORM, EN) == len(text)


@given(
    st.lists(st.sampled_from(FORM.split()), max_size=400),
    st.sampled_from(["\u202e", "\0", "\ud800", "a\u0301", "👍", ""]),
)
def test_any_mixture_is_judged(words, odd):
    line = odd.join([" ".join(words), ""]) + odd
    assert is_furniture(line, EN) in (True, False)
    start = furniture_tail(line, EN)
    assert start is None or 0 < start < len(line)


@given(st.text(max_size=300))
def test_spaces_at_the_ends_do_not_count(line):
    for language in Language:
        assert is_furniture(f"  {line}\t", language) == is_furniture(line, language)


@pytest.mark.parametrize(
    "piece", ["share this ", "a", "leave a ", "\ud800", "by using this site you agree to our ", "1.1"]
)
def test_a_megabyte_is_no_line(piece):
    line = piece * (1_000_000 // len(piece))
    assert not is_furniture(line, EN)
    furniture_tail(line, EN)
