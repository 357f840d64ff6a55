"""The local judge: rules that read wording, a learned model, and both together."""
