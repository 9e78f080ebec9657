"""Planted errors: wrong claims with true quotes, to show what the gate refuses and what it cannot see.

A mutant changes one thing of one claim. It is written and signed anew, so that offsets, hashes and
links are all valid, and then the whole gate judges it. The rules of the gate only refuse: what survives is a
wrong fact that no rule has understood, and that only a second coder can find.
"""
