"""A store elsewhere that answers in our place, over the SPARQL protocol."""
