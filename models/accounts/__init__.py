"""Who works in an office: accounts with their own key slots, roles, and what each role may do."""
