"""The gate: what claims must pass before they are released.

Rules that need the article's text are apart from those that read triples only; each rule is a pure
function from what it needs to findings, and ``check`` puts them in a row and counts.
"""
