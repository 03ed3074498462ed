import { builtinModules } from 'node:module'
import { defineConfig } from 'vite'

// Left outside the bundle: Node itself, and the libraries that carry native parts.
const external = [
  'serialport',
  'koffi',
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
]

/** One config, several builds: `vite build --app` makes them all. */
export default defineConfig({
  builder: { sharedConfigBuild: true },
  environments: {
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external, conditions: ['node', 'import', 'module', 'default'] },
      build: {
        outDir: 'dist/main',
        emptyOutDir: true,
        target: 'node20',
        ssr: true,
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          input: { cli: 'src-main/hosts/cli/main.ts' },
          external,
          output: {
            format: 'es',
            entryFileNames: '[name].js',
            chunkFileNames: 'chunks/[name]-[hash].js',
          },
        },
      },
    },
  },
})
