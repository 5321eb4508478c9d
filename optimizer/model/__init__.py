"""The only place that knows Pyomo and HiGHS: build, hand over, solve, prove."""
