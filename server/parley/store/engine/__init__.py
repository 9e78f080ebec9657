"""Engines: a question in, a complete answer out, wherever it is worked out."""
