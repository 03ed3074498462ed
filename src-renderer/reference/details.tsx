// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** One package, one header, one programmer: the known facts, and the unknown ones named as unknown. */
import {
  notesOfProgrammer,
  programmerName,
  statusOfProgrammer,
  typesOf,
} from '../../shared/text/guide-programmers.ts'
import type { ReactNode } from 'react'
import { headers, packages, programmers, warnings } from '../../shared/data/guide.ts'
import { cautionText, cautionTitle } from '../../shared/text/cautions.ts'
import type { Header } from '../../shared/data/guide.ts'
import { guideSections } from '../../shared/text/guide-pages.ts'
import type { PlacedSection } from '../../shared/text/guide-pages.ts'
import { RemoteProgrammer } from '../parts/RemoteProgrammer.tsx'
import { cautionsOf, SetupSteps } from '../parts/SetupSteps.tsx'
import { useLookingForProgrammers } from '../store/looking.ts'
import { useSnapshot } from '../store/selectors.ts'
import { connectTo, useTunnelDoor } from '../store/tunnel.ts'
import { referenceText as words } from '../text/reference/words.ts'
import { voltText } from '../text/size.ts'
import { sentence } from '../text/sentence.ts'
import { Sources } from '../parts/Sources.tsx'
import { HeaderFigure } from './figures.tsx'
import { HelpTopics } from './HelpTopics.tsx'
import { RefLink } from './RefLink.tsx'
import { Table } from './Table.tsx'
import { PinsTable } from './tables.tsx'
import { wordsOfPackage, wordsOfVariant } from '../../shared/text/guide-packages.ts'
import { dangerText, wordsOfHeader } from '../../shared/text/guide-headers.ts'
import { Facts } from '../parts/Facts.tsx'
import blocks from './Blocks.module.css'
import factLook from './Facts.module.css'
import figures from './figures.module.css'
import styles from './details.module.css'

interface FactsProps {
  /** `null` is shown as unknown; `undefined` and `''` have no row. */
  readonly of: readonly (readonly [label: string, value: ReactNode])[]
}

export function FactRows({ of }: FactsProps) {
  return (
    <Facts>
      {of.map(([label, value]) =>
        value === undefined || value === '' ? null : (
          <div key={label} className={factLook['fact']}>
            <dt>{label}</dt>
            <dd className={value === null ? factLook['unknown'] : ''}>
              {value === null ? words.unknown : typeof value === 'string' ? sentence(value) : value}
            </dd>
          </div>
        ),
      )}
    </Facts>
  )
}

/** Sections that are about one entry. */
export const sectionsFor = (
  key: 'programmers' | 'packages' | 'boards',
  id: string,
): readonly PlacedSection[] =>
  guideSections()
    .filter(({ section }) => section.for?.[key]?.includes(id) === true)
    .map(({ section, ...placed }) => ({
      ...placed,
      section: {
        ...section,
        blocks: section.blocks.filter((block) => block.for?.[key]?.includes(id) !== false),
      },
    }))

const millimetres = ({
  min,
  nom,
  max,
}: {
  min: number | null
  nom: number | null
  max: number | null
}) => (nom !== null ? `${nom}` : min !== null && max !== null ? `${min} to ${max}` : '?')

export function PackageDetail({ id }: { readonly id: string }) {
  const item = packages.find((candidate) => candidate.id === id)
  if (item === undefined) return null
  const facts = words.packageFacts
  const said = wordsOfPackage(item)
  return (
    <>
      <PinsTable packageId={id} />
      <FactRows
        of={[
          [facts.alsoCalled, item.names.slice(1).join(', ')],
          [facts.legs, said.style],
          [facts.pitch, `${item.pitch_mm} mm`],
          [facts.counting, said.numbering],
          [facts.pin1, said.pin1],
          ...item.variants.map(
            ({ id: size, body_width_mm, body_length_mm }) =>
              [
                `${facts.sizes}: ${wordsOfVariant({ id: size }).label}`,
                [
                  body_width_mm === null || body_length_mm === null
                    ? null
                    : `${millimetres(body_width_mm)} x ${millimetres(body_length_mm)} mm.`,
                  wordsOfVariant({ id: size }).note,
                ]
                  .filter(Boolean)
                  .join(' ') || null,
              ] as const,
          ),
          [
            facts.clip,
            item.clip === null
              ? `${facts.noClip} ${said.clip}`
              : [item.clip.model, said.clip].filter(Boolean).join('. '),
          ],
          [facts.socket, said.socket],
          [facts.replace, said.replace],
          [facts.dont, said.dont],
        ]}
      />
      <Sources of={item.source} />
      <HelpTopics topics={sectionsFor('packages', id)} level={2} />
    </>
  )
}

export function HeaderDetail({ id }: { readonly id: string }) {
  const item = headers.find((candidate) => candidate.id === id)
  if (item === undefined) return null
  const users = programmers.filter(({ header }) => header === id)
  const signalOf = (n: number) =>
    Object.entries(users[0]?.pins ?? {}).find(([, { pin }]) => pin === n)?.[0]
  const facts = words.headerFacts
  const said = wordsOfHeader(item)
  const harmOf = ({ n, type }: Header['pins'][number]) => {
    const danger = item.danger.find(({ pin }) => pin === n)
    if (danger !== undefined) return dangerText(danger.why)
    return type === '5v' ? '5 V' : null
  }
  /** The name used here, with the manufacturer's name if that differs. */
  const nameOf = ({ n, name }: Header['pins'][number]) => {
    const gpio = Object.values(users[0]?.pins ?? {}).find(({ pin }) => pin === n)?.gpio ?? null
    return gpio === null || name.includes(gpio) ? name : `${gpio} (${name})`
  }
  const rows = item.pins.toSorted((a, b) => a.n - b.n)
  const matters = (pin: Header['pins'][number]) =>
    harmOf(pin) !== null || signalOf(pin.n) !== undefined
  const row = (pin: Header['pins'][number]) => (
    <tr key={pin.n}>
      <td>{pin.n}</td>
      <td>{nameOf(pin)}</td>
      <td>
        {harmOf(pin) === null ? (
          <b>{signalOf(pin.n)}</b>
        ) : (
          <span className="danger">
            {facts.danger}: {harmOf(pin)}
          </span>
        )}
      </td>
    </tr>
  )
  return (
    <>
      <div className={figures['pins']}>
        <HeaderFigure headerId={id} />
        <div className={blocks['blocks']}>
          <Table heads={[facts.pin, facts.name, facts.use]}>{rows.filter(matters).map(row)}</Table>
          <details className={styles['rest']}>
            <summary>{facts.rest(rows.filter((pin) => !matters(pin)).length)}</summary>
            <Table heads={[facts.pin, facts.name]}>
              {rows
                .filter((pin) => !matters(pin))
                .map(({ n, name }) => (
                  <tr key={n}>
                    <td>{n}</td>
                    <td>{name}</td>
                  </tr>
                ))}
            </Table>
          </details>
        </div>
      </div>
      <FactRows
        of={[
          [facts.view, said.view],
          [facts.counting, said.numbering],
          [facts.pin1, said.pin1],
          [facts.note, said.note],
        ]}
      />
      <Sources of={item.source} />
      <ul className="no-print">
        {users.map(({ id: programmer }) => (
          <li key={programmer}>
            <RefLink page={`programmer/${programmer}`}>
              {facts.setUp(programmerName({ id: programmer }))}
            </RefLink>
          </li>
        ))}
      </ul>
    </>
  )
}

export function ProgrammerDetail({ id }: { readonly id: string }) {
  const snapshot = useSnapshot()
  const door = useTunnelDoor()
  useLookingForProgrammers()
  const item = programmers.find((candidate) => candidate.id === id)
  if (item === undefined) return null
  const facts = words.programmerFacts
  const volts = (supply: number) => voltText(supply * 1000)
  const notes = notesOfProgrammer(item)
  const status = sentence(statusOfProgrammer(item))
  const header = headers.find(({ id: each }) => each === item.header)
  const atSetup = cautionsOf(item).map(({ id: each }) => each)
  /** The text printed beside it, else its name on the header. */
  const pinName = (n: number) =>
    Object.values(item.pins ?? {}).find(({ pin }) => pin === n)?.gpio ??
    header?.pins.find((pin) => pin.n === n)?.name ??
    ''
  return (
    <>
      <FactRows
        of={[
          [
            facts.status,
            // The reason for the refusal is below, only once.
            item.status === 'refused' ? status : `${status}. ${notes.status ?? ''}`,
          ],
          [facts.types, typesOf(item).join(', ')],
          [
            facts.supply,
            item.supply_v === null
              ? (notes.supply ?? null)
              : [
                  item.supply_max_ma == null
                    ? volts(item.supply_v)
                    : facts.supplyMost(volts(item.supply_v), item.supply_max_ma),
                  notes.supply,
                ]
                  .filter(Boolean)
                  .join('. '),
          ],
          [facts.speed, notes.speed],
          [
            facts.pins,
            item.pins === null
              ? undefined
              : Object.entries(item.pins)
                  .map(([signal, { pin }]) => `${signal} ${facts.pinCalled(pin, pinName(pin))}`)
                  .join(', '),
          ],
        ]}
      />
      {header === undefined ? null : (
        <p className="no-print">
          <RefLink page={`header/${header.id}`}>{facts.everyPin}</RefLink>
        </p>
      )}
      <Sources of={item.source} />
      <SetupSteps guideId={id} snapshot={snapshot} />
      {item.kind === 'spidev' && item.status !== 'refused' ? (
        <RemoteProgrammer snapshot={snapshot} door={door} onConnect={(at) => void connectTo(at)} />
      ) : null}
      <HelpTopics topics={sectionsFor('programmers', id)} level={2} />
      {item.status === 'refused' ? null : (
        <CautionLinks ids={item.cautions.filter((each) => !atSetup.includes(each))} />
      )}
    </>
  )
}

export function CautionLinks({ ids }: { readonly ids: readonly string[] }) {
  const found = warnings.filter(({ id }) => ids.includes(id))
  if (found.length === 0) return null
  return (
    <>
      <h2>{words.boardFacts.warnings}</h2>
      <ul className={styles['cautions']}>
        {found.map(({ id, severity }) => (
          <li key={id} data-severity={severity}>
            <b className={severity === 'danger' ? 'danger' : ''}>
              <RefLink page={`warnings#${id}`}>{cautionTitle({ id })}</RefLink>
            </b>
            . {cautionText({ id })}
          </li>
        ))}
      </ul>
    </>
  )
}
