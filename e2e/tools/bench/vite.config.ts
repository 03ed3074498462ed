// SPDX-License-Identifier: GPL-3.0-or-later
import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

/** `npm run bench` builds the bench and runs it. It is a separate program, so the app's config does not include it. */
export default defineConfig({
  root: 'e2e/tools/bench',
  ssr: { noExternal: true, external: ['serialport', 'koffi'] },
  build: {
    outDir: '../../../dist/bench',
    emptyOutDir: true,
    target: 'node20',
    ssr: 'bench.ts',
    minify: false,
    rolldownOptions: {
      external: [
        'serialport',
        'koffi',
        ...builtinModules,
        ...builtinModules.map((name) => `node:${name}`),
      ],
      output: { format: 'es', entryFileNames: 'bench.js' },
    },
  },
})
