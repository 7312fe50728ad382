"""The command line, and what it says of a project: what other tools' libraries have to give back."""

import json
import os
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

NHAN = os.environ["NHAN_CLI"]

# Why a whole span is missing; other losses are of what hangs on spans that are there.
OF_SPANS = {
    "out_of_scope",
    "normal_form",
    "discontinuous",
    "token_boundary",
    "overlap",
    "duplicate",
    "old_revision",
    "line_end",
    "not_in_table",
}


def run(*words):
    """What a command of `nhan` prints as JSON, a value a line."""
    command = [NHAN, "--json", "--quiet", *map(str, words)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return [json.loads(line) for line in done.stdout.splitlines()]


@dataclass(frozen=True)
class Span:
    article: str
    label: str
    # Start and end of each stretch, in code points.
    places: tuple
    text: str

    @property
    def start(self):
        return self.places[0][0]

    @property
    def end(self):
        return self.places[-1][1]


@dataclass(frozen=True)
class Link:
    kind: str
    first: Span
    second: Span


class Article:
    """An article as `nhan show` has it."""

    def __init__(self, shown):
        self.id = shown["id"]
        self.title = shown["title"]
        self.text = shown["text"]
        self.metadata = shown["metadata"]
        self.spans = []
        # Values of a span or a link, by it.
        self.values = {}
        self.notes = {}
        self.entities = {}
        self.links = []
        for layer in shown["layers"]:
            by_id = {}
            for one in layer["spans"]:
                span = by_id[one["id"]] = self.span(one["label"], places(one))
                self.spans.append(span)
                self.values[span] = one["attributes"]
                self.notes[span] = one["note"]
                self.entities[span] = one["entity"]
            for one in layer["relations"]:
                link = Link(one["type"], by_id[one["from"]], by_id[one["to"]])
                self.links.append(link)
                self.values[link] = one["attributes"]

    def span(self, label, stretches):
        """A span of this article, with what its text says there."""
        quotes = [self.text[start:end] for start, end in stretches]
        return Span(self.id, label, tuple(stretches), "…".join(quotes))


def places(shown):
    """Where a span stands that `nhan show` prints."""
    parts = shown.get("fragments") or [shown]
    return tuple((part["start"], part["end"]) for part in parts)


class Export:
    """What an export wrote, and what it says that the format could not hold."""

    def __init__(self, path, report):
        self.path = Path(path)
        self.report = report
        self.losses = {loss["reason"]: loss["count"] for loss in report["losses"]}

    def lost(self, reason):
        return self.losses.get(reason, 0)

    def check_spans(self, found, articles, label=lambda name: name):
        """Nothing was found that is not in the project, and all that is said to be written."""
        there = Counter(
            Span(span.article, label(span.label), span.places, span.text)
            for article in articles.values()
            for span in article.spans
        )
        found = Counter(found)
        assert not found - there, "spans that the project does not have"
        missing = there - found
        lost = sum(count for reason, count in self.losses.items() if reason in OF_SPANS)
        assert missing.total() == lost, f"missing without a word: {missing}"
        assert found.total() == self.report["written"]

    def check_links(self, found, articles):
        """The same for relations."""
        there = Counter(link for article in articles.values() for link in article.links)
        found = Counter(found)
        assert not found - there, "relations that the project does not have"
        missing = there - found
        assert missing.total() == self.lost("relation"), f"missing without a word: {missing}"
