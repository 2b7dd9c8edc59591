/** Numbers between 0 and 1 that are the same at each drawing (mulberry32). */
export function randomFrom(seed) {
  let state = [...String(seed)].reduce(
    (sum, letter) => Math.imul(sum ^ letter.codePointAt(0), 16777619) >>> 0,
    2166136261,
  )
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Smooth noise from -1 to 1 over a plane. */
export function noiseFrom(seed) {
  const random = randomFrom(seed)
  const values = Array.from({ length: 256 }, () => random() * 2 - 1)
  const places = Array.from({ length: 256 }, (_, index) => index)
  for (let index = 255; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    ;[places[index], places[other]] = [places[other], places[index]]
  }
  const at = (x, y) => values[places[(places[x & 255] + y) & 255]]
  const ease = (t) => t * t * t * (t * (t * 6 - 15) + 10)
  return (x, y = 0) => {
    const [left, low] = [Math.floor(x), Math.floor(y)]
    const [u, v] = [ease(x - left), ease(y - low)]
    const bottom = at(left, low) * (1 - u) + at(left + 1, low) * u
    const top = at(left, low + 1) * (1 - u) + at(left + 1, low + 1) * u
    return bottom * (1 - v) + top * v
  }
}

/** Noise of several sizes on top of each other. */
export function rough(noise, x, y, octaves = 4) {
  let [sum, weight, scale] = [0, 0.5, 1]
  for (let octave = 0; octave < octaves; octave += 1) {
    sum += weight * noise(x * scale, y * scale)
    weight /= 2
    scale *= 2
  }
  return sum
}
