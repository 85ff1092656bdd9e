// A short text that stands for a long one, the same on every machine. It is no secret and no proof: two texts with one key are a
// conflict of idempotency keys, which the gateway refuses, and never a loss.

const FIRST = 0x9e3779b1
const SECOND = 0x5f356495

/** 106 bits as 22 digits of base 36. */
export function contentKey(text: string): string {
  return digits(mixed(text, 0)) + digits(mixed(text, 1))
}

const digits = (number: number) => number.toString(36).padStart(11, '0')

/** 53 bits. After cyrb53, a public-domain hash of two lanes of multiplications. */
function mixed(text: string, seed: number): number {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, FIRST)
    b = Math.imul(b ^ unit, SECOND)
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35)
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0)
}
