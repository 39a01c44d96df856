KEY = "{{AKIA<[A-Z2-7]{16}>}}"
