"""Relations of two quantities or a few: shares, growth, differences, means, rates, prices, the same amount told again.

`near` is a quantity and those around it, `find` asks each kind about each quantity in turn.
"""

from kangle_stats.prose.pairs.find import pairs
from kangle_stats.prose.pairs.proportions import proportions
from kangle_stats.prose.pairs.structures import structures

__all__ = ["pairs", "proportions", "structures"]
