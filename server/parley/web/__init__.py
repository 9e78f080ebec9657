"""Serves a store over HTTP: the SPARQL endpoint, linked data, pages and dumps."""
