"""What was planned, what came of it, how old it is, and the chain of evidence behind it."""
