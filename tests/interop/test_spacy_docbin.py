"""spaCy's DocBin: spans and entities by their places, and a pipeline that trains on it."""

import subprocess
import sys

import pytest
import spacy
from spacy.tokens import DocBin

import nhan


def docs(path):
    return list(DocBin().from_disk(path).get_docs(spacy.blank("vi").vocab))


@pytest.fixture(autouse=True)
def without_pyvi(monkeypatch):
    """A blank Vietnamese pipeline without a segmenter of its own: the file brings its tokens."""
    config = {"nlp": {"tokenizer": {"use_pyvi": False}}}
    blank = spacy.blank
    monkeypatch.setattr(spacy, "blank", lambda name: blank(name, config=config))


def places(span):
    return [(span.start_char, span.end_char)]


@pytest.mark.parametrize("what", ["syllable", "word"])
def test_spans_entities_and_what_belongs_to_them(export, articles, what):
    out = export("spacy", "--tokens", what, name="out.spacy")
    spans, links = [], []
    for doc in docs(out.path):
        article = articles[doc.user_data["id"]]
        assert doc.text == article.text
        here = [article.span(one.label_, places(one)) for one in doc.spans["sc"]]
        spans += here
        entities = {article.span(one.label_, places(one)) for one in doc.ents}
        assert entities <= set(here)
        # The longest of those that overlap are entities, hence none is left out without one in it.
        for span in here:
            assert any(one.start < span.end and span.start < one.end for one in entities)
        for one in doc.spans["sc"]:
            entity = article.entities[article.span(one.label_, places(one))]
            assert one.kb_id_ == (entity or "")
        for one in doc.user_data["relations"]:
            links.append(nhan.Link(one["type"], here[one["from"]], here[one["to"]]))
    out.check_spans(spans, articles)
    out.check_links(links, articles)


def test_a_pipeline_trains_on_it(export, tmp_path):
    out = export("spacy", name="out.spacy")
    config = tmp_path / "config.cfg"
    run = [sys.executable, "-m", "spacy"]
    init = [*run, "init", "config", config, "--lang", "vi", "--pipeline", "ner"]
    subprocess.run(init, check=True, capture_output=True)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("use_pyvi = true", "use_pyvi = false"), encoding="utf-8")
    train = [*run, "train", config, "--output", tmp_path / "model"]
    train += ["--paths.train", out.path, "--paths.dev", out.path]
    train += ["--training.max_steps", "4", "--training.eval_frequency", "2"]
    done = subprocess.run(train, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    trained = spacy.load(tmp_path / "model" / "model-last")
    assert {"PERSON", "ROLE"} <= set(trained.get_pipe("ner").labels)
