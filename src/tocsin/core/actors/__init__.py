"""Who: the states, forces and armed groups a text names."""
