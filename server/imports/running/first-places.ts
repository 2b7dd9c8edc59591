const slotsAtFirst = 1 << 12

/**
 * Where in a file each thing first stood, and how many of its rows stand apart from there. Things are known by a hash of their key: a
 * million of them take 32 MB. Of a million keys two share a hash once in ten thousand files: their rows are then read at one place, as two things.
 */
export class FirstPlaces {
  private hashes = new Float64Array(slotsAtFirst)
  private places = new Uint32Array(slotsAtFirst)
  private apart = new Uint32Array(slotsAtFirst)
  private count = 0

  /** The place where the thing with this key first stood: this one, if it is new. Places count from 1. */
  note(key: string, place: number): number {
    if (this.count * 2 >= this.hashes.length) this.grow()
    const slot = this.slotOf(hashOf(key))
    if (this.places[slot] === 0) {
      this.hashes[slot] = hashOf(key)
      this.places[slot] = place
      this.count += 1
    }
    return this.places[slot]!
  }

  /** One more row of it stands apart from its first. */
  addApart(key: string): void {
    this.apart[this.slotOf(hashOf(key))]! += 1
  }

  /** Where it first stood, once all have been noted. */
  of(key: string): { place: number; apart: number } {
    const slot = this.slotOf(hashOf(key))
    return { place: this.places[slot]!, apart: this.apart[slot]! }
  }

  private slotOf(hash: number): number {
    const most = this.hashes.length - 1
    let slot = hash & most
    while (this.places[slot] !== 0 && this.hashes[slot] !== hash) slot = (slot + 1) & most
    return slot
  }

  private grow(): void {
    const { hashes, places, apart } = this
    this.hashes = new Float64Array(hashes.length * 2)
    this.places = new Uint32Array(hashes.length * 2)
    this.apart = new Uint32Array(hashes.length * 2)
    for (let at = 0; at < hashes.length; at += 1) {
      if (places[at] === 0) continue
      const slot = this.slotOf(hashes[at]!)
      this.hashes[slot] = hashes[at]!
      this.places[slot] = places[at]!
      this.apart[slot] = apart[at]!
    }
  }
}

/** 53 bits of a text: two multiplicative hashes side by side, stirred at the end. */
function hashOf(text: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place)
    high = Math.imul(high ^ unit, 0x9e3779b1)
    low = Math.imul(low ^ unit, 0x5f356495)
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35)
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35)
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0)
}
