"""Documents as people have them, to text and tables: plain text, Markdown and Word, one small file a format.

    document = read_document(Path("报告.docx"))
    document.text, document.tables           what it says, with the place of everything
    extract(document.prose)                  the running text alone, at the same offsets

Nothing here knows what a figure is. What cannot be read raises `Unreadable`, which says why and what to do.
"""

from kangle_stats.documents.document import Cell, Document, Table, Unreadable
from kangle_stats.documents.read import bytes_of, document_of, documents_in, passed_over, read_document

__all__ = [
    "Cell",
    "Document",
    "Table",
    "Unreadable",
    "bytes_of",
    "document_of",
    "documents_in",
    "passed_over",
    "read_document",
]
