"""The second round: the next version of a draft against the last one and against what we asked for."""
