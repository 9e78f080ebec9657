"""Candidates: claims as a person writes them, with quotes. Quotes become places, and places quotes again."""
