"""Loads a release or RDF files, and answers queries in processes that can be killed."""
