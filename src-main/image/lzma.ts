/**
 * LZMA as it stands in `.lzma` files and in CBFS: a 13-byte header, then one stream. Decoding only, bounded by the
 * caller. Source: the public-domain LZMA specification by Igor Pavlov. npm offers nothing that is kept, small, pure and
 * bounded: `lzma` and `@blu3r4y/lzma` were made by a translator and take no limit, `js-lzma` rests since 2014.
 */

/** Probabilities of one stream; a new chunk of LZMA2 may go on with them. */
export interface LzmaModel {
  readonly lc: number
  readonly lp: number
  readonly pb: number
  readonly probabilities: Uint16Array
  state: number
  readonly reps: [number, number, number, number]
}

const half = 1024
const states = 12
const posStates = 16
const lenModel = 2 + posStates * 8 * 2 + 256
const at = (() => {
  const isMatch = 0
  const isRep = isMatch + states * posStates
  const isRepG0 = isRep + states
  const isRepG1 = isRepG0 + states
  const isRepG2 = isRepG1 + states
  const isRep0Long = isRepG2 + states
  const slot = isRep0Long + states * posStates
  const special = slot + 4 * 64
  const align = special + 115
  const matchLength = align + 16
  const repLength = matchLength + lenModel
  const literals = repLength + lenModel
  return {
    isMatch,
    isRep,
    isRepG0,
    isRepG1,
    isRepG2,
    isRep0Long,
    slot,
    special,
    align,
    matchLength,
    repLength,
    literals,
  }
})()

/** `properties` is the first byte of the header; `null` when it is not one. */
export function lzmaModel(properties: number): LzmaModel | null {
  if (properties >= 9 * 5 * 5) return null
  const lc = properties % 9
  const lp = Math.floor(properties / 9) % 5
  const pb = Math.floor(properties / 45)
  return {
    lc,
    lp,
    pb,
    probabilities: new Uint16Array(at.literals + (0x300 << (lc + lp))).fill(half),
    state: 0,
    reps: [0, 0, 0, 0],
  }
}

export interface LzmaResult {
  /** How many bytes of `output` are filled, counted from its start. */
  readonly filled: number
  /** `true` when the stream ended by its own mark. */
  readonly ended: boolean
}

/**
 * Decodes `input` (which begins with the five bytes of the range coder) into `output` from `start` on, until it is full
 * or the stream ends. What stands before `start` is the dictionary. `null` when the stream is damaged.
 */
export function decodeLzma(
  model: LzmaModel,
  input: Uint8Array,
  output: Uint8Array,
  start = 0,
): LzmaResult | null {
  const { probabilities: probs, lc, lp, pb, reps } = model
  if (input.length < 5 || input[0] !== 0) return null
  let range = 0xffffffff
  let code =
    (((input[1] ?? 0) << 24) |
      ((input[2] ?? 0) << 16) |
      ((input[3] ?? 0) << 8) |
      (input[4] ?? 0)) >>>
    0
  let next = 5
  let broken = false

  const shift = () => {
    if (range >= 0x1000000) return
    if (next > input.length + 5) broken = true
    range = (range << 8) >>> 0
    code = ((code << 8) | (input[next++] ?? 0)) >>> 0
  }
  const bit = (index: number): 0 | 1 => {
    const probability = probs[index] ?? half
    const bound = (range >>> 11) * probability
    if (code < bound) {
      range = bound
      probs[index] = probability + ((2048 - probability) >>> 5)
      shift()
      return 0
    }
    range -= bound
    code -= bound
    probs[index] = probability - (probability >>> 5)
    shift()
    return 1
  }
  const tree = (base: number, bits: number): number => {
    let node = 1
    for (let count = 0; count < bits; count++) node = (node << 1) | bit(base + node)
    return node - (1 << bits)
  }
  const reverseTree = (base: number, bits: number): number => {
    let node = 1
    let value = 0
    for (let count = 0; count < bits; count++) {
      const one = bit(base + node)
      node = (node << 1) | one
      value |= one << count
    }
    return value
  }
  const direct = (bits: number): number => {
    let value = 0
    for (let count = 0; count < bits; count++) {
      range >>>= 1
      const one = code >= range ? 1 : 0
      if (one === 1) code -= range
      value = ((value << 1) | one) >>> 0
      shift()
    }
    return value
  }
  const lengthAt = (base: number, posState: number): number => {
    if (bit(base) === 0) return 2 + tree(base + 2 + posState * 8, 3)
    if (bit(base + 1) === 0) return 10 + tree(base + 2 + posStates * 8 + posState * 8, 3)
    return 18 + tree(base + 2 + posStates * 16, 8)
  }
  const distanceOf = (length: number): number => {
    const slot = tree(at.slot + Math.min(length - 2, 3) * 64, 6)
    if (slot < 4) return slot
    const bits = (slot >>> 1) - 1
    const base = ((2 | (slot & 1)) << bits) >>> 0
    if (slot < 14) return base + reverseTree(at.special + base - slot, bits)
    return (base + direct(bits - 4) * 16 + reverseTree(at.align, 4)) >>> 0
  }
  const literal = (pos: number): number => {
    const before = pos === 0 ? 0 : (output[pos - 1] ?? 0)
    const base = at.literals + 0x300 * (((pos & ((1 << lp) - 1)) << lc) + (before >>> (8 - lc)))
    let symbol = 1
    if (model.state >= 7) {
      let match = output[pos - reps[0] - 1] ?? 0
      while (symbol < 0x100) {
        const matchBit = (match >>> 7) & 1
        match <<= 1
        const one = bit(base + ((1 + matchBit) << 8) + symbol)
        symbol = (symbol << 1) | one
        if (one !== matchBit) break
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(base + symbol)
    return symbol & 0xff
  }

  let pos = start
  while (pos < output.length) {
    if (broken) return null
    const posState = pos & ((1 << pb) - 1)
    const { state } = model
    if (bit(at.isMatch + state * posStates + posState) === 0) {
      output[pos] = literal(pos)
      pos++
      model.state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6
      continue
    }
    let length: number
    if (bit(at.isRep + state) === 0) {
      reps[3] = reps[2]
      reps[2] = reps[1]
      reps[1] = reps[0]
      length = lengthAt(at.matchLength, posState)
      reps[0] = distanceOf(length)
      model.state = state < 7 ? 7 : 10
      if (reps[0] === 0xffffffff) return { filled: pos, ended: true }
    } else {
      if (pos === 0) return null
      let short = false
      if (bit(at.isRepG0 + state) === 0)
        short = bit(at.isRep0Long + state * posStates + posState) === 0
      else {
        let distance: number
        if (bit(at.isRepG1 + state) === 0) distance = reps[1]
        else {
          if (bit(at.isRepG2 + state) === 0) distance = reps[2]
          else {
            distance = reps[3]
            reps[3] = reps[2]
          }
          reps[2] = reps[1]
        }
        reps[1] = reps[0]
        reps[0] = distance
      }
      if (short) {
        if (reps[0] >= pos) return null
        output[pos] = output[pos - reps[0] - 1] ?? 0
        pos++
        model.state = state < 7 ? 9 : 11
        continue
      }
      length = lengthAt(at.repLength, posState)
      model.state = state < 7 ? 8 : 11
    }
    if (reps[0] >= pos) return null
    const end = Math.min(pos + length, output.length)
    for (; pos < end; pos++) output[pos] = output[pos - reps[0] - 1] ?? 0
  }
  return { filled: pos, ended: false }
}

/** The whole of a `.lzma` file; `null` when it is damaged or would be larger than `maxBytes`. */
export function decodeLzmaAlone(file: Uint8Array, maxBytes: number): Uint8Array | null {
  if (file.length < 18) return null
  const model = lzmaModel(file[0] ?? 255)
  if (model === null) return null
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const low = view.getUint32(5, true)
  const high = view.getUint32(9, true)
  const stated = low === 0xffffffff && high === 0xffffffff ? null : high * 0x1_0000_0000 + low
  if (stated !== null && stated > maxBytes) return null
  const output = new Uint8Array(stated ?? maxBytes)
  const result = decodeLzma(model, file.subarray(13), output)
  if (result === null || (stated !== null && result.filled < stated)) return null
  return output.subarray(0, result.filled)
}
