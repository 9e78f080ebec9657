"""The gate: the checks that claims must pass before they are released.

Its rules only refuse. A rule contradicts a claim if it understands the words and they say otherwise. It does
not judge words that it does not understand, and it confirms nothing. Rules that need the text of the article
are separate from those that read only triples. Each returns findings; ``check`` runs all of them and counts.
"""
