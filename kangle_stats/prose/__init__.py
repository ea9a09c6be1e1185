"""Figures in Chinese statistical prose: which quantities a text states, and what arithmetic its wording asserts.

    mentions = extract(text)              every quantity, with its place, unit and qualifier
    found = relations(text, mentions)     every sum, share, difference … between them

Pure functions on text: nothing here reads a file, prints or exits. Whether a relation holds is the business of
`kangle_stats.proofreading`.
"""

from kangle_stats.prose.mention import Mention
from kangle_stats.prose.mentions import extract
from kangle_stats.prose.relation import Formula, Op, Relation
from kangle_stats.prose.relations import relations

__all__ = ["Formula", "Mention", "Op", "Relation", "extract", "relations"]
