// How rare four bytes are in source text: the sum of minus the logarithms of how often each byte follows the one
// before it. The numbers are counts over 23 MB of C, Go, Python, Perl, JavaScript, JSON and documents, made by
// bench/gram-frequency; they decide about speed only. For the commonest, which this takes for rarer than they are, there
// is gram_table.c.
#include "sweep.h"

#include "gram_table.h"

#include <stdlib.h>

// ORDER classes: rows and columns of the table, as in bench/gram-frequency; one more for all other bytes.
static const char classes[] = "abcdefghijklmnopqrstuvwxyz0_ -.\"'=:/(,@$";
enum { CLASS_COUNT = sizeof classes, DIGIT_BITS = 3, OTHER_BITS = 3 };

// follows[first][second]; the last row is the classes by themselves.
static const char *const follows[CLASS_COUNT + 1] = {
    "854497575b7343c5c34367776a6858899a9c98ff7", "4766387b44a38847b5574abb4a4658677a8986fd5",
    "376838835b446937c56359ab7d5659789a9a77fd6", "577527884aa68858a66767887c543866887956fe4",
    "5844657a8ca45486634497757d753965897a55ff5", "488755aa2dc59738c5764bac7d563646899b56ff5",
    "687928754cb67447b44558aa98643855887766ff4", "39991a9a3cb87a49c6747bac9c854976898a67ff5",
    "6644545cbd945236a633b6d7d6987a9ababba9ff7", "59781898698788379838488999675768778a76ee4",
    "4868287a4bb87688b8586a79ab824857898a65ff4", "488524883d94a947d945579c69944977998967fe5",
    "3587289b4ba75843c9576acb6b8359779a8877ff6", "484436485b878747c94367a98b753976797a66fe5",
    "7654857c5a654254c3554659bb965a8aaa8a89ff7", "3a7728965d748845a36459aa6c755967998b67fe5",
    "789998998a967899757619699a554c758b9a36fa4", "4866276a4d876447c554579c6d854867898a66ff5",
    "6a6939864d55875698435a8a4a653956886766ff5", "497738a33d978947d4555a874b653966898966ff5",
    "5555367c4cb44385d343abd6cb787b8baacca9ff8", "2999298a3b996946b988aaa9ab56697799a986fd5",
    "387749942bb78538b448787acb854967898956ff5", "565656ba5bb67883b8739ab78a244857897965fd4",
    "8988788a6cc625629755995cba943866787966ff4", "49871889598758599889898976545767599876fc4",
    "777666bb9ccbbbbacb9abab5cc1557677b7a83fd3", "453445664965555485346667b9658bbaaccd89fc7",
    "676776886ba77767b7558879ab59198575997ff74", "666776786aa77776a7567878b63a41a978fbacf92",
    "4645555648755455a545757789444c579ab999fb3", "575666886a875565a6447689ab6769859a27a3f73",
    "56666678698766769655787897473777675872f82", "998988b77cb99789c98799abad6b19c573ea9cfb4",
    "776777787b977797a767889bba7a1ab695369cfb3", "676577686a877875a7558878bb6a2a8889b288f92",
    "564655775a85655586356685894778955dc95ff52", "9a9a99aaaccaa99ac998abbcbd6b1cc89feecefa1",
    "55555555555555555555555555555555555555555", "6645659658765665a435767679764d268ac869f84",
    "787677996ba88787b76678a7bb582977877585f82", "575646765a756556955468877a462876877876f94",
};

static size_t class_of(char byte)
{
    char folded = (char)(byte | 0x20);
    if (is_digit(folded))
        folded = '0';
    if (folded == 0x7F)
        folded = '_';
    const char *at = folded ? memchr(classes, folded, sizeof classes - 1) : NULL;
    return at ? (size_t)(at - classes) : CLASS_COUNT - 1;
}

static unsigned bits_of(size_t row, size_t class)
{
    char digit = follows[row][class];
    unsigned bits = is_digit(digit) ? (unsigned)(digit - '0') : (unsigned)(digit - 'a') + 10;
    // A class of many bytes is likelier than each of them.
    if (class == CLASS_COUNT - 1)
        bits += OTHER_BITS;
    return classes[class] == '0' ? bits + DIGIT_BITS : bits;
}

static int compare_grams(const void *key, const void *element)
{
    const struct frequent_gram *known = element;
    return memcmp(key, known->bytes, 4);
}

unsigned gram_rarity(const char gram[4])
{
    char folded[4];
    for (size_t i = 0; i < sizeof folded; i++)
        folded[i] = (char)(gram[i] | 0x20);
    const struct frequent_gram *known =
        bsearch(folded, frequent_grams, frequent_gram_count, sizeof *frequent_grams, compare_grams);
    if (known)
        return known->bits;
    unsigned bits = bits_of(CLASS_COUNT, class_of(gram[0]));
    for (size_t i = 1; i < 4; i++)
        bits += bits_of(class_of(gram[i - 1]), class_of(gram[i]));
    return bits > FREQUENT_GRAM_BITS ? bits : FREQUENT_GRAM_BITS + 1;
}
