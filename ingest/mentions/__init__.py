"""From tokens to mentions: who is named in each sentence, and by what right."""
