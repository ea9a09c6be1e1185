"""The sums that the tables of a document assert: rows and columns headed 合计, 小计, 总计 and 其中.

    for relation in table_sums(document):
        print(relation.equation(), judge(relation).verdict)

    layout(document, table)     which figure stands where, and under which headings

The relations are those of prose: their figures stand in `Document.text`, and the same judge serves both.
"""

from kangle_stats.table_sums import words
from kangle_stats.table_sums.find import table_sums
from kangle_stats.table_sums.layout import Layout, Line, layout, table_figures, total_rank

__all__ = ["Layout", "Line", "layout", "table_figures", "table_sums", "total_rank", "words"]
