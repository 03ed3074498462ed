// SPDX-License-Identifier: GPL-3.0-or-later
import { describe, expect, it } from 'vitest'
import { changedPaths, skipReason } from './chroot-plan.mjs'

const here = {
  platform: 'linux',
  uid: 0,
  debootstrap: true,
  mirror: 'http://mirror.example/debian',
}

describe('the proof in a chroot', () => {
  it('is had where everything is there', () => {
    expect(skipReason('prove:chroot', here)).toBeNull()
  })

  it.each([
    [{ platform: 'darwin' }, 'Linux'],
    [{ uid: 1000 }, 'root: sudo npm run prove:chroot'],
    [{ debootstrap: false }, 'apt install debootstrap'],
    [{ mirror: null }, 'PIN_ONE_MIRROR'],
  ])('is skipped with a sentence: %o', (part, word) => {
    expect(skipReason('prove:chroot', { ...here, ...part })).toContain(word)
  })

  it('names what a purge left and what it took too much, and nothing of the system itself', () => {
    const before = ['/usr', '/usr/bin/node', '/var/lib/dpkg/status']
    const after = [
      '/usr',
      '/usr/lib/pin-one',
      '/var/lib/dpkg/status',
      '/var/cache/man/index.db',
      '/root/.local/share/pin-one',
    ]
    expect(changedPaths(before, after)).toEqual(['/usr/lib/pin-one', 'gone: /usr/bin/node'])
  })
})
