"""Note syntaxes of HTML: what stands in the text for a mark, and the list of notes under it."""
