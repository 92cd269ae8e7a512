"""The files that containers are made from."""
