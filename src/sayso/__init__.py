"""sayso: who says what about whom, on what basis, through which chain of mouths."""
