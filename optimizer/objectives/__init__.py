"""One file per term of the bill and per aim. Importing the package registers them all.

The bill is printed in the order below.
"""

from importlib import import_module

TERM_MODULES = (
    "purchase", "price_breaks", "vendor_rebates", "conditional_rebates", "freight", "duty", "vat",
    "network", "fit_out", "engagement", "licence_fees", "grid_assessment", "support", "energy",
    "financing", "residual_value", "soft_rules",
)
AIM_MODULES = (
    "least_cost", "least_purchase", "most_compute", "earliest_service", "least_shortfall",
    "least_concession",
)
for _module in (*TERM_MODULES, *AIM_MODULES):
    import_module(f"{__name__}.{_module}")
