"""The reader by rules: triggers from the lexicons, and where their actors stand."""
