# COMMENT
// COMMENT
/* COMMENT */
resource "STRING" "main" {
  password = "VALUE__password STRING ${var.CODEWORD_x} STRING"
  KEY__tags = { Name = "VALUE__Name", "api-key" : "VALUE__api_key" }
  list     = ["VALUE__list"] # COMMENT
  user_data = <<-EOT
    STRING VALUE__user_data ${CODEWORD_y}
  EOT
  file = join("ARGUMENT__join", [CODEWORD_z])

  inner {
    token = "VALUE__token"
  }
}

variable "db_password" {
  type    = string
  default = "VALUE__db_password"
}
