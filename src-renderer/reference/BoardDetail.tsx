// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** One mainboard: the known facts, and the unknown ones named as unknown. */
import {
  accessText,
  boardChipName,
  chipPlace,
  internalFlashText,
  notesOfBoard,
  otherChipSelectText,
  powerFeed,
  powerNote,
  statusOfBoard,
  toldBy,
} from '../../shared/text/guide-boards.ts'
import { TriangleAlert } from 'lucide-react'
import { boards, packages } from '../../shared/data/guide.ts'
import { oneOf } from '../../shared/text/numbers.ts'
import type { Board, BoardConfiguration } from '../../shared/data/guide.ts'
import { sourceKeys } from '../../shared/data/guide-pages.ts'
import { printedName } from '../../shared/part-name.ts'
import { referenceText as words } from '../text/reference/words.ts'
import { clockText, sizeText } from '../text/size.ts'
import { Sources } from '../parts/Sources.tsx'
import { sentence } from '../text/sentence.ts'
import { CautionLinks, FactRows, sectionsFor } from './details.tsx'
import { HelpTopics } from './HelpTopics.tsx'
import { Table } from './Table.tsx'
import { Note } from '../parts/Note.tsx'
import factLook from './Facts.module.css'
import styles from './BoardDetail.module.css'

const yesNo = (board: Board): string | null => {
  const needs = new Set(board.targets.map(({ needs_vendor_files }) => needs_vendor_files))
  if (needs.has(true)) return words.boardFacts.vendorYes
  return needs.size === 0 || needs.has(null) ? null : words.boardFacts.vendorNo
}

/** Shown, but less prominently than known facts. */
const Unknown = () => <span className={factLook['unknown']}>{words.unknown}</span>

type Chips = NonNullable<BoardConfiguration['chips']>

/** The known facts of a chip, in the columns of the table. */
function ChipCells({ chip }: { readonly chip: Chips[number] }) {
  const facts = words.boardFacts
  return (
    <>
      <td>{chip.size_bytes === null ? <Unknown /> : sizeText(chip.size_bytes)}</td>
      <td>
        {chip.packages === null ? (
          <Unknown />
        ) : (
          `${oneOf(chip.packages.map((name) => name.toUpperCase()))}${chip.socketed === true ? facts.inSocket : ''}`
        )}
      </td>
      <td>
        {chip.supply_v === null ? (
          <>
            {<Unknown />}: {facts.readPrint}
          </>
        ) : (
          `${chip.supply_v} V`
        )}
      </td>
      <td>{chip.where === null ? <Unknown /> : sentence(chipPlace(chip.where))}</td>
      <td>{chip.parts.length === 0 ? <Unknown /> : chip.parts.map(printedName).join(', ')}</td>
    </>
  )
}

const heads = (first: string) => {
  const facts = words.boardFacts
  return [first, facts.size, facts.package, facts.supply, facts.where, facts.parts]
}

/** Mainboards that carry one of several chips: a row for each chip, with the feature that distinguishes it. */
function EitherChip({
  configurations,
}: {
  readonly configurations: readonly BoardConfiguration[]
}) {
  const facts = words.boardFacts
  return (
    <>
      <Table heads={heads(facts.tell)}>
        {configurations.flatMap(({ id, chips, how_to_tell }) =>
          (chips ?? []).map((chip) => (
            <tr key={id}>
              <td>{toldBy(how_to_tell) ?? facts.asBuilt}</td>
              <ChipCells chip={chip} />
            </tr>
          )),
        )}
      </Table>
      <Sources of={[...new Set(configurations.flatMap(({ source }) => sourceKeys(source)))]} />
    </>
  )
}

function Fitting({ configuration }: { readonly configuration: BoardConfiguration }) {
  const facts = words.boardFacts
  const { chips, total_bytes, how_to_tell, source } = configuration
  // Two chips with the same image: the image to write is as large as one chip.
  const sameInBoth = (chips?.length ?? 0) > 1 && chips?.[0]?.size_bytes === total_bytes
  return (
    <>
      {how_to_tell === null ? null : (
        <p className={`sub ${styles['tell']}`}>
          {facts.tell}: {toldBy(how_to_tell)}
        </p>
      )}
      {chips === null ? (
        <p>{facts.chipsUnknown}</p>
      ) : (
        <Table heads={heads(facts.chip)}>
          {chips.map((chip, index) => (
            <tr key={index}>
              <td>
                {sentence(
                  [...new Set([boardChipName(chip.name) ?? chip.role, chip.silk])]
                    .filter(Boolean)
                    .join(', '),
                )}
              </td>
              <ChipCells chip={chip} />
            </tr>
          ))}
        </Table>
      )}
      {(chips?.length ?? 0) === 1 ? null : (
        <p className="sub">
          {sameInBoth ? facts.same : facts.total}:{' '}
          {total_bytes === null ? words.unknown : sizeText(total_bytes)}
        </p>
      )}
      <Sources of={source} />
    </>
  )
}

/** A chip that is certain has no alternative; whether a second chip exists may still be unknown. */
function otherChip({ configurations, other_chip_select: other }: Board) {
  const facts = words.boardFacts
  const chips = configurations[0]?.chips ?? null
  if (chips === null)
    return [
      facts.selectIfAny,
      other.rule === 'not-stated' ? null : otherChipSelectText(other.text),
    ] as const
  const none = other.rule === 'single-chip' || (other.rule === 'not-stated' && chips.length === 1)
  return [
    facts.select,
    none ? undefined : other.rule === 'not-stated' ? null : otherChipSelectText(other.text),
  ] as const
}

/** A page of the wiring finder for it, with its likeliest package. */
export const wiresOf = ({ id, configurations }: Board) => {
  const fits = configurations[0]?.chips?.[0]?.packages?.find((name) =>
    packages.some((item) => item.id === name),
  )
  return `wiring/pico/${fits ?? 'soic8'}/${id}`
}

/** First the hands-on work, then the possible problems, then the support by Libreboot. */
export function BoardDetail({ id }: { readonly id: string }) {
  const board = boards.find((candidate) => candidate.id === id)
  if (board === undefined) return null
  const facts = words.boardFacts
  const oneChipEach =
    board.configurations.length > 1 &&
    board.configurations.every(({ chips }) => chips?.length === 1)
  return (
    <>
      {board.covered_by_guide ? null : (
        <Note level="care" ground>
          <TriangleAlert aria-hidden="true" />
          <span>{words.finder.blocked['not-covered']}</span>
        </Note>
      )}
      <h2>{facts.chips}</h2>
      {oneChipEach ? (
        <EitherChip configurations={board.configurations} />
      ) : (
        board.configurations.map((configuration, index) => (
          <section key={configuration.id}>
            {board.configurations.length > 1 ? <h3>{facts.way(index + 1)}</h3> : null}
            <Fitting configuration={configuration} />
          </section>
        ))
      )}
      <FactRows
        of={[
          [
            facts.power,
            board.covered_by_guide
              ? [sentence(powerFeed(board.power.vcc)), powerNote(board.power.note)]
                  .filter(Boolean)
                  .join('. ')
              : undefined,
          ],
          [facts.access, accessText(board.access)],
          otherChip(board),
          [
            facts.speed,
            board.max_speed_hz === null ? facts.noLimit : clockText(board.max_speed_hz),
          ],
          [facts.notes, notesOfBoard(board).join(' ')],
        ]}
      />
      <CautionLinks ids={board.warnings} />
      <h2>{facts.images}</h2>
      <FactRows
        of={[
          [facts.status, board.status === 'in-lbmk' ? facts.inLbmk : statusOfBoard(board.status)],
          [facts.vendor, yesNo(board)],
          [
            facts.targets,
            board.targets.length === 0 ? null : (
              <code>{board.targets.map(({ target }) => target).join(', ')}</code>
            ),
          ],
          [facts.internal, internalFlashText(board.internal_flash_from_vendor_firmware)],
        ]}
      />
      <Sources of={board.source} />
      <HelpTopics topics={sectionsFor('boards', id)} level={2} />
    </>
  )
}
