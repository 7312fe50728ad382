"""Nhãn JSONL: a project made of it is the same."""

import nhan


def shown(article):
    links = {link: article.values[link] for link in article.links}
    spans = {
        span: (article.values[span], article.notes[span], article.entities[span])
        for span in article.spans
    }
    return article.title, article.text, article.metadata, spans, links


def test_a_project_of_it_is_the_same(export, articles, tmp_path):
    out = export("nhan-jsonl", name="out.jsonl")
    assert out.report["losses"] == []
    again = tmp_path / "again.nhan"
    nhan.run("new", again)
    nhan.run("import", again, out.path)
    ids = [row["id"] for row in nhan.run("list", again)]
    assert ids == list(articles)
    for id in ids:
        article = nhan.Article(nhan.run("show", again, id)[0])
        assert shown(article) == shown(articles[id])
