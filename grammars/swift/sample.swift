/* COMMENT /* nested COMMENT */ COMMENT */
import Foundation // COMMENT

struct Patient: Codable {
    let FIELD__Patient__1: String
    var FIELD__Patient__2: Int? = 3
    static let FIELD__Patient__3 = "VALUE__FIELD__Patient__3"

    func login(user: String, secret: String = "VALUE__secret") {
        let NAME__local = "STRING \(CODEWORD_x) STRING \" STRING"
        self.token = """
            STRING "quoted" VALUE__token
            """
        plain = "VALUE__plain"
        headers["api-key"] = "VALUE__api_key"
        connect("ARGUMENT__connect", pin: "VALUE__pin")
        client.login(["ARGUMENT__client_login"]) { let inner = "VALUE__inner" }
        let map = ["KEY__a": "STRING", "inner-key": "VALUE__inner_key"]
        let raw = #"STRING "quoted" VALUE__raw"#
        let CODEWORD_y = 1
    }
}

class Visit {
    var FIELD__Visit__1 = "VALUE__FIELD__Visit__1"
}

protocol Person {
    var FIELD__Person__1: String { get }
}

enum Level: String {
    case low = "VALUE__low"
}
