"""Speed and memory, measured with the real parts."""
