// SPDX-License-Identifier: GPL-3.0-or-later
// `npm run schemas`: writes the JSON schemas of the data files into .schemas/, where .vscode/settings.json looks for them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { root } from './prepare.mjs'

const { module } = await runnerImport(join(root, 'shared/data/schemas.ts'), { configFile: false })
const folder = join(root, '.schemas')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const schema of module.dataSchemas)
  writeFileSync(
    join(folder, `${schema.name}.json`),
    `${JSON.stringify(module.jsonSchemaOf(schema), null, 2)}\n`,
  )
console.log(`.schemas: ${module.dataSchemas.length} schemas`)
