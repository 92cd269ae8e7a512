"""The resources of the service, one module each: parse, ask once, shape."""
