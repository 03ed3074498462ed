// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import {
  compareVersions,
  isVersion,
  releasedChangelog,
  releasedMetainfo,
  unreleased,
  withVersion,
} from './release-plan.mjs'

const changelog = `# Changelog\n\n## [Unreleased]\n\n- Something new.\n\n## [0.1.0] - 2026-01-01\n\n- First.\n`

describe('a release', () => {
  it('takes three numbers for a version and nothing else', () => {
    expect(['1.2.3', '0.10.0'].every(isVersion)).toBe(true)
    expect(['1.2', 'v1.2.3', '1.2.3-rc1', '1.2.3\n', ''].some(isVersion)).toBe(false)
  })

  it('compares versions by number, not by letter', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBe(1)
    expect(compareVersions('1.0.0', '1.0.0')).toBe(0)
    expect(compareVersions('1.0.1', '1.1.0')).toBe(-1)
  })

  it('gives what was unreleased its version and date, and keeps the heading for what comes', () => {
    expect(releasedChangelog(changelog, '0.2.0', '2026-02-02')).toBe(
      `# Changelog\n\n## [Unreleased]\n\n## [0.2.0] - 2026-02-02\n\n- Something new.\n\n## [0.1.0] - 2026-01-01\n\n- First.\n`,
    )
    expect(unreleased(changelog)).toBe('- Something new.')
    expect(unreleased('## Unreleased\n\n- Last.\n')).toBe('- Last.')
  })

  it('is refused when nothing was written down', () => {
    const empty = changelog.replace('- Something new.\n', '')
    expect(() => releasedChangelog(empty, '0.2.0', '2026-02-02')).toThrow(/nothing under/)
  })

  it('stands first in the AppStream file, once, with the day of its release', () => {
    const first = releasedMetainfo('<releases>\n  </releases>', '0.2.0', '2026-02-02')
    expect(first).toContain('<release version="0.2.0" date="2026-02-02" />')
    expect(releasedMetainfo(first, '0.2.0', '2026-03-03')).toBe(
      first.replace('2026-02-02', '2026-03-03'),
    )
  })

  it('changes the version of the project alone in package.json and the lockfile', () => {
    const lock = '{"version":"0.1.0","packages":{"":{"version":"0.1.0"},"a":{"version":"0.1.0"}}}'
    const changed = JSON.parse(withVersion(lock, '0.2.0'))
    expect(changed).toEqual({
      version: '0.2.0',
      packages: { '': { version: '0.2.0' }, a: { version: '0.1.0' } },
    })
  })
})
