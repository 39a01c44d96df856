// COMMENT
#include "STRING.h"
/* COMMENT */
#define PASSWORD "VALUE__PASSWORD"
#define SUM CODEWORD_a

namespace clinic {

class Patient : public Person {
public:
    virtual void visit(const std::string &secret = "VALUE__secret", int pin = 1) override;

private:
    std::string FIELD__Patient__1 = "VALUE__FIELD__Patient__1";
    std::vector<int> *FIELD__Patient__2;
    int FIELD__Patient__3{3}; // COMMENT
    char FIELD__Patient__4[16];
};

struct Visit {
    std::string_view FIELD__Visit__1;
};

Patient::Patient(int CODEWORD_x) : token_("VALUE__token_"), NAME__other{CODEWORD_y} {}

const auto raw = R"x(STRING "quoted" VALUE__raw
over lines)x";
constexpr char apiKey[] = "VALUE__apiKey";
std::string built("VALUE__built"), braced{"VALUE__braced"};
const std::map<std::string, std::string> NAME__headers = {{"STRING", "VALUE__NAME__headers"}};

int run()
{
    auto client = std::make_unique<Client>("ARGUMENT__Client_");
    client->login("ARGUMENT__login", [&] { auto inner = "VALUE__inner"; });
    this->hash = "VALUE__hash" + CODEWORD_z;
    auto config = Config{.host = "VALUE__host"};
    char quote = '"', CODEWORD_between = '"';
    throw Error{"STRING"};
}

} // COMMENT
