"""Claims: what one passage of an article says once, as plain values and as triples, and what they speak with.

``claim`` has the values, ``writing`` and ``reading`` the triples, ``corpus`` all of them, and ``vocabulary`` the
terms.
"""
