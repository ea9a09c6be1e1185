"""Read, total and cross-check the figures of east-west cooperation reports."""

__version__ = "0.1.0"
