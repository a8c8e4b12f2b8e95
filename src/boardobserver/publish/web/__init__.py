"""Documents as web pages: one file each, which needs nothing from elsewhere and runs nothing."""
