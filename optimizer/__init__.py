"""Plans which AI accelerators to buy, from whom, when and for which site, and proves it."""
