"""Conversations with the curator (seed 004) and the adviser programme (seed 003)."""
