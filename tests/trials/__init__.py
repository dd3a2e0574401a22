"""What the exchange promises, tried in large numbers: python -m tests.trials."""
