"""Times: from the words of a passage to the days that they bound, and back to words."""
