"""Web annotations as JSON-LD: a processor takes them as such, and the selectors find their text."""

import json

from pyld import jsonld

import nhan

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
DC = "http://purl.org/dc/elements/1.1/"

# The terms that the file uses, as http://www.w3.org/ns/anno.jsonld has them: nothing is fetched.
CONTEXT = {
    "id": "@id",
    "type": "@type",
    "dc": DC,
    "rdf": RDF,
    "Annotation": OA + "Annotation",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "Composite": OA + "Composite",
    "Text": "http://purl.org/dc/dcmitype/Text",
    "TextualBody": OA + "TextualBody",
    "TextPositionSelector": OA + "TextPositionSelector",
    "TextQuoteSelector": OA + "TextQuoteSelector",
    "body": {"@id": OA + "hasBody", "@type": "@id"},
    "target": {"@id": OA + "hasTarget", "@type": "@id"},
    "source": {"@id": OA + "hasSource", "@type": "@id"},
    "selector": {"@id": OA + "hasSelector", "@type": "@id"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "tagging": OA + "tagging",
    "linking": OA + "linking",
    "describing": OA + "describing",
    "commenting": OA + "commenting",
    "identifying": OA + "identifying",
    "classifying": OA + "classifying",
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "value": RDF + "value",
    "exact": OA + "exact",
    "prefix": OA + "prefix",
    "suffix": OA + "suffix",
    "start": OA + "start",
    "end": OA + "end",
    "format": "http://purl.org/dc/terms/format",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
}


def expanded(path):
    page = json.loads(path.read_text(encoding="utf-8"))
    assert page.pop("@context") == "http://www.w3.org/ns/anno.jsonld"
    (whole,) = jsonld.expand({**page, "@context": CONTEXT})
    return whole[AS + "items"][0]["@list"]


def values(node, key):
    return [one.get("@value", one.get("@id")) for one in node.get(OA + key, [])]


def test_selectors_find_what_they_quote(export, articles):
    out = export("w3c")
    texts, found = {}, 0
    items = expanded(out.path)
    for item in items:
        assert item["@type"] == [OA + "Annotation"]
        for target in item[OA + "hasTarget"]:
            if RDF + "value" in target:
                article = target[DC + "identifier"][0]["@value"]
                texts[target["@id"]] = target[RDF + "value"][0]["@value"]
                assert texts[target["@id"]] == articles[article].text
    for target in stretches(items):
        text = texts[values(target, "hasSource")[0]]
        position, quote = None, None
        for selector in target[OA + "hasSelector"]:
            if OA + "start" in selector:
                position = values(selector, "start")[0], values(selector, "end")[0]
            else:
                quote = selector
        start, end = position
        assert text[start:end] == values(quote, "exact")[0]
        before, behind = values(quote, "prefix"), values(quote, "suffix")
        assert text[:start].endswith(before[0] if before else "")
        assert text[end:].startswith(behind[0] if behind else "")
        found += 1
    spans = [span for article in articles.values() for span in article.spans]
    assert found == sum(len(span.places) for span in spans)
    tagged = [item for item in items if OA + "tagging" in values(item, "motivatedBy")]
    assert len(tagged) == len(spans) == out.report["written"]
    linked = [item for item in items if OA + "linking" in values(item, "motivatedBy")]
    assert len(linked) == sum(len(article.links) for article in articles.values())


def stretches(items):
    """Every target with selectors, those of composites too."""
    waiting = [target for item in items for target in item[OA + "hasTarget"]]
    while waiting:
        target = waiting.pop()
        if OA + "hasSelector" in target:
            yield target
        for parts in target.values():
            if isinstance(parts, list):
                inner = [part for part in parts if isinstance(part, dict)]
                waiting += [one for part in inner for one in part.get("@list", [part])]
