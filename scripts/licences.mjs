// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the licence texts of all parts of a package in one file that the app shows. MIT, ISC, BSD and OFL require
// their notice in every copy, and a bundler drops the notices.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'

const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')

/** Fonts come from a style sheet, which the bundler's own list does not cover. */
const fonts = [
  '@fontsource-variable/atkinson-hyperlegible-mono',
  '@fontsource-variable/atkinson-hyperlegible-next',
]

/** Packages that are copied beside the bundle: those of the lockfile that the program needs at run time. */
function besideTheBundle() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const names = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  // The same binary for eight processors is one work with one licence.
  return [...new Set(names)].filter((name) => !name.startsWith('@koromix/'))
}

/** Packages with code in the bundle, by the path of each module. */
function inTheBundle(moduleIds) {
  const names = new Set()
  for (const id of moduleIds) {
    const inside = id.replaceAll('\\', '/').split('/node_modules/').at(-1)
    if (inside === undefined || inside === id) continue
    const [first = '', second = ''] = inside.split('/')
    names.add(first.startsWith('@') ? `${first}/${second}` : first)
  }
  return [...names]
}

/**
 * Name, version, licence and its whole text; throws when a package has no text, so that no build is published without.
 */
export function licenceOf(name) {
  const directory = join(modules, name)
  const { version, license } = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
  const file = readdirSync(directory).find((each) => /^(licen[cs]e|copying)(\.\w+)?$/i.test(each))
  if (file === undefined) throw new Error(`${name} ${version} (${license}) brings no licence text`)
  const text = readFileSync(join(directory, file), 'utf8').trim()
  return { name, version, license, text }
}

/** Where a build stores the names of its packages, for the installers made from it. */
const bundledList = join(root, 'dist', 'bundled.json')

/** Every part that goes out with Pin One: `bundled` by the build, beside the bundle, and the fonts. */
export function licenceParts(bundled = JSON.parse(readFileSync(bundledList, 'utf8'))) {
  return [...new Set([...bundled, ...besideTheBundle(), ...fonts])]
    .filter((name) => existsSync(join(modules, name)))
    .toSorted((a, b) => a.localeCompare(b))
    .map(licenceOf)
}

/** The file for readers: the description of each part, then its text; `bundled` are names of packages. */
export function licencesText(bundled) {
  const parts = licenceParts(bundled)
  const head = readFileSync(join(root, 'assets', 'licences-head.txt'), 'utf8').trim()
  const rule = '='.repeat(78)
  return [
    head,
    ...parts.map(
      ({ name, version, license, text }) =>
        `${rule}\n${name} ${version}\nLicence: ${license}\n${rule}\n\n${text}`,
    ),
    `${rule}\nPin One\nLicence: GPL-3.0-or-later\n${rule}\n\n${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}`,
  ].join('\n\n')
}

/** A plugin of Vite: after all bundles are made, writes `licences.txt` beside the page. */
export function licences() {
  const bundled = new Set()
  return {
    name: 'pin-one-licences',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk')
          for (const name of inTheBundle(chunk.moduleIds)) bundled.add(name)
    },
    buildApp: {
      order: 'post',
      async handler(builder) {
        for (const environment of Object.values(builder.environments))
          if (!environment.isBuilt) await builder.build(environment)
        const names = [...bundled]
        writeFileSync(bundledList, JSON.stringify(names))
        writeFileSync(join(root, 'dist', 'renderer', 'licences.txt'), licencesText(names))
      },
    },
  }
}
