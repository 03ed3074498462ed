// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a proof in a chroot can be had here, and what a purge left there. Pure.

/**
 * One sentence for what `script` of package.json misses, or `null`. `mirror`: its address, `null` when it does not answer.
 * @param {string} script
 * @param {{ platform: string, uid: number | undefined, debootstrap: boolean, mirror: string | null }} here
 * @returns {string | null}
 */
export function skipReason(script, { platform, uid, debootstrap, mirror }) {
  if (platform !== 'linux') return 'a chroot with Debian in it needs Linux.'
  if (uid !== 0) return `a chroot needs root: sudo npm run ${script}.`
  if (!debootstrap) return 'debootstrap is not installed. Debian: apt install debootstrap.'
  if (mirror === null) return 'no Debian mirror answers. PIN_ONE_MIRROR names another one.'
  return null
}

/** What apt, dpkg and their triggers keep for themselves, whatever is installed; and what a run of the program may use. */
const ownOfTheSystem = [
  /^\/(dev|proc|run|sys|tmp)(\/|$)/,
  /^\/var\/(cache|log|tmp)(\/|$)/,
  /^\/var\/lib\/(apt|dpkg|systemd)(\/|$)/,
]

/**
 * Paths that are there now and were not, and those that are gone. The data of a user is not the package's to delete.
 * @param {readonly string[]} before @param {readonly string[]} after
 * @returns {readonly string[]}
 */
export function changedPaths(before, after) {
  const [was, is] = [new Set(before), new Set(after)]
  const ours = (path) =>
    path !== '' &&
    !ownOfTheSystem.some((own) => own.test(path)) &&
    !/^\/root\/\.(local|cache|config)(\/|$)/.test(path)
  return [
    ...after.filter((path) => !was.has(path) && ours(path)),
    ...before.filter((path) => !is.has(path) && ours(path)).map((path) => `gone: ${path}`),
  ]
}
