"""The table of spans in pandas, which takes empty cells for missing ones."""

import json

import pandas
import pytest


def cell(value):
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize("options", [[], ["--bom"]])
def test_a_row_a_span(export, articles, options):
    out = export("csv", *options)
    table = pandas.read_csv(out.path, encoding="utf-8-sig" if options else "utf-8")
    spans = []
    for row in table.itertuples():
        article = articles[row.article]
        place = [(row.start, row.end)]
        if isinstance(row.fragments, str):
            parts = [part.split("-") for part in row.fragments.split(";")]
            place = [(int(start), int(end)) for start, end in parts]
        span = article.span(row.label, place)
        spans.append(span)
        assert cell(row.note) == article.notes[span]
        values = dict(article.values[span])
        assert cell(row.entity) == (article.entities[span] or "")
        values.pop("entity", None)
        assert json.loads(cell(row.attributes) or "{}") == values
    out.check_spans(spans, articles)
