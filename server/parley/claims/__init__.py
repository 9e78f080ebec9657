"""Claims: what one passage of an article says once, as candidates with quotes and as RDF.

A curator writes candidates (TOML with quotes, kept private); ``resolution`` finds each quote in the
article; ``graph`` writes claims as triples and reads them back; ``sentence`` reads a claim out.
"""
