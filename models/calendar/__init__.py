"""制度日历: what is due, done and missed, out of the rules and of every ledger with a day."""
