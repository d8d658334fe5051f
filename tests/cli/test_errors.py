"""Whatever a user gets wrong is one clear line on standard error and code 2, and leaves no file behind."""

from __future__ import annotations

import pytest

from tests.cli.conftest import ARABIC, ENGLISH, files

PAIR = ("visit.ar.txt", "visit.en.txt")
FRENCH = (
    "Le ministre des affaires étrangères est arrivé à Bagdad dimanche à la tête d'une délégation de douze "
    "responsables. Il a déclaré que son pays souhaitait de bonnes relations avec tous ses voisins."
)
PERSIAN = (
    "وزیر امور خارجه روز یکشنبه در رأس هیئتی متشکل از دوازده مقام وارد بغداد شد و گفت که کشورش خواهان روابط "
    "خوب با همه همسایگان خود است و این سفر سه روز طول می‌کشد و در آن با نخست‌وزیر دیدار می‌کند."
)


@pytest.fixture(params=["check", "fix"])
def command(request):
    return request.param


def refused(run, folder, *arguments, stdin=b""):
    """The one line that a refused run leaves."""
    before = files(folder)
    result = run(*arguments, stdin=stdin)
    assert result.code == 2
    assert result.out == ""
    assert len(result.error_lines) == 1
    assert result.err.startswith("tqa: ")
    assert "Traceback" not in result.err
    assert "internal error" not in result.err
    assert files(folder) == before
    return result.error_lines[0]


def test_a_missing_file(run, folder, command):
    assert "nowhere.txt: no such file" in refused(run, folder, command, "visit.ar.txt", "nowhere.txt")


def test_a_directory(run, folder, command):
    (folder / "sub").mkdir()
    assert "sub: is a directory" in refused(run, folder, command, "visit.ar.txt", "sub")


@pytest.mark.parametrize("content", [b"", b" \n\t\n"])
@pytest.mark.parametrize("side", [0, 1])
def test_an_empty_file(run, folder, command, content, side):
    (folder / "empty.txt").write_bytes(content)
    paths = list(PAIR)
    paths[side] = "empty.txt"
    assert "empty.txt: is empty" in refused(run, folder, command, *paths)


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"PK\x03\x04rest", b"text\x00\x01\x02\xff", b"\xff\xfe\x00"]
)
def test_a_binary_file(run, folder, command, content):
    (folder / "file.txt").write_bytes(content)
    assert refused(run, folder, command, "visit.ar.txt", "file.txt").startswith("tqa: file.txt: ")


def test_one_side_only(run, folder, command):
    line = refused(run, folder, command, "visit.ar.txt")
    assert "needs a second file" in line


def test_a_table_with_an_empty_side(run, folder, command):
    (folder / "half.tsv").write_text("source\ttarget\nوصل الوزير إلى بغداد\t\n", encoding="utf-8")
    assert refused(run, folder, command, "half.tsv").startswith("tqa: half.tsv: ")


def test_swapped_sides(run, folder, command):
    line = refused(run, folder, command, "visit.en.txt", "visit.ar.txt")
    assert "swapped" in line
    assert "give the Arabic file first" in line


@pytest.mark.parametrize(("side", "text", "language"), [(0, PERSIAN, "Persian"), (1, FRENCH, "French")])
def test_another_language(run, folder, command, *, side, text, language):
    (folder / "other.txt").write_text(text, encoding="utf-8")
    paths = list(PAIR)
    paths[side] = "other.txt"
    line = refused(run, folder, command, *paths)
    assert line.startswith("tqa: other.txt: ")
    assert language in line


def test_the_same_file_twice(run, folder, command):
    assert "is the same file" in refused(run, folder, command, "visit.ar.txt", "visit.ar.txt")


def test_standard_input_twice(run, folder, command):
    assert "given twice" in refused(run, folder, command, "-", "-", stdin=ARABIC.encode())


def test_two_bilingual_files(run, folder, command):
    (folder / "a.tsv").write_text("source\ttarget\nنص\ttext\n", encoding="utf-8")
    assert "a.tsv" in refused(run, folder, command, "a.tsv", "visit.en.txt")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('select = ["repeated-wrod"]', "did you mean repeated-word?"),
        ('[rules.repeated-wrod]\nseverity = "minor"', "did you mean repeated-word?"),
        ("[rules.repeated-word]\nlimit = 3", "no such option"),
        ("fail-levle = 'minor'", "no such setting"),
        ("select = [", "not TOML"),
        ('select = ["repeated-word"]\nignore = ["repeated-word"]', "leave no rule to run"),
    ],
)
def test_a_wrong_configuration(run, folder, command, content, expected):
    (folder / "tqa.toml").write_text(content, encoding="utf-8")
    line = refused(run, folder, command, *PAIR)
    assert "tqa.toml" in line
    assert expected in line


def test_a_configuration_that_is_not_there(run, folder, command):
    assert "own.toml: no such file" in refused(run, folder, command, *PAIR, "--config", "own.toml")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_on_the_command_line(run, folder, command, option):
    line = refused(run, folder, command, *PAIR, option, "repeated-wrod")
    assert line.startswith("tqa: command line: ")
    assert "did you mean repeated-word?" in line


def test_select_and_ignore_that_leave_nothing(run, folder, command):
    line = refused(run, folder, command, *PAIR, "--select", "repeated-word", "--ignore", "repeated-word")
    assert "leave no rule to run" in line


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("check", *PAIR, "--formt", "text"), "--formt"),
        (("check", *PAIR, "--format", "xml"), "'xml'"),
        (("check", *PAIR, "--fail-level", "huge"), "'huge'"),
        (("check", *PAIR, "--html", "x.html", "--no-html"), "exclude each other"),
        (("fix", *PAIR, "third.txt"), "--in-place"),
        (("check", *PAIR, "--jobs", "2"), "--jobs is for many articles"),
        (("check", *PAIR, "--pattern", "{name}.a={name}.b"), "--pattern is for many articles"),
        (("check", "*.txt", "--reference", "x"), "--reference is of one article"),
        (("check", "*.md"), "*.md: no file matches"),
        (("check", "--paired"), "PATH"),
        (("check", "--paired", "*.txt", "--pattern", "{name}"), "--pattern: '{name}' has no ="),
        (("check", "--manifest", "none.tsv"), "none.tsv: no such file"),
        (("check", "--manifest", "visit.ar.txt"), "a manifest is a .tsv, .csv or .jsonl file"),
        (("check", "--changed-since", "HEAD"), "not in a git work tree"),
        (("check", "visit.ar.txt", "--changed-since", ""), "git"),
        (("check",), "SOURCE"),
        (("check", *PAIR, "--output"), "--output"),
        (("fix", *PAIR, "--diff", "--in-place"), "exclude each other"),
        (("fix", *PAIR, "--diff", "--output", "x"), "exclude each other"),
        (("fix", "visit.ar.txt", "-", "--in-place"), "standard input"),
        (("fix", *PAIR, "--output", "./visit.en.txt"), "--in-place"),
        (("fix", *PAIR, "--output", "visit.ar.txt"), "would overwrite an input"),
        (("chekc",), "chekc"),
        (("--nonsense",), "--nonsense"),
        (("check", "--new\nline"), "--new"),
        (("explain", "repeated-wrod"), "did you mean repeated-word?"),
        (("lexicon", "train", "missing.tsv", "--output", "x.lex"), "missing.tsv"),
        (("lexicon", "train", "visit.ar.txt"), "--output"),
    ],
)
def test_wrong_usage(run, folder, arguments, expected):
    assert expected in refused(run, folder, *arguments)


@pytest.mark.parametrize("arguments", [(), ("lexicon",)])
def test_no_arguments_show_the_help_and_are_an_error(run, arguments):
    result = run(*arguments)
    assert result.code == 2
    assert result.out == ""
    assert "Usage: tqa" in result.err


@pytest.mark.parametrize("place", [0, 1, 3])
def test_debug_shows_the_traceback_wherever_it_stands(run, place):
    arguments = ["check", "visit.ar.txt", "nowhere.txt"]
    arguments.insert(place, "--debug")
    result = run(*arguments)
    assert result.code == 2
    assert "Traceback" in result.err
    assert result.error_lines[-1] == "tqa: nowhere.txt: no such file; check the path"


def test_debug_behind_two_dashes_is_a_file(run):
    result = run("check", "--", "visit.ar.txt", "--debug")
    assert result.error_lines == ["tqa: --debug: no such file; check the path"]


def test_a_fault_of_tqa_is_no_finding(run, folder, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("somewhere inside")

    monkeypatch.setattr("tqa.pipeline.check", fail)
    before = files(folder)
    result = run("check", *PAIR)
    assert result.code == 2
    assert result.error_lines == [
        "tqa: internal error (ZeroDivisionError: somewhere inside); please report it with what --debug shows"
    ]
    assert files(folder) == before


def test_a_message_stays_on_one_line_whatever_the_name(run, folder):
    name = "no\nsuch\x1b[31m\u202efile.txt"
    line = refused(run, folder, "check", "visit.ar.txt", name)
    assert "\x1b" not in line
    assert "\u202e" not in line


def test_english_that_no_character_set_can_hold_is_still_checked(run, folder):
    (folder / "odd.txt").write_text(
        ENGLISH.replace("Sunday", "Sun\u202eday\u0301 \U0001f600"), encoding="utf-8"
    )
    assert run("check", "visit.ar.txt", "odd.txt", "--no-html").code == 1
