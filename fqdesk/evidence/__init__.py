"""What it proves: standards, rules, the bundle and its printed pages."""
