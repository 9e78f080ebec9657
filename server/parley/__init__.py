"""Parley: a knowledge graph of peace talks in which every fact leads to the passage that states it."""

__version__ = "0.1.0"
