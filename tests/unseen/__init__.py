"""Articles on invented processes, by authors who had seen neither ontology nor code.

``design/`` holds those that the ontology was designed with, ``fresh/`` those that were written, listed and
judged when it was frozen. Of each: the text, its statements as a reader listed them, entities, candidates,
and for each statement the claims that say it and a verdict: ``whole``, ``loss`` (something of it is lost) or
``not``. The verdicts on fresh articles are those of a judge who saw article, list and claims, and had
entered none; on the others they are those of whoever entered them, before what they missed was added.
``python -m tests.unseen`` prints the table.
"""
