"""What a spreadsheet of figures looks like: its sheets, columns and cells, for those who write one and who read one."""
