"""Time phrases with their prepositions: ranges, what counts from the day of publication or from an event."""
