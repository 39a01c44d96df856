LEDGER = "{{ldg_live_<[a-z0-9]{20}>}}"
