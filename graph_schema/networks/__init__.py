"""Measures of the network that relations make: ties and their signs, triads, standing, groups."""
