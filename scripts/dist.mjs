// `npm run dist`: packages of the desktop app for the system this runs on, into release/. Words after `--` go to
// electron-builder as they are: `npm run dist -- --x64 --dir`.
import { ensureBuilt, ensureModules, run } from './prepare.mjs'
import { ensureNative } from './natives.mjs'

const words = process.argv.slice(2)
const known = ['x64', 'arm64']
const asked = known.filter((arch) => words.includes(`--${arch}`))
ensureModules()
ensureBuilt()
for (const arch of asked.length > 0 ? asked : known) {
  if (ensureNative(process.platform, arch)) continue
  console.error(`koffi has no binary for ${process.platform}-${arch}, or it could not be fetched.`)
  process.exit(1)
}
process.exit(run('npx', ['electron-builder', '--publish', 'never', ...words]))
