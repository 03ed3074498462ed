// SPDX-License-Identifier: GPL-3.0-or-later
/** Small archives for tests, made here so that no extra program is needed. */
import { crc32 } from '../image/archive/checksums.ts'

export interface TestFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** In the format of GNU tar, with its long names. */
export function tarOf(files: readonly TestFile[]): Uint8Array {
  const parts: Buffer[] = []
  const entry = (name: string, kind: string, bytes: Uint8Array) => {
    const header = Buffer.alloc(512)
    header.write(name.slice(0, 100), 0, 'latin1')
    header.write('0000644\0', 100)
    header.write(`${bytes.length.toString(8).padStart(11, '0')}\0`, 124)
    header.write('        ', 148)
    header.write(kind, 156)
    header.write('ustar  \0', 257)
    const sum = header.reduce((total, byte) => total + byte, 0)
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
    parts.push(header, Buffer.from(bytes), Buffer.alloc((512 - (bytes.length % 512)) % 512))
  }
  for (const { name, bytes } of files) {
    if (name.length > 100) entry('././@LongLink', 'L', Buffer.from(`${name}\0`, 'latin1'))
    entry(name, '0', bytes)
  }
  return new Uint8Array(Buffer.concat([...parts, Buffer.alloc(1024)]))
}

/** A zip that stores its files uncompressed. */
export function storedZip(files: readonly TestFile[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt32LE(crc32(bytes), 10)
    fields.writeUInt32LE(bytes.length, 14)
    fields.writeUInt32LE(bytes.length, 18)
    fields.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004', 'latin1'),
      fields,
      Buffer.from(name, 'latin1'),
      Buffer.from(bytes),
    ])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(
      Buffer.concat([
        Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'),
        fields,
        rest,
        Buffer.from(name, 'latin1'),
      ]),
    )
    locals.push(local)
    at += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...locals, list, end]))
}
