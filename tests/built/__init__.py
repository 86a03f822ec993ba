"""What is built and installed: a folder of its own name, since `packaging` and `wheel` are packages of others."""
