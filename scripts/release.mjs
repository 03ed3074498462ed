// SPDX-License-Identifier: GPL-3.0-or-later
// `npm run release -- VERSION`: one command from a clean checkout to files that can be published. It runs the tests,
// writes version, changelog and AppStream release, commits, tags, builds the packages of this system, and puts checksums,
// the list of parts and the release text beside them. It pushes and publishes nothing: that is for a person to decide.
// `--build` builds the checked-out version, on a computer that fetched the tag; `--dry-run` only prints what it would do.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  compareVersions,
  isVersion,
  releasedChangelog,
  releasedMetainfo,
  releaseText,
  withVersion,
} from './packaging/release-plan.mjs'
import { changesOf } from './packaging/release-data.mjs'
import { root, run } from './prepare.mjs'

const words = process.argv.slice(2)
const buildOnly = words.includes('--build')
const dryRun = words.includes('--dry-run')
const asked = words.find((word) => !word.startsWith('--'))

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

function output(command, ...args) {
  const { status, stdout } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) fail(`${command} ${args.join(' ')} failed.`)
  return stdout.trim()
}

const must = (what, command, ...args) => {
  if (run(command, args) !== 0) fail(`${what} failed. Nothing was published.`)
}

const path = (file) => join(root, file)
const read = (file) => readFileSync(path(file), 'utf8')
const today = new Date().toISOString().slice(0, 10)
const metainfo = 'assets/linux/org.pinone.PinOne.metainfo.xml'

function prepare(version) {
  if (!isVersion(version)) fail('Usage: npm run release -- VERSION, for example 0.2.0')
  const { version: before } = JSON.parse(read('package.json'))
  if (compareVersions(version, before) < 0) fail(`${version} is older than ${before}.`)
  if (output('git', 'status', '--porcelain') !== '')
    fail('There are uncommitted changes. Commit or remove them first.')
  if (output('git', 'tag', '--list', `v${version}`) !== '') fail(`v${version} is tagged already.`)
  const files = {
    'package.json': withVersion(read('package.json'), version),
    'package-lock.json': withVersion(read('package-lock.json'), version),
    'CHANGELOG.md': releasedChangelog(read('CHANGELOG.md'), version, today),
    [metainfo]: releasedMetainfo(read(metainfo), version, today),
  }
  if (dryRun) {
    console.log(
      `Would test, write ${Object.keys(files).join(', ')}, commit, tag v${version}, build.`,
    )
    process.exit(0)
  }
  must('The test run', 'npm', 'test')
  for (const [file, text] of Object.entries(files)) writeFileSync(path(file), text)
  must('git commit', 'git', 'commit', '--all', '--message', `Release ${version}`)
  must('git tag', 'git', 'tag', '--annotate', `v${version}`, '--message', `Pin One ${version}`)
}

function build() {
  const { version } = JSON.parse(read('package.json'))
  must('npm run dist', 'npm', 'run', 'dist')
  if (process.platform === 'linux') must('npm run dist:headless', 'npm', 'run', 'dist:headless')
  const release = path('release')
  const parts = JSON.parse(output('npm', 'sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'))
  // npm names the project after the folder that it lies in.
  parts.metadata.component.name = 'pin-one'
  writeFileSync(join(release, 'sbom.cdx.json'), `${JSON.stringify(parts, null, 2)}\n`)
  const files = readdirSync(release)
    .filter((name) => /\.(deb|rpm|AppImage|exe|dmg|tar\.gz|json)$/.test(name))
    .filter((name) => statSync(join(release, name)).isFile())
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) => {
      const sha256 = createHash('sha256')
        .update(readFileSync(join(release, name)))
        .digest('hex')
      return { name, sha256 }
    })
  writeFileSync(
    join(release, 'SHA256SUMS'),
    files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''),
  )
  const proven = {
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    npm: output('npm', '--version'),
    tests: buildOnly
      ? 'The tests were not run by this build.'
      : 'The whole test command passed before it was built.',
  }
  const changes = changesOf(version)
    .map((point) => `- ${point}`)
    .join('\n')
  const commit = output('git', 'rev-parse', 'HEAD')
  writeFileSync(
    join(release, 'RELEASE.txt'),
    releaseText({ version, changes, files, commit, proven }),
  )
  console.log(`\n${files.map(({ name }) => `release/${name}`).join('\n')}`)
  console.log('release/SHA256SUMS\nrelease/RELEASE.txt')
  if (!buildOnly)
    console.log(`\nNothing was published. To do so: git push --follow-tags, then upload release/.`)
}

if (!buildOnly) prepare(asked ?? '')
build()
