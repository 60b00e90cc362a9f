"""What `make data` computes from the layers of a package: the figures of its areas and of its cells."""
