"""Groups that meet, and events where colleagues exchange what they know (seed 004)."""
