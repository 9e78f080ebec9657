"""Times: from the words of a passage to bounds in days, and back to words."""
