"""Claims: what one passage of an article states once, as candidates with quotes and as RDF.

A person writes candidates (TOML with quotes, private). ``resolution`` finds each quote in the article.
``graph`` writes claims as triples and reads them back. ``sentence`` makes a sentence of a claim.
"""
