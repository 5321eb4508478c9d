"""An independent checker of plans: exact fractions, plain enumeration, no code of ``optimizer``.

``evaluate`` prices and checks given orders; ``enumerate_best`` finds the best plan of a small
scenario by trying every combination of whole numbers of units.
"""

from .evaluate import Evaluation, evaluate
from .search import Best, combinations, enumerate_best
from .world import World

__all__ = ["Best", "Evaluation", "World", "combinations", "enumerate_best", "evaluate"]
