"""A project made by the command line, and its exports."""

from pathlib import Path

import pytest

import nhan


@pytest.fixture(scope="session")
def project(tmp_path_factory):
    path = tmp_path_factory.mktemp("project") / "project.nhan"
    nhan.run("new", path)
    nhan.run("import", path, Path(__file__).parent / "project.jsonl")
    return path


@pytest.fixture(scope="session")
def articles(project):
    """The articles by their ids, in the order of the project."""
    ids = [row["id"] for row in nhan.run("list", project)]
    return {id: nhan.Article(nhan.run("show", project, id)[0]) for id in ids}


@pytest.fixture(scope="session")
def written():
    """Names of the formats that this build writes."""
    formats = nhan.run("export", "--list-formats")[0]
    return {format["name"] for format in formats if format["writes"]}


@pytest.fixture
def export(project, tmp_path, written):
    """Exports the project in a format, with further options of the command line."""

    def to(format, *options, name="out"):
        if format not in written:
            pytest.skip(f"{format} is not written")
        path = tmp_path / name
        (report,) = nhan.run("export", project, path, "--to", format, *options)
        return nhan.Export(path, report)

    return to
