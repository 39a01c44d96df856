# The demo's own account. waybill:allow generic-password reason="the demo server is reset every night"
password = "{{kuh7<[A-Za-z0-9]{10}>}}"

storage = "{{AKIA<[A-Z2-7]{16}>}}"  # waybill:allow aws-access-key-id until=2026-06-30
backup = "{{AKIA<[A-Z2-7]{16}>}}"  # gitleaks:allow
nothing = 1  # waybill:allow aws-access-key-id reason="there was a key here"
other = 2  # waybill:allow aws-acess-key-id
