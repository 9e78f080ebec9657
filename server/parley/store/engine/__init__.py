"""Engines: from a question to a complete answer, here or in a remote store."""
