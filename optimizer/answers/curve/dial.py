"""What a curve turns: one figure of a scenario that can be loosened and tightened.

``moved(scenario, position)`` loosens it by a position (0: as it is), ``figure`` says a position in
the rule's unit, ``position`` is its inverse, ``reach(trial, position)`` is how far down the plan
of a trial keeps the rule, ``ends`` are the positions of a curve unless told, and ``grain`` is what
is not told apart. ``absolute``: the figure is the rule's own, not by how much it is loosened.
"""

from __future__ import annotations

from optimizer.answers.curve.row_dial import RowDial
from optimizer.answers.curve.share_dial import ShareDial

Dial = RowDial | ShareDial
