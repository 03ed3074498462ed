// SPDX-License-Identifier: GPL-3.0-or-later
// `npm run map`: draws which room imports which, from the imports of the sources, into docs/rooms.svg.
// An arrow that follows from others (A imports B, B imports C, and A imports C too) is left out. Dashed: types only.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
export const mapFile = 'docs/rooms.svg'

/** Rooms from the outside in, `shared` as one; a file belongs to the first room whose path it begins with. */
const rooms = [
  'src-renderer/frame',
  'src-renderer/screens',
  'src-renderer/reference',
  'src-renderer/search',
  'src-renderer/parts',
  'src-renderer/text',
  'src-renderer/wizard',
  'src-renderer/store',
  'src-renderer/client',
  'src-renderer',
  'src-main/hosts/cli',
  'src-main/hosts/web',
  'src-main/hosts/electron',
  'src-main/hosts',
  'src-main/app',
  'src-main/image',
  'src-main/flash',
  'src-main/chip',
  'src-main/transport',
  'shared',
]
/** Room of a source file of the product, `null` for tests and other files. Paths use `/`. */
export function roomOf(file) {
  if (!/\.tsx?$/.test(file) || /\.test\.ts$|\/testing\//.test(file)) return null
  return rooms.find((room) => file.startsWith(`${room}/`)) ?? null
}

function filesUnder(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => `${folder}/${name.split(sep).join('/')}`)
    .filter((file) => roomOf(file) !== null)
    .toSorted()
}

const importLine = /^(?:import|export)\s+(type\s)?[^'"]*?from\s+'(\.[^']+)'/gm

/** `from to` by the names of both rooms, and whether only types are imported. */
export function importsOfRooms() {
  const found = new Map()
  for (const file of ['shared', 'src-main', 'src-renderer'].flatMap(filesUnder)) {
    const from = roomOf(file)
    for (const [, type, path] of readFileSync(join(root, file), 'utf8').matchAll(importLine)) {
      const target = relative(root, resolve(root, dirname(file), path))
      const room = roomOf(target.split(sep).join('/'))
      if (room === null || room === from) continue
      const key = `${from} ${room}`
      found.set(key, (found.get(key) ?? true) && type !== undefined)
    }
  }
  return [...found]
    .map(([key, typesOnly]) => ({ from: key.split(' ')[0], to: key.split(' ')[1], typesOnly }))
    .toSorted((a, b) => `${a.from} ${a.to}`.localeCompare(`${b.from} ${b.to}`))
}

/** Whether `to` can be reached from `from` without the arrow between them. */
function reaches(edges, from, to, without) {
  const seen = new Set([from])
  const open = [from]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const edge of edges) {
      if (edge === without || edge.from !== at || seen.has(edge.to)) continue
      if (edge.to === to) return true
      seen.add(edge.to)
      open.push(edge.to)
    }
  return false
}

/** Rows from the outermost room down; rooms that import each other share a row. */
function levelsOf(names, edges) {
  const together = (a, b) => reaches(edges, a, b) && reaches(edges, b, a)
  const level = new Map(names.map((name) => [name, 0]))
  for (let changed = true; changed;) {
    changed = false
    for (const { from, to } of edges) {
      const wanted = level.get(from) + (together(from, to) ? 0 : 1)
      if (level.get(to) >= wanted) continue
      level.set(to, wanted)
      changed = true
    }
  }
  return level
}

const box = { width: 170, height: 34, gapX: 20, gapY: 52 }

/** The code that the hosts share is drawn beside them; an arrow from each host would add no information. */
const isDrawn = ({ from, to }) => from !== 'src-main/hosts' && to !== 'src-main/hosts'

export function drawMap(every = importsOfRooms()) {
  const all = every.filter(isDrawn)
  const names = rooms.filter((name) => all.some(({ from, to }) => from === name || to === name))
  // One after the other: of two rooms that import each other, one arrow must stay.
  const edges = all.reduce(
    (kept, edge) =>
      reaches(kept, edge.from, edge.to, edge) ? kept.filter((each) => each !== edge) : kept,
    all,
  )
  const level = levelsOf(names, all)
  const columns = { left: 2, right: 3 }
  const step = box.width + box.gapX
  const width = (columns.left + columns.right) * step + 2 * box.gapX
  const height = (Math.max(...level.values()) + 1) * (box.height + box.gapY)
  const half = (name) =>
    name === 'shared' ? 'both' : name.startsWith('src-renderer') ? 'left' : 'right'
  const middleOf = {
    left: (columns.left * step) / 2,
    right: columns.left * step + 2 * box.gapX + (columns.right * step) / 2,
    both: width / 2,
  }
  const places = new Map(
    names.map((name) => {
      const row = names.filter((x) => half(x) === half(name) && level.get(x) === level.get(name))
      const left = middleOf[half(name)] - (row.length * step - box.gapX) / 2
      const y = 16 + level.get(name) * (box.height + box.gapY)
      return [name, { x: left + row.indexOf(name) * step, y }]
    }),
  )
  const arrow = ({ from, to, typesOnly }) => {
    const [a, b] = [places.get(from), places.get(to)]
    const middle = (place) => place.x + box.width / 2
    const dash = typesOnly ? ' stroke-dasharray="5 4"' : ''
    const path =
      a.y === b.y
        ? `M${middle(a)} ${a.y + box.height} C${middle(a)} ${a.y + 62} ${middle(b)} ${a.y + 62} ${middle(b)} ${b.y + box.height}`
        : `M${middle(a)} ${a.y + box.height} L${middle(b)} ${b.y}`
    return `  <path d="${path}"${dash} />`
  }
  const label = (name) => {
    const { x, y } = places.get(name)
    return `  <rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="4" />
  <text x="${x + box.width / 2}" y="${y + 22}">${name}</text>`
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">
<title>Which room imports which</title>
<style>
  svg { background: #fff }
  rect { fill: #f2f4f7; stroke: #475467 }
  path { fill: none; stroke: #475467; marker-end: url(#tip) }
  text { font: 13px sans-serif; text-anchor: middle; fill: #101828 }
</style>
<marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
  <polygon points="0,0 8,4 0,8" fill="#475467" />
</marker>
<g>
${edges.map(arrow).join('\n')}
</g>
<g>
${names.map(label).join('\n')}
</g>
</svg>
`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? root).href) {
  writeFileSync(join(root, mapFile), drawMap())
  console.log(mapFile)
}
