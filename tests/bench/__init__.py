"""Our paths beside the raw limits of this machine; reported, never gated."""
