"""Claims read out: one plain English sentence a claim, from its fields and the wordings of its concepts."""
