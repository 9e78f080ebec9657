"""Releases: what is published, made from a checked corpus, byte for byte the same each time."""
