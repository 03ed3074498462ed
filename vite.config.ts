// SPDX-License-Identifier: GPL-3.0-or-later
import { builtinModules } from 'node:module'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { licences } from './scripts/licences.mjs'

// Left outside the bundle: Electron and Node themselves, and the libraries that carry native parts.
const external = [
  'electron',
  'serialport',
  'koffi',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
]

/** One config, several builds: `vite build --app` makes them all. */
export default defineConfig({
  root: 'src-renderer',
  plugins: [react(), licences()],
  builder: { sharedConfigBuild: true },
  environments: {
    client: {
      build: {
        outDir: '../dist/renderer',
        emptyOutDir: true,
        // Electron's Chromium, and the browsers that people have when the page comes from the web host.
        target: ['chrome110', 'firefox115', 'safari16.4'],
        sourcemap: true,
        modulePreload: { polyfill: false },
        // The content security policy lets fonts and pictures come from the page's own files only.
        assetsInlineLimit: 0,
        // The page is read from this computer's disk, and half of it is the chip table.
        chunkSizeWarningLimit: 2000,
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external, conditions: ['node', 'import', 'module', 'default'] },
      build: {
        outDir: '../dist/main',
        emptyOutDir: true,
        // Node of Debian 12 (18.20) runs it too: no syntax newer than that is needed.
        target: 'node18',
        ssr: true,
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          input: {
            cli: 'src-main/hosts/pin-one.ts',
            main: 'src-main/hosts/electron/main.ts',
          },
          external,
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
          },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: '../dist/preload',
        emptyOutDir: true,
        target: 'chrome140',
        ssr: true,
        minify: false,
        rolldownOptions: {
          input: { preload: 'src-main/hosts/electron/preload.ts' },
          external: ['electron'],
          // A sandboxed preload script is one CommonJS file.
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
})
