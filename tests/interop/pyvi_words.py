"""Word F1 of pyvi on the test part of UD Vietnamese VTB, scored as tests/it/words.rs scores.

    python3 -m venv /tmp/pyvi && /tmp/pyvi/bin/pip install -r tests/interop/requirements.txt
    NHAN_DATA=... /tmp/pyvi/bin/python tests/interop/pyvi_words.py
"""

import os
from pathlib import Path

from pyvi import ViTokenizer


def sentences(path):
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        rows = [line for line in block.splitlines() if not line.startswith("#")]
        if rows:
            yield [row.split("\t")[1] for row in rows]


def spans(words):
    """Where words stand, blanks and underscores not counted: pyvi moves blanks."""
    at, found = 0, set()
    for word in words:
        end = at + sum(not (c.isspace() or c == "_") for c in word)
        found.add((at, end))
        at = end
    return found


def main():
    data = Path(os.environ["NHAN_DATA"])
    test = data / "corpora/ud-vietnamese-vtb/vi_vtb-ud-test.conllu"
    right = found = expected = 0
    for words in sentences(test):
        wanted = spans(words)
        guessed = spans(ViTokenizer.tokenize(" ".join(words)).split())
        right += len(wanted & guessed)
        found += len(guessed)
        expected += len(wanted)
    print(f"F1 {200 * right / (found + expected):.2f}")


main()
