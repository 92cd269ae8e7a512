"""Names as people write them in two scripts: words, sounds, likeness, and finding by them."""
