// SPDX-License-Identifier: GPL-3.0-or-later
// Prints spidev's replies to edge cases, one line for each: run on a board or on the stand-in, compare with edges.txt.
import fs from 'node:fs'
import koffi from 'koffi'

const [, , path = '/dev/spidev0.0'] = process.argv
const libc = koffi.load(null)
const call = libc.func('int ioctl(int fd, unsigned long request, void *argument)')
const fd = fs.openSync(path, 'r+')

const number = (direction, nr, bytes) =>
  ((direction << 30) | (bytes << 16) | (0x6b << 8) | nr) >>> 0
const ioctl = (request, bytes) => {
  const result = call(fd, request, bytes)
  return result < 0 ? `errno ${koffi.errno()}` : String(result)
}
const byte = (value) => Buffer.from([value])
const word = (value) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
const write = (nr, bytes) => ioctl(number(1, nr, bytes.length), bytes)
const read = (nr, length) => {
  const bytes = Buffer.alloc(length)
  const result = ioctl(number(2, nr, length), bytes)
  return result === '0' ? bytes.toString('hex') : result
}
const buffers = []
const address = (value) => {
  if (value === undefined) return 0n
  if (typeof value === 'bigint') return value
  buffers.push(value)
  return koffi.address(value)
}
const message = (...transfers) => {
  const bytes = Buffer.alloc(32 * Math.max(1, transfers.length))
  for (const [
    index,
    { tx, rx, length, hz = 0, bits = 0, txBits = 0, rxBits = 0 },
  ] of transfers.entries()) {
    const at = 32 * index
    bytes.writeBigUInt64LE(address(tx), at)
    bytes.writeBigUInt64LE(address(rx), at + 8)
    bytes.writeUInt32LE(length ?? tx?.length ?? rx?.length ?? 0, at + 16)
    bytes.writeUInt32LE(hz, at + 20)
    bytes[at + 26] = bits
    bytes[at + 28] = txBits
    bytes[at + 29] = rxBits
  }
  const result = ioctl(number(1, 0, 32 * transfers.length), bytes)
  buffers.length = 0
  return result
}
const sends = (length) => ({ tx: Buffer.alloc(length), length })
const hears = (length) => ({ rx: Buffer.alloc(length), length })
const say = (question, answer) => console.log(`${question.padEnd(34)} ${answer}`)
const attempt = (act) => {
  try {
    return String(act())
  } catch (error) {
    return error.code
  }
}

say('RD_MODE', read(1, 1))
say('RD_LSB', read(2, 1))
say('RD_BITS', read(3, 1))
say('RD_SPEED', read(4, 4))
say('RD_MODE32', read(5, 4))
for (const mode of [0, 1, 2, 3, 4, 16, 32, 64, 128])
  say(`WR_MODE ${mode}`, `${write(1, byte(mode))} -> ${read(1, 1)}`)
write(1, byte(0))
say('WR_MODE32 0x100 (TX_DUAL)', write(5, word(0x100)))
say('WR_MODE32 0x80000000', write(5, word(0x80000000)))
write(1, byte(0))
say('WR_LSB 1', write(2, byte(1)))
write(2, byte(0))
for (const bits of [0, 7, 8, 16, 32, 33])
  say(`WR_BITS ${bits}`, `${write(3, byte(bits))} -> ${read(3, 1)}`)
write(3, byte(8))
for (const hz of [0, 1000, 10_000_000, 500_000_000]) say(`WR_SPEED ${hz}`, write(4, word(hz)))
say('RD_SPEED', read(4, 4))
say('unknown nr 9', write(9, word(0)))
say('MESSAGE(0)', message())
say('MESSAGE size 31', ioctl(number(1, 0, 31), Buffer.alloc(32)))
say('MESSAGE as read', ioctl(number(2, 0, 32), Buffer.alloc(32)))
say('len 0', message({ length: 0 }))
say('no buffers len 4', message({ length: 4 }))
for (const length of [4095, 4096, 4097]) say(`rx ${length}`, message(hears(length)))
for (const length of [4096, 4097]) say(`tx ${length}`, message(sends(length)))
say('tx 4 + rx 4092', message(sends(4), hears(4092)))
say('tx 4 + rx 4096', message(sends(4), hears(4096)))
say('tx 5 + rx 4096', message(sends(5), hears(4096)))
say('tx+rx same 4096', message({ ...sends(4096), ...hears(4096) }))
say('rx 2048 x2', message(hears(2048), hears(2048)))
say('rx 2049 x2', message(hears(2049), hears(2049)))
say('rx 1 + rx 4095', message(hears(1), hears(4095)))
say('tx 1 + tx 4095', message(sends(1), sends(4095)))
say('tx 64 + tx 4032', message(sends(64), sends(4032)))
say('bits 16 len 3', message({ ...hears(3), bits: 16 }))
say('bits 16 len 4', message({ ...hears(4), bits: 16 }))
say('tx_nbits 2', message({ ...sends(1), txBits: 2 }))
say('rx_nbits 4', message({ ...hears(1), rxBits: 4 }))
say('bad tx pointer', message({ tx: 1n, length: 4 }))
say('bad rx pointer', message({ rx: 1n, length: 4 }))
say('hz 100 for one transfer', message({ ...hears(1), hz: 100 }))
say('hz 4e9', message({ ...hears(1), hz: 4e9 }))
say('511 transfers', message(...Array.from({ length: 511 }, () => sends(1))))
say(
  'read() 3',
  attempt(() => fs.readSync(fd, Buffer.alloc(3), 0, 3)),
)
say(
  'write() 1',
  attempt(() => fs.writeSync(fd, Buffer.from([0xff]))),
)
say(
  'write() 4097',
  attempt(() => fs.writeSync(fd, Buffer.alloc(4097))),
)
say(
  'second open',
  attempt(() => (fs.closeSync(fs.openSync(path, 'r+')), 'ok')),
)
say(
  'read-only open',
  attempt(() => (fs.closeSync(fs.openSync(path, 'r')), 'ok')),
)
