"""Clauses of a sentence, found by closed classes of words, and the clauses to which a word applies."""
