"""The answers of the service, one module for each resource; no field has a default."""
