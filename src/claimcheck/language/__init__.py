"""How English writes figures: each module a small grammar over vocabulary/."""
