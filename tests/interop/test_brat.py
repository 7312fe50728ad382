"""brat's files in pybrat: types by the names that brat allows, fragments broken at line ends."""

import re

from pybrat.parser import BratParser

import nhan


def named(name):
    """What a name stands for whose other letters are written by their code points."""
    return re.sub(r"_x([0-9A-F]+)_", lambda code: chr(int(code[1], 16)), name)


def whole(text, places):
    """Places with those joined between which only line ends stand."""
    joined = []
    for start, end in places:
        if joined and not text[joined[-1][1] : start].strip("\r\n"):
            start = joined.pop()[0]
        joined.append((start, end))
    return joined


def test_spans_and_relations(export, articles):
    out = export("brat")
    spans, links = [], []
    for example in BratParser(error="raise").parse(out.path):
        (article,) = (one for one in articles.values() if one.text == example.text)
        by_id = {}
        for entity in example.entities:
            places = whole(article.text, [(part.start, part.end) for part in entity.spans])
            by_id[entity.id] = article.span(named(entity.type), places)
        spans += by_id.values()
        for one in example.relations:
            ends = (by_id[one.arg1.id], by_id[one.arg2.id])
            links.append(nhan.Link(named(one.type), *ends))
    out.check_spans(spans, articles)
    out.check_links(links, articles)
