"""出表: what was issued is kept, and later set beside another issue or what the records say now."""
