"""The sums that the tables of a document assert: rows and columns headed 合计, 小计, 总计 and 其中.

    for relation in table_sums(document):
        print(relation.equation(), judge(relation).verdict)

The relations are those of prose: their figures stand in `Document.text`, and the same judge serves both.
"""

from kangle_stats.table_sums.find import table_sums

__all__ = ["table_sums"]
