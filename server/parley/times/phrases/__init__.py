"""Time phrases with their prepositions: ranges, and times counted from the publication or from an event."""
