"""HTTP without SPARQL: bodies, answers, headers, negotiation, problems, caches and metrics."""
