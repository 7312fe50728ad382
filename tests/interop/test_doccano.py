"""doccano's JSONL; doccano itself reads it line by line with the json of Python."""

import json

import nhan


def test_spans_and_relations(export, articles):
    out = export("doccano")
    spans, links = [], []
    for line in out.path.open(encoding="utf-8"):
        record = json.loads(line)
        article = articles[record["id"]]
        assert record["text"] == article.text
        by_id = {}
        for entity in record["entities"]:
            place = (entity["start_offset"], entity["end_offset"])
            by_id[entity["id"]] = article.span(entity["label"], [place])
        spans += by_id.values()
        for link in record["relations"]:
            ends = (by_id[link["from_id"]], by_id[link["to_id"]])
            links.append(nhan.Link(link["type"], *ends))
    out.check_spans(spans, articles)
    out.check_links(links, articles)
