"""How files are read, said by options and configuration, and `--annotate`, on files of core formats."""

import json

import pytest

ROW = {
    "id": "a",
    "source": "قال الوزير إن العمل مستمر.",
    "target": "The minister said said that work continues.",
}


@pytest.fixture
def rows(folder):
    (folder / "rows.dat").write_text(json.dumps(ROW, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "a.ar.txt").write_text(ROW["source"] + "\n", encoding="utf-8")
    (folder / "a.en.txt").write_text(ROW["target"] + "\n", encoding="utf-8")
    return folder


def found(result):
    return [json.loads(line)["rule"] for line in result.out.splitlines()]


def refused(result):
    assert (result.code, result.out) == (2, "")
    assert "Traceback" not in result.err
    return result.error_lines[-1]


@pytest.mark.usefixtures("rows")
def test_the_content_of_a_file_tells(run):
    assert found(run("check", "rows.dat", "--format", "jsonl")) == ["repeated-word"]


@pytest.mark.parametrize("command", [["check", "--format", "jsonl"], ["fix"], ["align"]])
def test_a_named_format_counts_before_content_and_name(run, rows, command):
    (rows / "a.tsv").write_bytes((rows / "rows.dat").read_bytes())
    assert "columns" in refused(run(*command, "a.tsv"))
    result = run(*command, "a.tsv", "--source-format", "jsonl")
    assert result.code in (0, 1)
    assert result.out


@pytest.mark.usefixtures("rows")
def test_a_text_that_looks_like_something_else(run, rows):
    (rows / "a.en.txt").write_text("<!doctype html> opens the the page, he said.\n", encoding="utf-8")
    pair = "a.ar.txt", "a.en.txt"
    assert found(run("check", *pair, "--target-format", "text", "--format", "jsonl"))
    (rows / "tqa.toml").write_text('[formats]\ntarget = "text"\n', encoding="utf-8")
    assert found(run("check", *pair, "--format", "jsonl"))
    (rows / "tqa.toml").write_text(
        '[[paths]]\nmatch = ["*.en.txt"]\nformats = { target = "text" }\n', encoding="utf-8"
    )
    assert found(run("check", *pair, "--format", "jsonl"))


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ('[formats]\nsource = "texty"\n', 'formats.source: "texty": no such format; did you mean text?'),
        ('[formats]\ntarget = "tsv"\n', 'formats.target: "tsv": holds both languages; say so under source'),
        ("[formats]\nselector = 3\n", "formats.selector: expected a CSS selector, got 3"),
        ('[formats]\nsource = ""\n', 'formats.source: expected a format, got ""'),
        ('[formats]\nselektor = "p"\n', "formats.selektor: no such setting"),
        ('[[paths]]\nmatch = ["*"]\nformats = { source = "x" }\n', "paths, entry 1: formats.source"),
    ],
)
def test_wrong_settings(run, rows, toml, message):
    (rows / "tqa.toml").write_text(toml, encoding="utf-8")
    assert message in refused(run("check", "a.ar.txt", "a.en.txt"))


@pytest.mark.usefixtures("rows")
def test_unknown_and_bilingual_formats_on_the_command_line(run):
    assert "'texty' is not one of" in refused(
        run("check", "a.ar.txt", "a.en.txt", "--source-format", "texty")
    )
    assert "'tsv' is not " in refused(run("check", "a.ar.txt", "a.en.txt", "--target-format", "tsv"))


@pytest.mark.parametrize("command", [["check", "--no-html", "--annotate", "new.txt"], ["fix", "--annotate"]])
def test_a_format_without_a_place_for_remarks(run, rows, command):
    line = refused(run(*command, "a.ar.txt", "a.en.txt"))
    assert line == (
        "tqa: a.en.txt: a text file has no place for remarks; --annotate is for docx, po, vtt and xliff; "
        "see --html and --output"
    )
    assert not (rows / "new.txt").exists()


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--annotate", "a.en.txt"], "--annotate a.en.txt would overwrite an input"),
        (["check", "--annotate", "x", "--html", "x"], "--annotate x: is written to by another option"),
        (["check", "--annotate", "x", "--output", "x"], "--annotate x: is written to by another option"),
        (["fix", "--annotate", "--diff"], "--diff shows the fixes; leave --annotate out"),
    ],
)
def test_annotate_goes_to_a_file_of_its_own(run, arguments, message):
    assert message in refused(run(*arguments, "a.ar.txt", "a.en.txt"))


@pytest.mark.usefixtures("rows")
def test_annotate_is_about_one_article(run):
    line = refused(run("check", ".", "--annotate", "x", "--no-html"))
    assert "--annotate is about one article; name its files" in line


def test_a_fix_that_the_file_cannot_hold_is_not_promised(run, folder):
    cues = "1\n00:00:01,000 --> 00:00:03,000\n{}\n\n2\n00:00:03,000 --> 00:00:05,000\n{}\n\n"
    (folder / "a.ar.srt").write_text(cues.format("تحدث رئيس البنك", "أمام الصحفيين أمس"), encoding="utf-8")
    # The first space before a comma lies between two cues, the second inside one.
    english = cues.format("The head of the bank spoke", ", to reporters , yesterday")
    (folder / "a.en.srt").write_text(english, encoding="utf-8")
    result = run("check", "a.ar.srt", "a.en.srt")
    assert "2 findings (2 minor) in 1 aligned sentence pair; 1 can be fixed safely with tqa fix" in result.out
    fixed = run("fix", "a.ar.srt", "a.en.srt", "--diff")
    assert "1 fix would be made, 1 finding left" in fixed.err
