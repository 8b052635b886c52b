"""Where things flow: the Faust app, the topics, the transports and polling."""
