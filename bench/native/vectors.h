#pragma once
// The vectors of the processor, as far as text.c needs them: 32 bytes with AVX2, 16 with SSE4.1.
#include <immintrin.h>
#include <stdint.h>

#ifdef __AVX2__

typedef __m256i V;
enum { WIDTH = 32 };
#define NAME "avx2"
#define load(at) _mm256_loadu_si256((const V *)(at))
#define put(at, v) _mm256_storeu_si256((V *)(at), v)
#define splat8(byte) _mm256_set1_epi8((char)(byte))
#define splat32(word) _mm256_set1_epi32((int)(word))
#define table(at) _mm256_broadcastsi128_si256(_mm_load_si128((const __m128i *)(at)))
#define shuffle(table, at) _mm256_shuffle_epi8(table, at)
#define and(a, b) _mm256_and_si256(a, b)
#define or(a, b) _mm256_or_si256(a, b)
#define xor(a, b) _mm256_xor_si256(a, b)
#define high_nibbles(v) and(_mm256_srli_epi16(v, 4), splat8(0x0f))
#define equal8(a, b) _mm256_cmpeq_epi8(a, b)
#define most8(a, b) _mm256_max_epu8(a, b)
#define less_sated8(a, b) _mm256_subs_epu8(a, b)
#define add8(a, b) _mm256_add_epi8(a, b)
#define shift_left(v, bits) _mm256_slli_epi16(v, bits)
#define signs(v) ((uint32_t)_mm256_movemask_epi8(v))
#define meets(a, b) (!_mm256_testz_si256(a, b))
#define add32(a, b) _mm256_add_epi32(a, b)
#define sub32(a, b) _mm256_sub_epi32(a, b)
#define times16_high(a, b) _mm256_mulhi_epu16(a, b)
#define shift32(v, bits) _mm256_srli_epi32(v, bits)
#define most32(a, b) _mm256_max_epu32(a, b)
#define greater32(a, b) _mm256_cmpgt_epi32(a, b)
#define choose(no, yes, mask) _mm256_blendv_epi8(no, yes, mask)

#else

typedef __m128i V;
enum { WIDTH = 16 };
#define NAME "sse4"
#define load(at) _mm_loadu_si128((const V *)(at))
#define put(at, v) _mm_storeu_si128((V *)(at), v)
#define splat8(byte) _mm_set1_epi8((char)(byte))
#define splat32(word) _mm_set1_epi32((int)(word))
#define table(at) _mm_load_si128((const __m128i *)(at))
#define shuffle(table, at) _mm_shuffle_epi8(table, at)
#define and(a, b) _mm_and_si128(a, b)
#define or(a, b) _mm_or_si128(a, b)
#define xor(a, b) _mm_xor_si128(a, b)
#define high_nibbles(v) and(_mm_srli_epi16(v, 4), splat8(0x0f))
#define equal8(a, b) _mm_cmpeq_epi8(a, b)
#define most8(a, b) _mm_max_epu8(a, b)
#define less_sated8(a, b) _mm_subs_epu8(a, b)
#define add8(a, b) _mm_add_epi8(a, b)
#define shift_left(v, bits) _mm_slli_epi16(v, bits)
#define signs(v) ((uint32_t)_mm_movemask_epi8(v))
#define meets(a, b) (!_mm_testz_si128(a, b))
#define add32(a, b) _mm_add_epi32(a, b)
#define sub32(a, b) _mm_sub_epi32(a, b)
#define times16_high(a, b) _mm_mulhi_epu16(a, b)
#define shift32(v, bits) _mm_srli_epi32(v, bits)
#define most32(a, b) _mm_max_epu32(a, b)
#define greater32(a, b) _mm_cmpgt_epi32(a, b)
#define choose(no, yes, mask) _mm_blendv_epi8(no, yes, mask)

#endif

enum { VECTORS = 64 / WIDTH, WORDS = WIDTH / 4 };
