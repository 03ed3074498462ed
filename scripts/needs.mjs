// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the README need, and one line for each missing program. Pure, and plain Node of any version: it
// runs before anything is installed, also on a Node that is too old for the rest.

/** Programs for the tests, by name. Required: tests fail without it; without the others, tests are skipped. */
export const testPrograms = {
  flashrom: { packages: 'flashrom', required: true, what: 'compares with flashrom' },
  chromium: { packages: 'chromium', required: true, what: 'opens the app in a browser' },
  gcc: { packages: 'gcc libc6-dev', required: true, what: 'builds a stand-in for an SPI port' },
  cbfstool: { packages: 'coreboot-utils', required: false, what: 'compares with cbfstool' },
  UEFIExtract: { packages: 'uefitool-cli', required: false, what: 'compares with UEFIExtract' },
  lintian: { packages: 'lintian', required: false, what: 'judges the Debian packages' },
  rpmbuild: { packages: 'rpm', required: false, what: 'builds the RPM' },
  groff: { packages: 'groff', required: false, what: 'judges the manual page' },
  appstreamcli: { packages: 'appstream', required: false, what: 'judges the AppStream data' },
  'desktop-file-validate': {
    packages: 'desktop-file-utils',
    required: false,
    what: 'judges the desktop entry',
  },
}

const numbers = (version) => version.replace(/^v/, '').split('.').map(Number)

function atLeast(version, wanted) {
  const [have, want] = [numbers(version), numbers(wanted)]
  for (let at = 0; at < 3; at++) {
    if ((have[at] || 0) !== (want[at] || 0)) return (have[at] || 0) > (want[at] || 0)
  }
  return true
}

/**
 * Whether a Node version is in a range of `engines`: `^20.19.0 || >=22.12.0`, those two forms only.
 * @param {string} version @param {string} range @returns {boolean}
 */
export function nodeFits(version, range) {
  return range.split('||').some((part) => {
    const match = /^\s*(\^|>=)(\d+\.\d+\.\d+)\s*$/.exec(part)
    if (match === null) throw new Error(`engines: "${part}" is neither ^x.y.z nor >=x.y.z`)
    const [, kind, wanted = ''] = match
    return atLeast(version, wanted) && (kind === '>=' || numbers(version)[0] === numbers(wanted)[0])
  })
}

/** One sentence when this Node is not in `range`, else `null`. */
export function nodeTrouble(version, range) {
  if (nodeFits(version, range)) return null
  return `Node ${version.replace(/^v/, '')} is not one that Pin One runs on from its source (${range}). On Debian 13: apt install nodejs npm. Elsewhere: https://nodejs.org.`
}

/**
 * One line for each program that is missing, those that the tests cannot do without first.
 * @param {(program: string) => boolean} has
 * @returns {readonly string[]}
 */
export function missingLines(has) {
  const missing = Object.entries(testPrograms).filter(([program]) => !has(program))
  const ordered = [
    ...missing.filter(([, { required }]) => required),
    ...missing.filter(([, { required }]) => !required),
  ]
  return ordered.map(
    ([program, { packages, required, what }]) =>
      `missing: ${program} (${what}). Debian: apt install ${packages}. ${required ? 'Its tests will fail.' : 'Its tests are skipped.'}`,
  )
}
