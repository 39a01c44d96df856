package main

const slackToken = "{{xoxb-<[0-9]{12}>-<[0-9]{12}>-<[A-Za-z0-9]{24}>}}"

func main() {}
