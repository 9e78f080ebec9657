"""A remote store that answers instead of our own, over the SPARQL protocol."""
