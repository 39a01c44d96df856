// Numbers that are published with their securities: Apple, BAE Systems, Treasury notes, IBM.
#include "checked.h"
#include "unit.h"

static void numbers_of_securities(void **state)
{
    (void)state;
    HOLDS("isin", "US0378331005", "GB0002634946", "DE0005557508", "XS0356705219");
    FAILS("isin", "US0378331004", "ZZ0378331005", "US0378313005");
    SILENT("isin", "US037833100", "US037833100A", "120378331005", "");
    HOLDS("cusip", "037833100", "17275R102", "38259P508");
    FAILS("cusip", "037833101", "17275R103");
    SILENT("cusip", "03783310", "AB7833100", "");
    HOLDS("sedol", "0263494", "B0WNLY7");
    FAILS("sedol", "0263495", "B0WNLA7");
    SILENT("sedol", "026349", "B0WNLYX");
    HOLDS("figi", "BBG000BLNNH6");
    FAILS("figi", "BBG000BLNNH7");
    SILENT("figi", "BBX000BLNNH6", "BBG000BLNNH");
    HOLDS("lei", "5493001KJTIIGC8Y1R12", "HWUPKR0MPOU8FGXBT394");
    FAILS("lei", "5493001KJTIIGC8Y1R13", "5493001KJTIIGC8Y1R21");
    SILENT("lei", "5493001KJTIIGC8Y1R1", "5493001KJTIIGC8Y1RAB");
}

static void a_table_needs_ten_that_hold(void **state)
{
    (void)state;
#define NINE                                                                                      \
    "name,isin\nA,US0378331005\nB,US0378331005\nC,US0378331005\nD,US0378331005\nE,US0378331005\n" \
    "F,US0378331005\nG,US0378331005\nH,US0378331005\nI,US0378331005\n"
    HOLDS("securities-table", NINE "J,US0378331005\n", NINE "J,US0378331004\nK,US0378331005\n");
    FAILS("securities-table", NINE, NINE "J,US0378331004\n",
          NINE "J,US0378331005\nK,US0378331004\nL,US0378331004\nM,US0378331004\nN,US0378331004\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_securities),
        cmocka_unit_test(a_table_needs_ten_that_hold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
