"""Claims as sentences: one plain English sentence for each claim, from its fields and wordings."""
