"""Statistics of the loaded data, and values that an engine would change, stored as they were sent."""
