"""PubAnnotation's JSON, a file an article; its offsets are those of Python."""

import json

import nhan


def test_spans_and_relations(export, articles):
    out = export("pubannotation")
    spans, links = [], []
    for path in out.path.rglob("*.json"):
        record = json.loads(path.read_text(encoding="utf-8"))
        if "text" not in record:
            continue
        article = articles[f"{record['sourcedb']}/{record['sourceid']}"]
        assert record["text"] == article.text
        by_id = {}
        for one in record["denotations"]:
            parts = one["span"] if isinstance(one["span"], list) else [one["span"]]
            places = [(part["begin"], part["end"]) for part in parts]
            by_id[one["id"]] = article.span(one["obj"], places)
        spans += by_id.values()
        for one in record.get("relations", []):
            links.append(nhan.Link(one["pred"], by_id[one["subj"]], by_id[one["obj"]]))
    out.check_spans(spans, articles)
    out.check_links(links, articles)
