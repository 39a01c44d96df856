/// COMMENT
// COMMENT
/* COMMENT */
import 'STRING.dart';

const PASSWORD = "VALUE__PASSWORD";
String token = 'VALUE__token';

@Table("ARGUMENT__Table")
class Patient extends Person {
  final String FIELD__Patient__1;
  int? FIELD__Patient__2 = 3, FIELD__Patient__3;
  static const FIELD__Patient__4 = 'VALUE__FIELD__Patient__4';
  final Map<String, int> FIELD__Patient__5 = {};

  void login(String CODEWORD_user, {String secret = "VALUE__secret"}) {
    var NAME__local = "STRING ${CODEWORD_x + 'STRING'} $CODEWORD_y STRING";
    this.hash = '''VALUE__hash
    STRING''';
    headers["api-key"] = "VALUE__api_key";
    plain = "VALUE__plain";
    connect("ARGUMENT__connect", pin: "VALUE__pin");
    client.login(["ARGUMENT__login"], () { var inner = "VALUE__inner"; });
    var map = {"KEY__a": "STRING", "inner-key": "VALUE__inner_key"};
    final raw = r"VALUE__raw \STRING";
    return open("ARGUMENT__open"); // COMMENT
  }
}
