"""Clauses of a sentence, found by closed classes of words, and which of them a word speaks for."""
