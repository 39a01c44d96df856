// Numbers made by the rules of each register, and the same with one digit changed, swapped or out of range.
#include "checked.h"
#include "unit.h"

static void brazilian_numbers(void **state)
{
    (void)state;
    HOLDS("br-cnpj", "16.727.230/0001-97", "12.345.678/0001-95", "00.000.001/0001-36");
    FAILS("br-cnpj", "16.727.230/0001-90", "12.345.671/0001-95");
    HOLDS("br-pis", "120.64578.90-2", "123.45678.91-9", "170.00000.01-3");
    FAILS("br-pis", "120.64578.90-0", "123.45978.91-9");
    HOLDS("br-renavam", "00000000019", "00123456789", "10000000016");
    FAILS("br-renavam", "00000000010", "00123756789");
    HOLDS("br-cns", "700 0000 0000 0005", "898 0012 3456 7808", "123 4567 8901 2305");
    FAILS("br-cns", "700 0000 0000 0000", "898 0012 6456 7808");
    HOLDS("br-titulo", "12345678 0396", "00000001 0191", "98765432 2623");
    FAILS("br-titulo", "12345678 0390", "00000031 0191");
    // The tax authority's own example of the form with letters.
    HOLDS("br-cnpj", "12.ABC.345/01DE-35");
    FAILS("br-cnpj", "12.ABC.345/01DE-36", "12.ABD.345/01DE-35", "00.000.000/0000-00");
    SILENT("br-cnpj", "16.727.230/0001-9", "16.727.230/0001-9A");
    FAILS("br-cns", "312 3456 7890 1230");
    FAILS("br-titulo", "12345678 2996");
}

static void mexican_numbers(void **state)
{
    (void)state;
    HOLDS("mx-curp", "XAXX010101HDFXXXA6", "AAAA000101HDFBBBA1", "XEXX010101MNEXXXA4");
    FAILS("mx-curp", "XAXX010101HDFXXXA0", "AAAA000401HDFBBBA1");
    HOLDS("mx-rfc", "XXXX0001011A9", "AAAA900101AB2", "TST9001011AA");
    FAILS("mx-rfc", "XXXX0001011A0", "AAAA900401AB2");
    HOLDS("mx-nss", "01906500010", "35148901230", "92007500454");
    FAILS("mx-nss", "01906500011", "35148201230");
    HOLDS("mx-clabe", "032180000118359719", "002010077777777771", "012180001234567899");
    FAILS("mx-clabe", "032180000118359710", "002010077077777771");
    // A letter of the register is of this century; February has 29 days in 2000 and 28 in 1900.
    FAILS("mx-curp", "XAXX010101HZZXXXA6", "XAXX011301HDFXXXA6", "PUTO010101HDFXXXA6");
    SILENT("mx-curp", "XAXX010101HDFXXXA", "XAX1010101HDFXXXA6");
    FAILS("mx-rfc", "XAXX010101000", "XEXX010101000", "XXXX0013011A9");
    SILENT("mx-rfc", "XX0001011A9", "XXXXX0001011A", "XXXX00A1011A9");
    // No bank that is known.
    SILENT("mx-clabe", "999000000000000001");
}

static void andean_numbers(void **state)
{
    (void)state;
    HOLDS("co-nit", "123.456.789-6", "900.123.456-8", "860.000.001-8");
    FAILS("co-nit", "123.456.789-0", "900.126.456-8");
    HOLDS("pe-ruc", "20000000010", "10123456781", "20123456786");
    FAILS("pe-ruc", "20000000011", "10123756781");
    HOLDS("pe-dni", "12345678-1", "00000001-4", "11112222-4");
    FAILS("pe-dni", "12345678-0", "00003001-4");
    HOLDS("ec-cedula", "1700000019", "0912345675", "0100000017");
    FAILS("ec-cedula", "1700000010", "0912375675");
    HOLDS("ve-rif", "V-00000001-5", "J-12345678-4", "G-20000001-5");
    FAILS("ve-rif", "V-00000001-0", "J-12348678-4");
    HOLDS("pe-dni", "12345678-E", "123456781");
    FAILS("pe-ruc", "21123456785");
    FAILS("ec-cedula", "2500000019", "1760000010");
    SILENT("ve-rif", "X-00000001-5", "V-0000001-5");
}

static void numbers_of_the_southern_cone(void **state)
{
    (void)state;
    HOLDS("ar-cuit", "20-00000001-9", "27-12345678-0", "30-00000001-5");
    FAILS("ar-cuit", "20-00000001-0", "27-12375678-0");
    HOLDS("ar-cbu", "2850590940090418135201", "0110599500000012345674", "0720000711112222333348");
    FAILS("ar-cbu", "2850590940090418135200", "0110599500030012345674");
    HOLDS("cl-rut", "1.234.567-4", "7.654.321-6", "20.000.001-3");
    FAILS("cl-rut", "1.234.567-0", "7.654.621-6");
    HOLDS("uy-ci", "1.234.567-2", "4.000.001-8", "5.999.888-0");
    FAILS("uy-ci", "1.234.567-0", "4.000.301-8");
    HOLDS("uy-rut", "211003420017", "021234560013", "150000230017");
    FAILS("uy-rut", "211003420010", "021234860013");
    HOLDS("py-ruc", "8002885-3", "9991630-4", "1234567-9");
    FAILS("py-ruc", "8002885-0", "9991930-4");
    HOLDS("cl-rut", "20.000.006-4", "20000006-4", "20.000.003-k");
    FAILS("cl-rut", "20.000.006-K", "11.111.111-1");
    FAILS("ar-cuit", "21-00000001-9");
    FAILS("ar-cbu", "2850590140090418135201", "0000000000000000000000");
    FAILS("uy-rut", "231003420017", "211003420024");
}

static void numbers_of_central_america_and_the_caribbean(void **state)
{
    (void)state;
    HOLDS("do-cedula", "001-0000001-7", "402-1234567-8", "223-0000001-9");
    FAILS("do-cedula", "001-0000001-0", "402-1264567-8");
    HOLDS("gt-cui", "1234 56703 0101", "2000 00004 0101", "3999 88807 0501");
    FAILS("gt-cui", "1234 56703 0001", "2000 00304 0101");
    HOLDS("cu-ni", "00010100001", "75123105012", "00061563211");
    FAILS("cu-ni", "91023027775");
    FAILS("gt-cui", "1234 56703 2301", "1234 56703 0118");
    // 1900 had no 29 February, 2000 had one.
    FAILS("cu-ni", "00022900001");
    HOLDS("cu-ni", "00022960001");
    SILENT("cu-ni", "9102102777");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brazilian_numbers),
        cmocka_unit_test(mexican_numbers),
        cmocka_unit_test(andean_numbers),
        cmocka_unit_test(numbers_of_the_southern_cone),
        cmocka_unit_test(numbers_of_central_america_and_the_caribbean),
    };
    return RUN_TESTS(tests);
}
