"""Articles as text: the canonical form, its tokens and sentences, and the places of quotes in it.

The rules of this package are the *hash profile*: offsets and hashes in the graph depend on these modules. If
a rule changes, ``profile.PROFILE`` needs a new number.
"""
