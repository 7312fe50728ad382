"""TEI in lxml: the text, spans in it and beside it, relations, values and people."""

import json

from lxml import etree

import nhan

TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"


def names(root):
    """Labels and types of relations by what points at them."""
    categories = root.iterfind(".//t:category", TEI)
    return {"#" + one.get(ID): one.findtext("t:catDesc", namespaces=TEI) for one in categories}


def value(f):
    number = f.find("t:numeric", TEI)
    if number is not None:
        return json.loads(number.get("value"))
    text = f.findtext("t:string", namespaces=TEI)
    return json.loads(text) if text.startswith("{") else text


def test_spans_relations_values_and_people(export, articles):
    out = export("tei")
    root = etree.parse(out.path).getroot()
    named = names(root)
    people = {
        "#" + one.get(ID): one.findtext("t:persName", namespaces=TEI)
        for one in root.iterfind(".//t:person", TEI)
    }
    ids = root.xpath("//@xml:id")
    assert len(ids) == len(set(ids))
    spans, links = [], []
    for tei in root.iterfind("t:TEI", TEI):
        article = articles[tei.findtext(".//t:idno", namespaces=TEI)]
        assert tei.findtext(".//t:title", namespaces=TEI) == article.title
        at, edges, by_id, points = 0, {}, {}, {}

        def walk(element):
            nonlocal at
            start = at
            at += len(element.text or "")
            for child in element:
                walk(child)
                at += len(child.tail or "")
            if element.tag.endswith("}anchor"):
                edges["#" + element.get(ID)] = start
            elif element.get("ana"):
                take(element, [(start, at)])

        def take(element, places):
            span = article.span(named[element.get("ana")], places)
            by_id["#" + element.get(ID)] = span
            person = people.get(element.get("ref") or element.get("corresp"))
            assert person == article.entities[span]

        ab = tei.find(".//t:ab", TEI)
        walk(ab)
        assert "".join(ab.itertext()) == article.text
        for group in tei.iterfind(".//t:spanGrp", TEI):
            parts = group.iterfind("t:span", TEI)
            take(group, [(edges[one.get("from")], edges[one.get("to")]) for one in parts])
        for one in tei.iterfind(".//t:relation", TEI):
            ends = (by_id[one.get("active")], by_id[one.get("passive")])
            link = nhan.Link(named[one.get("ana")], *ends)
            links.append(link)
            points["#" + one.get(ID)] = link
        said = {**by_id, **points}
        there = {thing: values for thing, values in article.values.items() if values}
        for fs in tei.iterfind(".//t:fs", TEI):
            values = dict(there.pop(said[fs.get("corresp")]))
            for f in fs:
                name = f.get("n") or f.get("name")
                expected = values.pop(name) if f.get("fVal") is None else None
                if expected is not None:
                    assert value(f) == expected
                else:
                    assert people[f.get("fVal")] and values.pop(name)
            assert not values
        assert not there
        notes = {
            by_id[one.get("target")]: one.findtext("t:note", namespaces=TEI)
            for one in tei.iterfind(".//t:annotation", TEI)
        }
        assert notes == {span: note for span, note in article.notes.items() if note}
        spans += by_id.values()
    out.check_spans(spans, articles)
    out.check_links(links, articles)
