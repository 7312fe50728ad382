"""The Python of docs/formats.md, run on an export of the format that it stands with."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"
SECTIONS = re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
SNIPPETS = [
    (
        re.findall(r"`([^`]+)`", section.splitlines()[0]),
        re.findall(r"```python\n(.*?)```", section, re.DOTALL),
    )
    for section in SECTIONS
]


def test_every_written_format_has_its_section(written):
    names = {name for names, _ in SNIPPETS for name in names}
    assert names == written


@pytest.mark.parametrize("names, code", SNIPPETS, ids=[names[0] for names, _ in SNIPPETS])
def test_it_runs_and_quotes_what_is_there(export, articles, names, code):
    # Of two formats in a section the Python reads the one with types, else the first.
    parquet = [name for name in names if name.endswith("-parquet")]
    format = (parquet or names)[0]
    found = {"path": export(format).path}
    (snippet,) = code
    exec(compile(snippet, f"docs/formats.md: {format}", "exec"), found)
    quotes = {re.sub(r"[\s_]+", "", quote) for quote in found["spans"]}
    texts = [re.sub(r"[\s_]+", "", article.text) for article in articles.values()]
    assert quotes and all(any(quote in text for text in texts) for quote in quotes), quotes
