#include "address.h"

#include "hex.h"

enum { IPV4 = 4, IPV6 = 16, MAC = 6 };

// Addresses that begin with these bits; the first range that fits says what they are for.
struct range {
    unsigned char bytes[IPV6];
    unsigned char bits;
    enum address_use use;
};

static const struct range ipv4_ranges[] = {
    {{192, 0, 2}, 24, ADDRESS_EXAMPLE},
    {{198, 51, 100}, 24, ADDRESS_EXAMPLE},
    {{203, 0, 113}, 24, ADDRESS_EXAMPLE},
    {{233, 252, 0}, 24, ADDRESS_EXAMPLE},
    {{0}, 8, ADDRESS_COMMON},
    {{10}, 8, ADDRESS_COMMON},
    {{100, 64}, 10, ADDRESS_COMMON},
    {{127}, 8, ADDRESS_COMMON},
    {{169, 254}, 16, ADDRESS_COMMON},
    {{172, 16}, 12, ADDRESS_COMMON},
    {{192, 0, 0}, 24, ADDRESS_COMMON},
    {{192, 88, 99}, 24, ADDRESS_COMMON},
    {{192, 168}, 16, ADDRESS_COMMON},
    {{198, 18}, 15, ADDRESS_COMMON},
    {{224}, 3, ADDRESS_COMMON},
    // Name servers that everybody asks, and what people type.
    {{1, 1, 1, 1}, 32, ADDRESS_COMMON},
    {{1, 0, 0, 1}, 32, ADDRESS_COMMON},
    {{8, 8, 8, 8}, 32, ADDRESS_COMMON},
    {{8, 8, 4, 4}, 32, ADDRESS_COMMON},
    {{9, 9, 9, 9}, 32, ADDRESS_COMMON},
    {{1, 2, 3}, 24, ADDRESS_EXAMPLE},
    {{4, 3, 2, 1}, 32, ADDRESS_EXAMPLE},
    {{5, 6, 7, 8}, 32, ADDRESS_EXAMPLE},
};

static const struct range ipv6_ranges[] = {
    {{0x20, 0x01, 0x0d, 0xb8}, 32, ADDRESS_EXAMPLE},
    {{0x3f, 0xff}, 20, ADDRESS_EXAMPLE},
    // Tunnels and protocols; the name servers of Google, Cloudflare and Quad9.
    {{0x20, 0x01, 0x00}, 23, ADDRESS_COMMON},
    {{0x20, 0x02}, 16, ADDRESS_COMMON},
    {{0x20, 0x01, 0x48, 0x60, 0x48, 0x60}, 48, ADDRESS_COMMON},
    {{0x26, 0x06, 0x47, 0x00, 0x47, 0x00}, 48, ADDRESS_COMMON},
    {{0x26, 0x20, 0x00, 0xfe}, 48, ADDRESS_COMMON},
    // Global unicast; everything else is local, of a group, or not assigned.
    {{0x20}, 3, ADDRESS_OWNED},
    {{0}, 0, ADDRESS_COMMON},
};

static bool begins_with_bits(const unsigned char *bytes, const struct range *range)
{
    size_t whole = range->bits / 8, rest = range->bits % 8;
    if (memcmp(bytes, range->bytes, whole) != 0)
        return false;
    return rest == 0 || ((bytes[whole] ^ range->bytes[whole]) >> (8 - rest)) == 0;
}

static enum address_use use_of(const unsigned char *bytes, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (begins_with_bits(bytes, &ranges[i]))
            return ranges[i].use;
    return ADDRESS_OWNED;
}

static bool ipv4_read(struct slice text, unsigned char bytes[IPV4])
{
    size_t at = 0;
    for (size_t i = 0; i < IPV4; i++) {
        unsigned octet = 0;
        if (i > 0 && (at == text.len || text.ptr[at++] != '.'))
            return false;
        size_t start = at;
        for (; at < text.len && is_digit(text.ptr[at]) && at - start < 3; at++)
            octet = octet * 10 + (unsigned)(text.ptr[at] - '0');
        if (at == start || octet > 255 || (text.ptr[start] == '0' && at - start > 1))
            return false;
        bytes[i] = (unsigned char)octet;
    }
    return at == text.len;
}

// The groups from text[*at] on, up to an empty one or the end; *at is then behind them. False where something else
// stands between them.
static bool groups_read(struct slice text, size_t *at, unsigned char *bytes, size_t *count)
{
    for (*count = 0; *at < text.len && text.ptr[*at] != ':';) {
        unsigned group = 0;
        size_t start = *at;
        for (; *at < text.len && hex_value(text.ptr[*at]) >= 0 && *at - start < 4; (*at)++)
            group = group * 16 + (unsigned)hex_value(text.ptr[*at]);
        if (*at == start || *count == IPV6)
            return false;
        bytes[(*count)++] = (unsigned char)(group >> 8);
        bytes[(*count)++] = (unsigned char)group;
        if (*at == text.len)
            return true;
        if (text.ptr[(*at)++] != ':' || *at == text.len)
            return false;
    }
    return true;
}

static bool ipv6_read(struct slice text, unsigned char bytes[IPV6])
{
    unsigned char head[IPV6], tail[IPV6];
    size_t at = 0, before, behind;
    memset(bytes, 0, IPV6);
    if (slice_starts_with(text, SLICE("::")))
        at = before = 0;
    else if (!groups_read(text, &at, head, &before) || before == 0)
        return false;
    else if (at == text.len) {
        memcpy(bytes, head, before);
        return before == IPV6;
    }
    // The empty group stands for as many zeros as are missing, two bytes at the least.
    at += at == 0 ? 2 : 1;
    if (!groups_read(text, &at, tail, &behind) || at < text.len || before + behind > IPV6 - 2)
        return false;
    memcpy(bytes, head, before);
    memcpy(bytes + IPV6 - behind, tail, behind);
    return true;
}

// 11.0.0.1, 20.20.20.20: typed where any address will do.
static bool is_typed(const unsigned char bytes[IPV4])
{
    return (bytes[1] == 0 && bytes[2] == 0) ||
           (bytes[0] == bytes[1] && bytes[1] == bytes[2] && bytes[2] == bytes[3]);
}

enum address_use address_of_ip(struct slice text)
{
    unsigned char bytes[IPV6];
    if (ipv4_read(text, bytes)) {
        enum address_use use =
            use_of(bytes, ipv4_ranges, sizeof ipv4_ranges / sizeof ipv4_ranges[0]);
        return use == ADDRESS_OWNED && is_typed(bytes) ? ADDRESS_EXAMPLE : use;
    }
    if (ipv6_read(text, bytes))
        return use_of(bytes, ipv6_ranges, sizeof ipv6_ranges / sizeof ipv6_ranges[0]);
    return ADDRESS_NONE;
}

static bool mac_read(struct slice text, unsigned char bytes[MAC])
{
    size_t digits = 0;
    char sign = text.len == 17 ? text.ptr[2] : text.len == 14 ? text.ptr[4] : '\0';
    size_t group = text.len == 17 ? 2 : 4;
    if (sign != (group == 4 ? '.' : ':') && !(group == 2 && sign == '-'))
        return false;
    for (size_t i = 0; i < text.len; i++) {
        int value = hex_value(text.ptr[i]);
        bool between = i % (group + 1) == group;
        if (between ? text.ptr[i] != sign : value < 0)
            return false;
        if (between)
            continue;
        unsigned char *byte = &bytes[digits++ / 2];
        *byte = (unsigned char)(digits % 2 ? value : *byte * 16 + value);
    }
    return true;
}

enum address_use address_of_mac(struct slice text)
{
    enum { GROUP = 1, LOCAL = 2 };
    // EUI-48 for documents; what people type: 00:11:22:33:44:55, 00:aa:bb:cc:dd:ee, 00:01:02:03:04:05.
    static const struct range ranges[] = {
        {{0x00, 0x00, 0x5e, 0x00, 0x53}, 40, ADDRESS_EXAMPLE},
        {{0x00, 0x11, 0x22, 0x33}, 32, ADDRESS_EXAMPLE},
        {{0x00, 0xaa, 0xbb, 0xcc}, 32, ADDRESS_EXAMPLE},
        {{0x00, 0x01, 0x02, 0x03}, 32, ADDRESS_EXAMPLE},
        {{0x00, 0x00, 0x00}, 24, ADDRESS_COMMON},
    };
    unsigned char bytes[MAC];
    if (!mac_read(text, bytes))
        return ADDRESS_NONE;
    if (bytes[0] & (GROUP | LOCAL))
        return ADDRESS_COMMON;
    return use_of(bytes, ranges, sizeof ranges / sizeof ranges[0]);
}
