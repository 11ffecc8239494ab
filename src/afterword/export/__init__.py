"""The ledger in other forms: JSONL."""
