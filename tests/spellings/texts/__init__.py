"""Note syntaxes that are text: a neutral article in, one out whose notes are spelt in its lines, for any carrier."""
