"""CoNLL-U in the library conllu: forms, blanks and tags make the text and the spans."""

import conllu
import pytest
from seqeval.metrics.sequence_labeling import get_entities

LETTERS = {"\\s": " ", "\\t": "\t", "\\n": "\n", "\\r": "\r", "\\p": "|", "\\\\": "\\"}


def plain(value):
    """A value of the last column without its escapes."""
    parts, at = [], 0
    while at < len(value):
        two = value[at : at + 2]
        parts.append(LETTERS.get(two, value[at]))
        at += 2 if two in LETTERS else 1
    return "".join(parts)


@pytest.mark.parametrize("what", ["syllable", "word", "both"])
def test_text_and_spans(export, articles, what):
    out = export("conllu", "--tokens", what)
    found = {}
    for sentence in conllu.parse(out.path.read_text(encoding="utf-8")):
        if "newdoc id" in sentence.metadata:
            found[sentence.metadata["newdoc id"]] = rows = []
            assert sentence.metadata["title"] == articles[sentence.metadata["newdoc id"]].title
        rows.append(sentence)
    assert list(found) == list(articles)
    spans = []
    for id, sentences in found.items():
        article, text = articles[id], ""
        for sentence in sentences:
            places, tags = [], []
            for word in sentence:
                misc = word["misc"] or {}
                text += plain(misc.get("SpacesBefore") or "")
                start = len(text)
                text += plain(misc.get("SpacesInToken") or word["form"])
                places.append((start, len(text)))
                tags.append(plain(misc.get("NER") or "O"))
                if "SpacesAfter" in misc:
                    # The library takes nothing and an underscore for the same.
                    nothing = "" if misc.get("SpaceAfter") == "No" else "_"
                    text += plain(misc["SpacesAfter"] or nothing)
                elif misc.get("SpaceAfter") != "No":
                    text += " "
            for label, first, last in get_entities(tags):
                spans.append(article.span(label, [(places[first][0], places[last][1])]))
        assert text == article.text
    out.check_spans(spans, articles)
