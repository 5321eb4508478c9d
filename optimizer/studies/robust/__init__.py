"""A plan that is good under uncertainty: orders to sign now, and what follows in every future."""
