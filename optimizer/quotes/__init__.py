"""Vendors' own spreadsheets become offers, and every figure says where it came from."""
