/** Brings the sum of six draws about to spread 1. Written out, so that a world stays the same to the last bit. */
const SPREAD = 14_142 / 10_000

/** Chance that is the same on every machine: 32-bit whole numbers from a seed (splitmix's way). */
export class Chance {
  private state: number

  constructor(seed: number) {
    this.state = seed | 0
  }

  /** A whole number of 32 bits, without a sign. */
  bits(): number {
    this.state = (this.state + 0x9e3779b9) | 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return (mixed ^ (mixed >>> 16)) >>> 0
  }

  /** From 0 to below 1. */
  part(): number {
    return this.bits() / 4_294_967_296
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.part() * count)
  }

  /** A whole number between two, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  /** About a normal distribution around 0 with spread 1. */
  around(): number {
    let sum = 0
    for (let draw = 0; draw < 6; draw += 1) sum += this.part()
    return (sum - 3) * SPREAD
  }
}
