"""What a composite is made of: scales, weights, means, and how much of a ranking survives other choices."""
