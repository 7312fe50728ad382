"""Where the tokens of a file stand in the text that they were cut from."""


def placed(text, tokens, same=lambda token, text, at: text.startswith(token, at)):
    """Start and end of each token; only blanks and what joins syllables may stand between."""
    at, found = 0, []
    for token in tokens:
        while not same(token, text, at):
            assert text[at].isspace() or text[at] == "_", f"{text[at]!r} before {token!r}"
            at += 1
        found.append((at, at + len(token)))
        at += len(token)
    rest = text[at:]
    assert not rest.strip().strip("_"), f"no token for {rest!r}"
    return found


def entities(article, found, tags):
    """Spans of an article from labels, first and last token, which are numbered from 0."""
    return [article.span(name, [(found[first][0], found[last][1])]) for name, first, last in tags]
