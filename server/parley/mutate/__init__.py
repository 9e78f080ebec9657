"""Planted errors: wrong claims with true quotes, to show what the gate refuses and what it cannot see.

A mutant changes one thing of an article: a claim, a mention, or what accounts for a clause. Changes of the
fields of a claim are those of ``parley.variants``; here they get words of the text. It is written and signed
anew, so that offsets, hashes and links are all valid, and then the gate judges it. The rules of the gate only
refuse: what survives is a wrong fact that no rule has understood, and that only a second coder can find.
"""
