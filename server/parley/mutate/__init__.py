"""Planted errors: wrong claims with true quotes, to show what the gate lets pass.

A mutant changes one thing of one claim. It is written and signed anew, so that offsets, hashes and
links are all valid, and then the whole gate judges it. What survives is a wrong fact that the gate
would publish, and is named.
"""
