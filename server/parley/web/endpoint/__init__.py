"""The SPARQL endpoint at ``/sparql``: protocol, answers, explanations, service description."""
