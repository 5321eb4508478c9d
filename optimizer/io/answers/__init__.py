"""Answers as sheets of a workbook and as JSON, whatever the question was."""
