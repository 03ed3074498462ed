// SPDX-License-Identifier: GPL-3.0-or-later
// Lets ES modules import the named exports of 'electron'.
const address = 'electron-double:electron'
const names = new Set(['electron', 'electron/main', 'electron/common'])
let source = ''

export function initialize({ exported }) {
  source = [
    "const electron = globalThis[Symbol.for('electron-double')]",
    'export default electron',
    ...exported.map((name) => `export const ${name} = electron.${name}`),
  ].join('\n')
}

export async function resolve(specifier, context, next) {
  if (names.has(specifier)) return { url: address, shortCircuit: true }
  return await next(specifier, context)
}

export async function load(url, context, next) {
  if (url === address) return { format: 'module', source, shortCircuit: true }
  return await next(url, context)
}
