/* COMMENT
   over lines */
#include <stdio.h> // COMMENT
#define NAME__macro "STRING VALUE__NAME__macro"
#define PASSWORD "VALUE__PASSWORD"
#define SUM CODEWORD_a

typedef struct {
    unsigned FIELD__Visit__1 : 3;
    char *FIELD__Visit__2, FIELD__Visit__3[10];
} Visit;

struct patient {
    const char *FIELD__patient__1; /* COMMENT */
    struct address *FIELD__patient__2;
};

union value {
    long FIELD__value__1;
};

static const char *token = "VALUE__token", pin[] = "STRING"
                                                   "VALUE__pin \" STRING";
static const char *const words[] = {"STRING", L"VALUE__words", u8"STRING"};
static struct config config = {.host = "VALUE__host", .nested = {.deep = "VALUE__deep"}};

int main(int CODEWORD_argc, char **argv)
{
    char quote = '"', CODEWORD_between = 1, other = '"';
    const char *NAME__local = CODEWORD_x ? "STRING" : "VALUE__NAME__local";
    session->secret = "VALUE__secret";
    plain = "VALUE__plain";
    connect(fd, "ARGUMENT__connect", (struct opts){.key = "VALUE__key"});
    client->ops.login("ARGUMENT__client__ops_login"
                      "STRING");
    return CODEWORD_z; // COMMENT
}
