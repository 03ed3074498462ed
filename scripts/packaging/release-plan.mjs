// SPDX-License-Identifier: GPL-3.0-or-later
// What a release changes in the files of the project. Pure: text in, text out.

/** Three numbers, as npm, dpkg and rpm all understand them. */
export const isVersion = (text) => /^\d+\.\d+\.\d+$/.test(text)

/** -1, 0 or 1, as `sort` wants it. */
export function compareVersions(one, other) {
  const [a, b] = [one, other].map((version) => version.split('.').map(Number))
  const at = [0, 1, 2].find((index) => a[index] !== b[index])
  return at === undefined ? 0 : Math.sign(a[at] - b[at])
}

/** The points under "Unreleased", as they stand; empty when there are none. */
export function unreleased(changelog) {
  const [, section = ''] = /^## \[?Unreleased\]?\n(.*?)(?=^## |$(?![\s\S]))/ms.exec(changelog) ?? []
  return section.trim()
}

/** CHANGELOG.md in the form of Keep a Changelog: what was unreleased gets its version and date. */
export function releasedChangelog(changelog, version, date) {
  if (unreleased(changelog) === '') throw new Error('CHANGELOG.md has nothing under "Unreleased"')
  return changelog.replace(
    /^## \[?Unreleased\]?\n/m,
    `## [Unreleased]\n\n## [${version}] - ${date}\n`,
  )
}

/** The AppStream file with this release before the others. */
export function releasedMetainfo(metainfo, version, date) {
  const line = `<release version="${version}" date="${date}" />`
  // A version that was announced before it was released gets the day of its release.
  const announced = new RegExp(`<release version="${version.replaceAll('.', '\\.')}" [^>]*>`)
  if (announced.test(metainfo)) return metainfo.replace(announced, line)
  return metainfo.replace(/<releases>\n/, `<releases>\n    ${line}\n`)
}

/** package.json or package-lock.json with the version of the project, and of nothing else, changed. */
export function withVersion(json, version) {
  const value = JSON.parse(json)
  value.version = version
  if (value.packages?.[''] !== undefined) value.packages[''].version = version
  return `${JSON.stringify(value, null, 2)}\n`
}

/** What is written beside the files of a release: what changed, what each file is, how to check it. */
export function releaseText({ version, changes, files, commit, proven }) {
  return `Pin One ${version}

${changes}

Files
-----
${files.map(({ name, sha256 }) => `${sha256}  ${name}`).join('\n')}

Check them with: sha256sum -c SHA256SUMS
What is in them: sbom.cdx.json (CycloneDX), and licences.txt in each package.

Where they come from
--------------------
Built from commit ${commit} by "npm run release" on ${proven.system}, Node ${proven.node}, npm ${proven.npm}, with the
packages of package-lock.json.
${proven.tests}
`
}
