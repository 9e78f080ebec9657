"""Parley: a knowledge graph of peace talks in which every claim leads to the passage it was read from."""

__version__ = "0.1.0"
