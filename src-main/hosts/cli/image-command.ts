/** `pin-one image FILE`: what is inside, without a chip. */
import { spelledBytes } from '../../../shared/spelling.ts'
import { contentLines, findingText } from '../../../shared/text/en/image-report.ts'
import { heldImage, listed, tellArchive } from './archives.ts'
import type { Command } from './arguments.ts'
import type { Front } from './front.ts'
import { destinationOf } from './image-verdict.ts'
import { nothingMore } from './outcome.ts'
import type { Done } from './outcome.ts'

const levelWords = { stop: 'STOP', caution: 'Caution', note: 'Note' } as const

/** The forms that Pin One unpacks. */
const opened: ReadonlySet<string> = new Set(['xz', 'gzip', 'zip', 'tar'])

/** Ends well whatever is found: only a write is refused. */
export async function lookInto(
  front: Front,
  command: Extract<Command, { readonly kind: 'image' }>,
): Promise<Done> {
  const { terminal } = front
  const image = await heldImage(front, command.path)
  const { name } = image
  const contents = await front.call('image.read', { imageId: image.id })
  const findings = await front.call('image.check', {
    imageId: image.id,
    chip: command.chipName,
    ...destinationOf(command),
  })
  front.findings = findings
  terminal.say(`${name}: ${spelledBytes(image.sizeBytes)}, SHA-256 ${image.sha256}`)
  if (contents.what.kind === 'archive' && opened.has(contents.what.format)) {
    const { board } = destinationOf(command)
    const { keyboard } = command
    const list = await listed(front, image, command.path, { board, keyboard })
    tellArchive(front, command.path, list)
    return { ...nothingMore, sha256: image.sha256 }
  }
  for (const line of contentLines(contents)) terminal.say(`  ${line}`)
  for (const finding of findings)
    terminal.say(`${levelWords[finding.level]}: ${findingText(finding)}`)
  terminal.event({ event: 'image', name, sha256: image.sha256, contents, findings })
  return { ...nothingMore, sha256: image.sha256 }
}
