"""Claims: what one passage of an article says once, as plain values and as triples.

``claim`` has the values, ``writing`` and ``reading`` the triples, ``corpus`` all of them; ``vocabulary``
has the terms.
"""
