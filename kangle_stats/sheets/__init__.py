"""Results as rows: for machines an object with stable keys, for people the cells of a table; a file for each kind."""
