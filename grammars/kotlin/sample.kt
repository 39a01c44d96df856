/* COMMENT /* nested COMMENT */ COMMENT */
package org.example // COMMENT

@Entity(name = "VALUE__name")
data class Patient(val FIELD__Patient__1: String, var FIELD__Patient__2: Int = 3) : Person() {
    private val FIELD__Patient__3: String = "VALUE__FIELD__Patient__3"
    lateinit var FIELD__Patient__4: LocalDate

    companion object {
        const val PASSWORD = "VALUE__PASSWORD"
    }

    fun login(user: String, secret: String = "VALUE__secret") {
        val NAME__local = "STRING ${CODEWORD_x + "STRING"} STRING"
        this.token = """STRING
            over lines "quoted" VALUE__token"""
        plain = "VALUE__plain"
        headers["api-key"] = "VALUE__api_key"
        connect("ARGUMENT__connect", pin = "VALUE__pin")
        client.login(listOf("ARGUMENT__listOf")) { val inner = "VALUE__inner" }
        val map = mapOf("inner-key" to "VALUE__inner_key")
        val quote = '"'; val CODEWORD_y = '"'
    }
}

interface Visit {
    val FIELD__Visit__1: String
}
