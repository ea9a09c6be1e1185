"""Totals and their parts.

`scopes` says what stands under a cue and what its total may be, `readings` in which ways its list can be read,
`reading` whether one of them is believed, `decision` which is meant; `wholes` knows parts by their names. `nested`,
`cueless`, `totals_behind`, `series`, `run_on` and `like_measures` are lists that are told in other ways.
"""

from kangle_stats.prose.sums.find import sums

__all__ = ["sums"]
