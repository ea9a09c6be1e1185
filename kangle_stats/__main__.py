"""`python -m kangle_stats` is `kangle-stats`."""

from kangle_stats.cli import main

main()
