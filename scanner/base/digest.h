// Digests: SHA-256 for identity, SipHash-2-4 for keyed fingerprints, CRC-32 for
// the checksums that providers put in tokens.
#ifndef WAYBILL_BASE_DIGEST_H
#define WAYBILL_BASE_DIGEST_H

#include "slice.h"

enum { SHA256_SIZE = 32 };

struct sha256 {
    uint32_t state[8];
    uint64_t len; // bytes taken so far
    unsigned char block[64];
};

// FIPS 180-4.
void sha256_init(struct sha256 *hash);
void sha256_add(struct sha256 *hash, struct slice bytes);
void sha256_end(struct sha256 *hash, unsigned char digest[SHA256_SIZE]);

// HMAC with SHA-256 (RFC 2104; vectors in RFC 4231).
void hmac_sha256(struct slice key, struct slice bytes, unsigned char digest[SHA256_SIZE]);

// SipHash-2-4 with a 128-bit key (Aumasson and Bernstein, 2012; vectors in its
// appendix A).
uint64_t siphash(const unsigned char key[16], struct slice bytes);

// A key for the hash tables of this run, other ones each time: names and ids come from anybody,
// and must not be chosen to collide. Nothing that is printed may depend on it.
const unsigned char *hash_key(void);

// CRC-32 of ISO 3309 / IEEE 802.3 (reflected, polynomial 0xEDB88320), as zlib's.
uint32_t crc32_of(struct slice bytes);

#endif
