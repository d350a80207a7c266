"""How fast Publish is, beside other programs on the same text: `make bench`."""
