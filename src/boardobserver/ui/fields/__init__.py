"""Fields that are tied to the open board, shared by the pages."""
