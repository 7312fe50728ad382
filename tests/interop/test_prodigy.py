"""Prodigy's JSON lines, as its own srsly reads them; tokens of spans end with the last one."""

import srsly

import nhan


def test_spans_tokens_and_relations(export, articles):
    out = export("prodigy")
    spans, links = [], []
    for (id, article), task in zip(articles.items(), srsly.read_jsonl(out.path), strict=True):
        assert task["text"] == article.text and task["answer"] == "accept"
        for token in task["tokens"]:
            assert article.text[token["start"] : token["end"]] == token["text"]

        def span(one):
            first, last = task["tokens"][one["token_start"]], task["tokens"][one["token_end"]]
            assert first["start"] <= one["start"] and one["end"] <= last["end"]
            return article.span(one["label"], [(one["start"], one["end"])])

        spans += map(span, task["spans"])
        for one in task.get("relations", []):
            ends = (span(one["head_span"]), span(one["child_span"]))
            links.append(nhan.Link(one["label"], *ends))
    out.check_spans(spans, articles)
    out.check_links(links, articles)
