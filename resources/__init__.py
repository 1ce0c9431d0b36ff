"""What the program carries along: words, translations, fonts, icons, practice data."""
