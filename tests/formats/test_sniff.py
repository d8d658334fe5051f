import pytest

from tqa.formats.sniff import sniff, sniff_unsure

_SRT = "1\n00:00:01,000 --> 00:00:02,500\nHello\n"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<?xml version="1.0"?>\n<xliff version="1.2">', "xliff"),
        ('<?xml version="1.0"?><!-- <tmx> --><x:xliff xmlns:x="u">', "xliff"),
        ('<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">', "tmx"),
        ("<!doctype HTML>\n<p>", "html"),
        ("\n <!-- saved --> <!DOCTYPE html PUBLIC '-'>", "html"),
        ("<html dir=rtl>", "html"),
        ("WEBVTT\n\n", "vtt"),
        ("WEBVTT - titles\n", "vtt"),
        ("WEBVTTX", ""),
        ("<htmlx>", ""),
        ("<p>a fragment", ""),
        ("<!-- never closed <html>", ""),
        ("A <html> element", ""),
        ("", ""),
        ("<", ""),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_what_content_shows(head, name, encoding):
    assert sniff(head.encode(encoding)) == name


@pytest.mark.parametrize(
    ("head", "tail", "name"),
    [
        (b"PAR1\x15\x04", b"PAR1", "parquet"),
        (b"PAR1 is how these files begin", b"begin", ""),
        (b"PK\x03\x04....[Content_Types].xml", b"", "docx"),
        (b"PK\x03\x04....mimetype", b"", ""),
    ],
)
def test_binary_files(head, tail, name):
    assert sniff(head, tail) == name


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (_SRT, "srt"),
        (_SRT.replace("\n", "\r\n"), "srt"),
        ('# a comment\n#: a.c:1\nmsgid ""\nmsgstr ""\n', "po"),
        ('msgctxt "x"\nmsgid "قال"\nmsgid_plural "ق"\n', "po"),
        ('{"source": "a", "target": "b"}\n', "jsonl"),
        ("id\tsource\ttarget\n", "tsv"),
        ("source;target\n", "csv"),
        ("The source, the target and the aim\n", ""),
        ('{"source": "a"}\n', ""),
        ('{"source": ', ""),
        ("1\nA list of one.\n", ""),
        ("", ""),
    ],
)
def test_what_content_looks_like(head, name):
    assert sniff_unsure(head.encode()) == name


@pytest.mark.parametrize(
    "unit", ["<!-- -->", "<?a?>", "<!a>", " \n", "#\n", 'msgctxt "x"\n', "{", "[[", "<!--"]
)
def test_hostile_heads_take_linear_time(unit):
    head = (unit * 65_536)[:65_536].encode()
    assert sniff(head) == ""
    assert sniff_unsure(head) == ""
