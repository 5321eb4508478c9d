"""The sheets of a plan workbook: one sheet, one file. Each is named ``Plan …``, so that reading
the workbook as a scenario passes them over."""
