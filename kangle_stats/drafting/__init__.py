"""A first report file from a county's document: figures with their quotes, parts, checks, and guesses to look over.

    made = draft(document, Told(id="our-county-2023"))
    made.report                 a report as it stands in a file
    written(made.report)        the same, laid out as in data/kangle-2018.json

Everything is guessed from the words alone, by the tables of `kangle_stats.cues`. Nothing here reads a file or prints.
"""

from kangle_stats.drafting.head import PLACEHOLDER, Told
from kangle_stats.drafting.layout import written
from kangle_stats.drafting.report import Doubt, Draft, draft

__all__ = ["PLACEHOLDER", "Doubt", "Draft", "Told", "draft", "written"]
