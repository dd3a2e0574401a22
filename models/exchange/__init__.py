"""Packages between offices: sealing and opening below, outbox, inbox and trust above."""
