"""UIMA CAS in dkpro-cassis, which counts in code points what the files count in UTF-16 units."""

import cassis
import pytest

import nhan

MENTION = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
RELATION = "webanno.custom.NhanRelation"
DOCUMENT = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"


def xmi(folder):
    with (folder / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    for path in sorted(folder.rglob("*.xmi")):
        with path.open("rb") as file:
            yield cassis.load_cas_from_xmi(file, typesystem=types)


def from_json(folder):
    for path in sorted(folder.rglob("*.json")):
        if path.name != "manifest.json":
            with path.open("rb") as file:
                yield cassis.load_cas_from_json(file)


@pytest.mark.parametrize("format, load", [("cas-xmi", xmi), ("cas-json", from_json)])
def test_spans_and_relations(export, articles, format, load):
    out = export(format)
    spans, links, seen = [], [], set()
    for cas in load(out.path):
        article = articles[cas.select(DOCUMENT)[0].documentId]
        seen.add(article.id)
        assert cas.sofa_string == article.text
        # Fragments of a span name the first of them.
        parts = {}
        for one in cas.select(MENTION):
            first = getattr(one, "nhanSpan", None)
            key = one.xmiID if first is None else getattr(first, "xmiID", first)
            parts.setdefault(int(key), []).append(one)
        by_id = {}
        for key, mentions in parts.items():
            places = sorted((one.begin, one.end) for one in mentions)
            span = article.span(mentions[0].value, places)
            spans.append(span)
            by_id.update({one.xmiID: span for one in mentions})
        for one in cas.select(RELATION):
            ends = (by_id[one.Governor.xmiID], by_id[one.Dependent.xmiID])
            links.append(nhan.Link(one.value, *ends))
    assert seen == set(articles)
    out.check_spans(spans, articles)
    out.check_links(links, articles)
