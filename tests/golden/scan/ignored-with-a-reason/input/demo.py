password = "{{kuh7<[A-Za-z0-9]{10}>}}"
