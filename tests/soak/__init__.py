"""The proof that nothing is lost: processes killed, files damaged, nonsense given; and counts of it."""
