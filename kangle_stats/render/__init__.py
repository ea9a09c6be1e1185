"""Rows to text: one small file a format, which yields or returns text and prints nothing."""
