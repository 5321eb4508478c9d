"""A plan that is good under uncertainty: orders to sign now, and what follows in every future.

All futures stand in one model, given to HiGHS. What it bears was measured on two cores that other
work shared, so that only large differences count: korea-2025, a minute for the common model, the
orders of two months being signed now (``tests/benchmarks/robust.py``).

    futures  columns   gap                  the same by mpi-sppy 0.14 (serial, HiGHS)
      4       1,071    0.05 % after 28 s    extensive form: 0.1 % after 31 s
      8       2,155    0.05 % after 50 s    extensive form: 1.0 % after 60 s
     16       4,251    0.26 % after 61 s    extensive form: no plan after 64 s
     32       8,516    0.49 % after 62 s    not tried

With 16 and 32 that is from orders one future would sign and all can bear, which take another 15 s
and 39 s to find. From the futures' own plans, which agree on nothing, it was 1.3 % with 16, and no
plan with 32. haenam-2028 with 8 futures (6,831 columns) was within 0.3 % after 63 s.

No other engine is offered beyond. Progressive hedging of mpi-sppy had done one or two rounds of 8
and of 16 futures after 127 to 194 s, with rho from 0.002 to 0.05 billion won per unit; its best
bound was what each future by itself says, which is known before the common model, and the bound
by its weights was worse. Some future could not bear its rounded means. The best orders of single
futures it came to were 1,751.1 billion won with 16 futures after 257 s, against 1,750.4 here after
43 s. Its parallel cylinders need MPI, and were not measured.
"""
