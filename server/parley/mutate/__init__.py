"""Planted errors: wrong claims with true quotes, to show what the gate refuses and what it cannot see.

A mutant changes one part of an article: a claim, a mention, or the account of a clause. Changes of the
fields of a claim are those of ``parley.variants``; here they get words of the text. The article is written
and signed again, so that offsets, hashes and links are all valid. Then the gate judges it. The rules of the
gate only refuse. A surviving mutant is a wrong fact that no rule has understood, and that only a second coder
can find.
"""
