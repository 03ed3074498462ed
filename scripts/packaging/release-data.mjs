// SPDX-License-Identifier: GPL-3.0-or-later
// What packages say of a release, read from the files where a person writes it: version, date, changes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../prepare.mjs'

const text = (path) => readFileSync(join(root, path), 'utf8')

export const pkg = JSON.parse(text('package.json'))
export const maintainer = 'The Pin One founders <founders@pinone.invalid>'
export const homepage = pkg.homepage

/** Date of this version, `YYYY-MM-DD`, from the AppStream releases; a build of one version says the same every day. */
export function releaseDate(version = pkg.version) {
  const found = new RegExp(`<release version="${version}" date="([\\d-]+)"`).exec(
    text('assets/linux/org.pinone.PinOne.metainfo.xml'),
  )
  if (found === null) throw new Error(`the AppStream file has no release ${version}`)
  return found[1]
}

/** The points of CHANGELOG.md for this version, or those of "Unreleased" while it is not out. */
export function changesOf(version = pkg.version) {
  const sections = text('CHANGELOG.md').split(/^## /m).slice(1)
  const own =
    sections.find((section) => section.startsWith(`[${version}]`) || section.startsWith(version)) ??
    sections.find((section) => /^\[?unreleased/i.test(section)) ??
    ''
  return own
    .split(/^- /m)
    .slice(1)
    .map((point) =>
      point
        .replaceAll(/\n#+ .*$/gs, '')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
}

/** Wraps at 78 characters as Debian's changelogs do. */
function wrapped(point, first, rest) {
  const lines = []
  let line = first
  for (const word of point.split(' ')) {
    if (line.length + word.length > 77 && line.trim() !== '') {
      lines.push(line.trimEnd())
      line = rest
    }
    line += `${word} `
  }
  return [...lines, line.trimEnd()].join('\n')
}

/** `changelog` of a Debian package: one entry, this version. */
export function debianChangelog(name, version = pkg.version) {
  const date = new Date(`${releaseDate(version)}T12:00:00Z`)
  const [day, , ...restOfDate] = date.toUTCString().replace('GMT', '+0000').split(' ')
  const stamp = `${day} ${String(date.getUTCDate()).padStart(2, '0')} ${restOfDate.join(' ')}`
  const points = changesOf(version).map((point) => wrapped(point, '  * ', '    '))
  return `${name} (${version}) unstable; urgency=medium\n\n${points.join('\n')}\n\n -- ${maintainer}  ${stamp}\n`
}
