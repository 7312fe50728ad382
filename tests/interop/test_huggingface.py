"""The folder in the library datasets: features come back by themselves."""

import datasets
import pytest

import nhan


@pytest.fixture(autouse=True)
def offline(monkeypatch, tmp_path):
    monkeypatch.setattr(datasets.config, "HF_DATASETS_OFFLINE", True)
    monkeypatch.setattr(datasets.config, "HF_DATASETS_CACHE", str(tmp_path / "cache"))


def load(path, name, tmp_path):
    return datasets.load_dataset(str(path), name, cache_dir=str(tmp_path / "cache"))


def test_tags_are_class_labels(export, articles, tmp_path):
    out = export("huggingface", "--split", "train=0.5,test=0.5")
    found = load(out.path, "default", tmp_path)
    assert set(found) == {"train", "test"}
    seen = set()
    for part in found.values():
        tags = part.features["ner_tags"].feature
        assert isinstance(tags, datasets.ClassLabel)
        assert tags.names[0] == "O" and "B-PERSON" in tags.names
        for row in part:
            assert len(row["tokens"]) == len(row["ner_tags"])
            seen.add(row["article"])
    assert seen <= set(articles)
    # One and the same article is in one part only.
    parts = [set(part["article"]) for part in found.values()]
    assert not parts[0] & parts[1]


def test_spans_and_relations(export, articles, tmp_path):
    out = export("huggingface")
    spans, links = [], []
    for row in load(out.path, "spans", tmp_path)["train"]:
        article = articles[row["id"]]
        assert row["text"] == article.text
        here = []
        for one in row["spans"]:
            parts = one.get("fragments") or [one]
            here.append(article.span(one["label"], [(p["start"], p["end"]) for p in parts]))
        spans += here
        for one in row["relations"]:
            links.append(nhan.Link(one["type"], here[one["from"]], here[one["to"]]))
    # What only the rows of sentences lose is written here.
    there = {span for article in articles.values() for span in article.spans}
    assert set(spans) <= there
    assert {span for span in there if len(span.places) == 1} <= set(spans)
    assert links and set(links) <= {link for a in articles.values() for link in a.links}
