"""What rules cost: the aim without them."""
