// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable copyright file of a Debian package (DEP-5), from the licence texts of what is in it.
import { licenceParts } from '../licences.mjs'

/** In DEP-5 a text is indented by one space, and an empty line is a dot. */
const indented = (text) =>
  text
    .split(/\r?\n/)
    .map((line) => (line.trim() === '' ? ' .' : ` ${line.trimEnd()}`))
    .join('\n')

const holders = (text) => {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => /^(copyright|\(c\)|©)/i.test(line))
  return lines.length > 0 ? lines : ['the authors named in the licence']
}

/** Short names that Debian has given; others stand as npm has them. */
const shortNames = { 'OFL-1.1': 'OFL-1.1', MIT: 'Expat', ISC: 'ISC' }

export function debianCopyright() {
  const parts = licenceParts()
  const stanzas = parts.map(({ name, license, text }) =>
    [
      `Files: */${name}/*`,
      `Copyright: ${holders(text).join('\n           ')}`,
      `License: ${shortNames[license] ?? license}-of-${name.replaceAll(/[^a-zA-Z0-9]+/g, '-').replace(/^-/, '')}`,
      indented(text),
    ].join('\n'),
  )
  return `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Pin One
Comment: Parts named */NAME/* are npm packages. Some are taken into the bundled
 program, others lie beside it.

Files: *
Copyright: the Pin One founders
License: GPL-3+
 Pin One is free software: you can redistribute it and/or modify it under the
 terms of the GNU General Public License as published by the Free Software
 Foundation, either version 3 of the License, or (at your option) any later
 version.
 .
 It comes WITHOUT ANY WARRANTY, without even the implied warranty of
 MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.
 .
 On Debian systems, the complete text of the GNU General Public License
 version 3 is in /usr/share/common-licenses/GPL-3.

Files: shared/data/guide/* src-renderer/reference/* shared/text/*/guide-*
       shared/text/*/cautions.ts src-renderer/text/*/help.ts
       src-renderer/text/*/setup.ts src-renderer/text/*/reference/*
Copyright: Leah Rowe and contributors of Libreboot
           the Pin One founders
License: GPL-3+ or CC-BY-SA-4.0
 The words and drawings of the guide follow the Libreboot page "External
 Flashing via SPI", https://libreboot.org/docs/install/spi.html, and may also be
 used under the Creative Commons licence Attribution-ShareAlike 4.0,
 https://creativecommons.org/licenses/by-sa/4.0/legalcode

${stanzas.join('\n\n')}
`
}
