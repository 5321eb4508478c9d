"""How fast the planner builds, solves and audits growing cases, and against what.

``python -m tests.benchmarks --help`` says what can be measured. Times depend on the machine and
on what else runs on it: read the ratios, which are measured in one run.
"""
