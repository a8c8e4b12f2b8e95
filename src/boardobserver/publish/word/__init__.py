"""Documents as Word files, in real styles and lists, so that a colleague can go on with them."""
