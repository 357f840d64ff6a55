"""Sign-in with OpenID Connect: authorization code with PKCE, tokens checked against the provider's own keys."""
