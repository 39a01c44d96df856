(comment) @comment
(string) @string

(pair . (_) @key . (_) @value)
