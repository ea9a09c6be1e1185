"""From figures that are kept in a spreadsheet to report files."""
