"""What people work in, one module a page."""
