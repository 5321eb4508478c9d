"""Words of the quote world: what headings, labels and prose mean."""
