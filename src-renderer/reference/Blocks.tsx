// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { headers, packages } from '../../shared/data/guide.ts'
import type { Block } from '../../shared/text/guide-pages.ts'
import { Command } from '../parts/Command.tsx'
import { CopyButton } from '../parts/CopyButton.tsx'
import { referenceText as words } from '../text/reference/words.ts'
import { GuideFigure, HeaderFigure, PackageFigure } from './figures.tsx'
import { RefLink } from './RefLink.tsx'
import { Table } from './Table.tsx'
import { PinsTable, WiresTable } from './tables.tsx'
import { wordsOfHeader } from '../../shared/text/guide-headers.ts'
import { Note } from '../parts/Note.tsx'
import button from '../parts/Button.module.css'
import styles from './Blocks.module.css'

/** Text of the guide's data: `code` between backticks, no other markup. */
export function Words({ children }: { readonly children: string }) {
  return children
    .split('`')
    .map((part, index): ReactNode =>
      index % 2 === 1 ? <Code key={index}>{part}</Code> : withUnits(part),
    )
}

/** A short word of a command never breaks at its hyphen; a long one must. */
const Code = ({ children }: { readonly children: string }) => (
  <code className={children.length > 16 ? undefined : styles['one-word']}>{children}</code>
)

/** A number and its unit stay on one line. */
const withUnits = (text: string) =>
  text.replaceAll(/(\d) (?=(?:[mk]?V|m?A|[kM]?Hz|ohm|[KM]iB|[cm]m|[nu]F|s|k|C)\b)/gu, '$1\u00A0')

interface WarningProps {
  readonly level: 'danger' | 'care'
  readonly children: string
}

function Warning({ level, children }: WarningProps) {
  return (
    <Note level={level} ground block>
      <TriangleAlert aria-label={words[level]} />
      <p>
        <Words>{children}</Words>
      </p>
    </Note>
  )
}

/** Shown and copied, never opened: the app does not use the network. */
export function Address({ address, label }: { readonly address: string; readonly label: string }) {
  return (
    <p className={styles['address']}>
      <span>{label}</span>
      <code>{address}</code>
      <CopyButton className={button['link'] ?? ''} text={() => address}>
        {words.copyAddress}
      </CopyButton>
    </p>
  )
}

/** The look of a package, to scale, and a link to its legs. */
function PackageLook({ packageId }: { readonly packageId: string }) {
  const name = packages.find(({ id }) => id === packageId)?.names[0] ?? packageId
  return (
    <div className={styles['look']}>
      <PackageFigure packageId={packageId} small />
      <RefLink page={`package/${packageId}`}>{words.legsOf(name)}</RefLink>
    </div>
  )
}

function HeaderLink({ headerId }: { readonly headerId: string }) {
  const header = headers.find(({ id }) => id === headerId)
  return (
    <p>
      <RefLink page={`header/${headerId}`}>
        {words.drawingOf(header === undefined ? headerId : wordsOfHeader(header).name)}
      </RefLink>
    </p>
  )
}

interface BlockProps {
  readonly block: Block
  readonly narrow: boolean
  readonly brief: boolean
}

function BlockView({ block, narrow, brief }: BlockProps) {
  if ('p' in block)
    return (
      <p>
        <Words>{block.p}</Words>
      </p>
    )
  if ('list' in block || 'steps' in block) {
    const List = 'steps' in block ? 'ol' : 'ul'
    return (
      <List className={styles['list']}>
        {('steps' in block ? block.steps : block.list).map((item) => (
          <li key={item}>
            <Words>{item}</Words>
          </li>
        ))}
      </List>
    )
  }
  if ('command' in block)
    return (
      <div className={styles['terminal']}>
        <Command line={block.command} />
        {block.on === undefined ? null : <p className="label">{words.runsOn(block.on)}</p>}
        {block.says === undefined ? null : <p className="sub">{words.rightAnswer(block.says)}</p>}
      </div>
    )
  if ('table' in block)
    return (
      <Table heads={block.table.head}>
        {block.table.rows.map((row) => (
          <tr key={row.join()}>
            {row.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
      </Table>
    )
  if ('danger' in block) return <Warning level="danger">{block.danger}</Warning>
  if ('care' in block) return <Warning level="care">{block.care}</Warning>
  if ('other' in block)
    return (
      <p className={styles['other']}>
        <b>{words.otherView}. </b>
        <Words>{block.other}</Words>
      </p>
    )
  if ('pins' in block && brief) return <PackageLook packageId={block.pins} />
  if ('pins' in block) return <PinsTable packageId={block.pins} narrow={narrow} />
  if ('wires' in block) return <WiresTable packageId={block.wires} />
  if ('header' in block && brief) return <HeaderLink headerId={block.header} />
  if ('header' in block) return <HeaderFigure headerId={block.header} captioned />
  if ('figure' in block) return <GuideFigure id={block.figure} />
  return <Address {...block} />
}

/** Commands that differ only by programmer share their correct answer, which is below the last of them. */
function saidOnce(block: Block, index: number, all: readonly Block[]): Block {
  const next = all[index + 1]
  if (!('command' in block) || next === undefined || !('command' in next)) return block
  const { says, ...rest } = block
  return says !== undefined && says === next.says ? rest : block
}

interface BlocksProps {
  readonly blocks: readonly Block[]
  /** In the column of the help. */
  readonly narrow?: boolean
  /** On a page about several packages or headers: each has its own page, which is linked. */
  readonly brief?: boolean
}

/** Text of the guide, which is English only. */
export function Blocks({ blocks, narrow = false, brief = false }: BlocksProps) {
  return (
    <div className={styles['blocks']}>
      {blocks.map(saidOnce).map((block, index) => (
        <BlockView key={index} block={block} narrow={narrow} brief={brief} />
      ))}
    </div>
  )
}
