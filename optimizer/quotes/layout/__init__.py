"""Where on a sheet the tables are, and what stands around them."""
