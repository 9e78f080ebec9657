"""The SPARQL endpoint at ``/sparql``: protocol, admission, answers, service description."""
