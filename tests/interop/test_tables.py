"""The tables of figures and roles, as CSV and as Parquet, in pandas and pyarrow."""

import pandas
import pyarrow
import pyarrow.parquet
import pytest


def read(path, format):
    if format.endswith("parquet"):
        return pandas.read_parquet(path)
    return pandas.read_csv(path, keep_default_na=True)


@pytest.mark.parametrize("format", ["figures-csv", "figures-parquet"])
def test_a_row_a_figure(export, articles, format):
    out = export(format)
    table = read(out.path, format)
    spans = []
    for row in table.to_dict("records"):
        article = articles[row["article"]]
        assert row["title"] == article.title
        if not row["fragments"] or row["fragments"] != row["fragments"]:
            places = [(int(row["start"]), int(row["end"]))]
            assert article.text[places[0][0] : places[0][1]] == row["text"]
        else:
            parts = [part.split("-") for part in str(row["fragments"]).split(";")]
            places = [(int(start), int(end)) for start, end in parts]
        span = article.span(row["label"], places)
        spans.append(span)
        if row["read_by"] == "annotator":
            assert float(row["value"]) == article.values[span]["figure"]["value"]
    out.check_spans(spans, articles)


def quoted(article, span):
    return " … ".join(article.text[start:end] for start, end in span.places)


@pytest.mark.parametrize("format", ["roles-csv", "roles-parquet"])
def test_a_row_a_person_and_a_role(export, articles, format):
    out = export(format)
    rows = read(out.path, format).to_dict("records")
    # Which end is the person, the schema says: here those whose label knows people.
    pairs = {
        (link.first.article, link.kind, frozenset([quoted(article, end) for end in ends]))
        for article in articles.values()
        for link in article.links
        for ends in [(link.first, link.second)]
    }
    for row in rows:
        quotes = frozenset([row["person"], row["role"]])
        assert (row["article"], row["relation"], quotes) in pairs
    assert sum(row["relation"] == "HOLDS" for row in rows) >= 1


def test_both_say_the_same(export):
    csv = read(export("figures-csv", name="a.csv").path, "figures-csv")
    parquet = read(export("figures-parquet", name="a.parquet").path, "figures-parquet")
    assert list(csv.columns) == list(parquet.columns)
    for name in ["article", "text", "start", "end", "unit", "read_by"]:
        assert list(csv[name].fillna("")) == list(parquet[name].fillna("")), name


def test_columns_of_parquet_have_types(export):
    schema = pyarrow.parquet.read_schema(export("figures-parquet").path)
    assert pyarrow.types.is_string(schema.field("text").type)
    assert pyarrow.types.is_integer(schema.field("start").type)
    assert pyarrow.types.is_list(schema.field("partners").type)
