"""A remote store that answers in our place, over the SPARQL protocol."""
