"""The lexicons: data files by language, and the code that reads and checks them."""
