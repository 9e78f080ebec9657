"""The contents of pages, gathered from the store by published queries."""
