"""The words of quotes in four languages: headings, labels, kinds of rows, remarks."""
