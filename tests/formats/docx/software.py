"""Word files that real programs make of articles, and those programs reading Word files."""

from __future__ import annotations

import subprocess
import zipfile
from html import escape

import docx

from tests.programs import program

PARAGRAPH_END = "\n\n"


def paragraphs(path):
    """The paragraphs of a text file."""
    return [each.strip() for each in path.read_text(encoding="utf-8").split(PARAGRAPH_END) if each.strip()]


def by_python_docx(sources, folder):
    """A Word file for each text, its first paragraph a heading, its words in runs of several formats."""
    made = []
    for source in sources:
        written = docx.Document()
        head, *rest = paragraphs(source)
        written.add_heading(head, 1)
        for number, text in enumerate(rest):
            paragraph = written.add_paragraph()
            for start in range(0, len(text), 7 + number):
                paragraph.add_run(text[start : start + 7 + number]).bold = start % 3 == 0
        made.append(folder / f"{source.stem}.docx")
        written.save(str(made[-1]))
    return made


def by_pandoc(sources, folder):
    """A Word file for each text, written by pandoc."""
    called = program("pandoc")
    made = []
    for source in sources:
        made.append(folder / f"{source.stem}.docx")
        page = "".join(f"<p>{escape(each)}</p>" for each in paragraphs(source))
        subprocess.run([called, "-f", "html", "-o", str(made[-1])], input=page.encode(), check=True)
    return made


def by_libreoffice(sources, folder):
    """A Word file for each text, written by LibreOffice."""
    return converted(by_python_docx(sources, folder), "docx:MS Word 2007 XML", folder / "saved")


def converted(files, form, folder):
    """What LibreOffice makes of some files."""
    called = program("soffice")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [called, profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return [folder / f"{each.stem}.{form.partition(':')[0]}" for each in files]


def read_by_pandoc(path):
    """The paragraphs that pandoc reads in a Word file."""
    command = [program("pandoc"), "-f", "docx", "-t", "plain", "--wrap=none", str(path)]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return [each.strip() for each in text.split(PARAGRAPH_END) if each.strip()]


def read_by_libreoffice(path, folder):
    """The lines that LibreOffice reads in a Word file."""
    [made] = converted([path], "txt:Text (encoded):UTF8", folder)
    return [line for line in made.read_text(encoding="utf-8-sig").splitlines() if line.strip()]


def comments_kept_by_libreoffice(path, folder):
    """What LibreOffice makes of the comments of a Word file that it saves again."""
    [made] = converted([path], "docx:MS Word 2007 XML", folder)
    with zipfile.ZipFile(made) as archive:
        return archive.read("word/comments.xml").decode()
