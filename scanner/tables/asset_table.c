#include "asset_table.h"

#include "c_source.h"
#include "digest.h"
#include "file.h"

enum { MOST_ASSET_BYTES = 256 * 1024 };

// RFC 4648 section 4.
static void add_base64(struct buf *out, const unsigned char *bytes, size_t len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < len; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16;
        three |= i + 1 < len ? (uint32_t)bytes[i + 1] << 8 : 0;
        three |= i + 2 < len ? bytes[i + 2] : 0;
        for (size_t j = 0; j < 4; j++)
            buf_add_byte(out, i + j > len ? '=' : digits[three >> (18 - 6 * j) & 63]);
    }
}

static void add_name(struct buf *out, struct slice path)
{
    struct slice name = slice_basename(path);

    for (size_t i = 0; i < name.len; i++)
        buf_add_byte(out, is_word(name.ptr[i]) ? name.ptr[i] : '_');
}

static void add_asset(struct buf *out, const char *path, struct slice text)
{
    unsigned char digest[SHA256_SIZE];
    struct sha256 hash;

    sha256_init(&hash);
    sha256_add(&hash, text);
    sha256_end(&hash, digest);
    buf_add_string(out, "\nconst struct asset ");
    add_name(out, slice_of_string(path));
    buf_add_string(out, " = {\n    ");
    c_source_slice(out, text);
    buf_add_string(out, ",\n    SLICE_INIT(\"sha256-");
    add_base64(out, digest, sizeof digest);
    buf_add_string(out, "\"),\n};\n");
}

bool asset_table_write(const char *const *paths, size_t count, struct buf *out, struct err *err)
{
    buf_add_string(out, "// Made by waybill-tables. Do not edit.\n#include \"asset.h\"\n");
    for (size_t i = 0; i < count; i++) {
        struct buf text;
        buf_init(&text, MOST_ASSET_BYTES);
        bool read = file_read(&text, paths[i], err);
        if (read)
            add_asset(out, paths[i], buf_slice(&text));
        buf_release(&text);
        if (!read)
            return err_while(err, "%s", paths[i]);
    }
    return true;
}
