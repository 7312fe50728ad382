"""spaCy's JSON: char_span finds the spans in the tokens of a blank pipeline."""

import spacy
import srsly


def test_char_span(export, articles):
    out = export("spacy-jsonl")
    nlp = spacy.blank("xx")
    spans = []
    for record in srsly.read_jsonl(out.path):
        article = articles[record["id"]]
        doc = nlp(record["text"])
        assert doc.text == article.text
        for one in record["spans"]:
            # Code points on both sides; spaCy's own tokens need not begin where ours do.
            inner = doc.char_span(one["start"], one["end"], one["label"], alignment_mode="contract")
            outer = doc.char_span(one["start"], one["end"], one["label"], alignment_mode="expand")
            assert inner is None or one["start"] <= inner.start_char
            assert outer.start_char <= one["start"] and one["end"] <= outer.end_char
            spans.append(article.span(one["label"], [(one["start"], one["end"])]))
        assert record["meta"]["title"] == article.title
    out.check_spans(spans, articles)
