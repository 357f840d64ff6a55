"""KAM assistant of Melchers Components: the core package."""

__version__ = "0.1.0"
