"""What each question is answered with, apart from HTTP."""
