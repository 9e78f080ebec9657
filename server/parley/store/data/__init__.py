"""What is loaded, in numbers, and values that an engine would change, kept as they were sent."""
