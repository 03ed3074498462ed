/** One package, one header, one board, one programmer: what is known, and what is not, said as such. */
import { boards, headers, packages, programmers, warnings } from '../../shared/data/guide.ts'
import type { Board, BoardConfiguration } from '../../shared/data/guide.ts'
import { guideSections } from '../../shared/data/guide-pages.ts'
import type { PlacedSection } from '../../shared/data/guide-pages.ts'
import { SetupSteps } from '../parts/SetupSteps.tsx'
import { referenceText as words } from '../text/reference/words.ts'
import { sizeText } from '../text/size.ts'
import { Sources } from './Blocks.tsx'
import { HeaderFigure } from './figures.tsx'
import { HelpTopics } from './HelpTopics.tsx'
import { RefLink } from './RefLink.tsx'
import { PinsTable } from './tables.tsx'

export const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

interface FactsProps {
  readonly of: readonly (readonly [label: string, value: string | null | undefined])[]
}

function Facts({ of }: FactsProps) {
  return (
    <dl className="facts">
      {of.map(([label, value]) =>
        value === undefined || value === '' ? null : (
          <div key={label} className="ref-fact">
            <dt>{label}</dt>
            <dd className={value === null ? 'unknown' : ''}>{sentence(value ?? words.unknown)}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** Sections that are about one entry. */
const sectionsFor = (
  key: 'programmers' | 'packages' | 'boards',
  id: string,
): readonly PlacedSection[] =>
  guideSections.filter(({ section }) => section.for?.[key]?.includes(id) === true)

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
  return (
    <>
      <PinsTable packageId={id} />
      <Facts
        of={[
          [facts.alsoCalled, item.names.slice(1).join(', ')],
          [facts.legs, item.style],
          [facts.pitch, `${item.pitch_mm} mm`],
          [facts.counting, item.numbering],
          [facts.pin1, item.pin1_mark],
          ...item.variants.map(
            ({ label, body_width_mm, body_length_mm, note }) =>
              [
                `${facts.sizes}: ${label}`,
                [
                  body_width_mm === null || body_length_mm === null
                    ? null
                    : `${millimetres(body_width_mm)} x ${millimetres(body_length_mm)} mm.`,
                  note,
                ]
                  .filter(Boolean)
                  .join(' ') || null,
              ] as const,
          ),
          [
            facts.clip,
            item.clip === null
              ? `${facts.noClip} ${item.clip_note ?? ''}`
              : [item.clip.model, item.clip.note].filter(Boolean).join('. '),
          ],
          [facts.socket, item.socket],
          [facts.replace, item.replace_note ?? undefined],
          [facts.dont, item.dont ?? undefined],
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
  return (
    <>
      <div className="ref-pins">
        <HeaderFigure headerId={id} />
        <div className="ref-scroll">
          <table className="t">
            <thead>
              <tr>
                <th scope="col">{facts.pin}</th>
                <th scope="col">{facts.name}</th>
                <th scope="col">{facts.use}</th>
              </tr>
            </thead>
            <tbody>
              {item.pins
                .toSorted((a, b) => a.n - b.n)
                .map(({ n, name, type }) => {
                  const danger = item.danger.find(({ pin }) => pin === n)
                  return (
                    <tr key={n}>
                      <td className="tabular">{n}</td>
                      <td>{name}</td>
                      <td>
                        {danger === undefined ? (
                          <b>{signalOf(n) ?? ''}</b>
                        ) : (
                          <span className="danger">
                            {facts.danger}: {danger.why}
                          </span>
                        )}
                        {danger === undefined && type === '5v' ? (
                          <span className="danger">{facts.danger}: 5 V</span>
                        ) : null}
                      </td>
                    </tr>
                  )
                })}
            </tbody>
          </table>
        </div>
      </div>
      <Facts
        of={[
          [facts.view, item.view],
          [facts.counting, item.numbering],
          [facts.pin1, item.pin1],
          [facts.note, item.note ?? undefined],
        ]}
      />
      <Sources of={item.source} />
      <p>
        {users.map(({ id: programmer, name }) => (
          <span key={programmer} className="ref-inline">
            <RefLink page={`programmer/${programmer}`}>{name}</RefLink>
          </span>
        ))}
      </p>
    </>
  )
}

export function ProgrammerDetail({ id }: { readonly id: string }) {
  const item = programmers.find((candidate) => candidate.id === id)
  if (item === undefined) return null
  const facts = words.programmerFacts
  return (
    <>
      <Facts
        of={[
          [facts.status, `${item.status}. ${item.status_note ?? ''}`],
          [facts.types, item.variants.map(({ name }) => name).join(', ')],
          [
            facts.supply,
            item.supply_v === null
              ? (item.supply_note ?? null)
              : [
                  `${item.supply_v} V`,
                  item.supply_max_ma == null ? null : `up to ${item.supply_max_ma} mA`,
                  item.supply_note,
                ]
                  .filter(Boolean)
                  .join('. '),
          ],
          [facts.speed, item.speed?.note ?? undefined],
          [
            facts.pins,
            item.pins === null
              ? undefined
              : Object.entries(item.pins)
                  .map(([signal, { pin }]) => `${signal} ${pin}`)
                  .join(', '),
          ],
        ]}
      />
      {item.header === null ? null : (
        <p>
          <RefLink page={`header/${item.header}`}>
            {headers.find(({ id: header }) => header === item.header)?.name}
          </RefLink>
        </p>
      )}
      <Sources of={item.source} />
      <SetupSteps programmerId={id} />
      <HelpTopics topics={sectionsFor('programmers', id)} level={2} />
      <CautionLinks ids={item.cautions} />
    </>
  )
}

export function CautionLinks({ ids }: { readonly ids: readonly string[] }) {
  const found = warnings.filter(({ id }) => ids.includes(id))
  if (found.length === 0) return null
  return (
    <>
      <h2>{words.boardFacts.warnings}</h2>
      <ul className="ref-cautions">
        {found.map(({ id, title, text, severity }) => (
          <li key={id}>
            <b className={severity === 'danger' ? 'danger' : ''}>{title}.</b> {text}{' '}
            <RefLink page={`warnings#${id}`}>{words.inReference}</RefLink>
          </li>
        ))}
      </ul>
    </>
  )
}

const yesNo = (board: Board): string | null => {
  const needs = new Set(board.targets.map(({ needs_vendor_files }) => needs_vendor_files))
  if (needs.has(true)) return words.boardFacts.vendorYes
  return needs.size === 0 || needs.has(null) ? null : words.boardFacts.vendorNo
}

function Fitting({ configuration }: { readonly configuration: BoardConfiguration }) {
  const facts = words.boardFacts
  const { chips, total_bytes, how_to_tell, likely_split, source } = configuration
  return (
    <>
      {how_to_tell === null ? null : (
        <p className="sub">
          {facts.tell}: {how_to_tell}
        </p>
      )}
      {chips === null ? (
        <p>
          {facts.chipsUnknown}
          {likely_split === undefined
            ? ''
            : ` ${likely_split.sizes_bytes.map((size) => sizeText(size)).join(' + ')}: ${likely_split.certainty}.`}
        </p>
      ) : (
        <div className="ref-scroll">
          <table className="t">
            <thead>
              <tr>
                {[
                  facts.chip,
                  facts.size,
                  facts.package,
                  facts.supply,
                  facts.where,
                  facts.parts,
                ].map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {chips.map((chip, index) => (
                <tr key={index}>
                  <td>{[chip.name ?? chip.role, chip.silk].filter(Boolean).join(', ')}</td>
                  <td>{chip.size_bytes === null ? words.unknown : sizeText(chip.size_bytes)}</td>
                  <td>
                    {chip.packages === null
                      ? words.unknown
                      : `${chip.packages.join(' or ').toUpperCase()}${chip.socketed === true ? ', in a socket' : ''}`}
                  </td>
                  <td>
                    {chip.supply_v === null
                      ? `${words.unknown}: read the print`
                      : `${chip.supply_v} V`}
                  </td>
                  <td>{chip.where ?? words.unknown}</td>
                  <td>{chip.parts.length === 0 ? words.unknown : chip.parts.join(', ')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(chips?.length ?? 0) === 1 ? null : (
        <p className="sub">
          {facts.total}: {total_bytes === null ? words.unknown : sizeText(total_bytes)}
        </p>
      )}
      <Sources of={source} />
    </>
  )
}

export function BoardDetail({ id }: { readonly id: string }) {
  const board = boards.find((candidate) => candidate.id === id)
  if (board === undefined) return null
  const facts = words.boardFacts
  const fits = board.configurations[0]?.chips?.[0]?.packages?.find((name) =>
    packages.some((item) => item.id === name),
  )
  return (
    <>
      {board.covered_by_guide ? (
        <p>
          <RefLink page={`wiring/pico/${fits ?? 'soic8'}/${id}`}>{words.finder.toThis}</RefLink>
        </p>
      ) : null}
      <h2>{facts.chips}</h2>
      {board.configurations.map((configuration, index) => (
        <section key={configuration.id}>
          {board.configurations.length > 1 ? <h3>{facts.way(index + 1)}</h3> : null}
          <Fitting configuration={configuration} />
        </section>
      ))}
      <Facts
        of={[
          [facts.power, [board.power.vcc, board.power.note].filter(Boolean).join('. ')],
          [facts.select, board.other_chip_select.text],
          [
            facts.speed,
            board.max_speed_hz === null ? facts.noLimit : `${board.max_speed_hz / 1e6} MHz`,
          ],
          [facts.vendor, yesNo(board)],
          [facts.targets, board.targets.map(({ target }) => target).join(', ') || null],
          [facts.status, board.status],
          [facts.internal, board.internal_flash_from_vendor_firmware],
          [facts.access, board.access],
          [facts.notes, board.notes.join(' ')],
        ]}
      />
      <Sources of={board.source} />
      <CautionLinks ids={board.warnings} />
      <HelpTopics topics={sectionsFor('boards', id)} level={2} />
    </>
  )
}
