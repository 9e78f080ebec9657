"""The gate: what claims must pass before they are released.

Its rules only refuse. A rule contradicts a claim where it has understood the words and they say otherwise;
what it has not understood it does not judge, and it confirms nothing. Rules that need the article's text
are apart from those that read triples only; each goes from what it needs to findings, and ``check`` puts
them in a row and counts.
"""
