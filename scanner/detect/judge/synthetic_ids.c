// Addresses of networks, numbers of devices and documents, and keys that were set aside or published.
#include "synthetic.h"

#include "address.h"

static const char *synthetic_ip(struct slice value)
{
    return address_of_ip(value) == ADDRESS_EXAMPLE ? "its address is set aside for documents"
                                                   : NULL;
}

static const char *synthetic_mac(struct slice value)
{
    return address_of_mac(value) == ADDRESS_EXAMPLE ? "its address is set aside for documents"
                                                    : NULL;
}

// An IMEI of test equipment begins with 00 (3GPP TS 23.003), an IMSI of a test network with 001 (ITU-T E.212).
static const char *synthetic_device(struct slice value)
{
    return slice_starts_with(value, SLICE("00")) ? "its number is set aside for tests" : NULL;
}

// Utopia, the state of ICAO's specimens, as issuing state and as nationality.
static const char *synthetic_document(struct slice value)
{
    return slice_equals(slice_cut(value, 2, 5), SLICE("UTO")) ||
                   slice_equals(slice_cut(value, 10, 13), SLICE("UTO"))
               ? "a specimen of ICAO's"
               : NULL;
}

// RFC 9562's and its predecessor's own, and those of OpenAPI's and Android's documents.
static const char *synthetic_key(struct slice value)
{
    static const struct slice published[] = {
        SLICE_INIT("123e4567-e89b-12d3-a456-426614174000"),
        SLICE_INIT("123e4567-e89b-12d3-a456-426655440000"),
        SLICE_INIT("550e8400-e29b-41d4-a716-446655440000"),
        SLICE_INIT("f81d4fae-7dec-11d0-a765-00a0c91e6bf6"),
        SLICE_INIT("6ba7b810-9dad-11d1-80b4-00c04fd430c8"),
        SLICE_INIT("f47ac10b-58cc-4372-a567-0e02b2c3d479"),
        SLICE_INIT("3fa85f64-5717-4562-b3fc-2c963f66afa6"),
        SLICE_INIT("38400000-8cf0-11bd-b23e-10b96e40000d"),
    };
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++)
        if (slice_equals_nocase(value, published[i]))
            return "a published example";
    return NULL;
}

const char *synthetic_id_why(const struct pattern *pattern, struct slice value)
{
    static const struct {
        struct slice type;
        const char *(*why)(struct slice value);
    } types[] = {
        {SLICE_INIT("ip-address"), synthetic_ip},
        {SLICE_INIT("mac-address"), synthetic_mac},
        {SLICE_INIT("device-id"), synthetic_device},
        {SLICE_INIT("travel-document"), synthetic_document},
        {SLICE_INIT("online-id"), synthetic_key},
    };
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (slice_equals(pattern->type, types[i].type))
            return types[i].why(value);
    return NULL;
}
