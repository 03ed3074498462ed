// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { headers, packages, programmers, signals } from '../../shared/data/guide.ts'
import { wiringPlan } from '../../shared/wiring.ts'
import { referenceText as words } from '../text/reference/words.ts'
import { PackageFigure } from './figures.tsx'
import { Table } from './Table.tsx'
import { wordsOfSignal } from '../../shared/text/guide-packages.ts'
import figures from './figures.module.css'

/** Legs of a package with the function of each, beside its drawing. */
export function PinsTable({
  packageId,
  narrow = false,
}: {
  readonly packageId: string
  readonly narrow?: boolean
}) {
  const chipPackage = packages.find(({ id }) => id === packageId)
  if (chipPackage === undefined) return null
  return (
    <div className={figures['pins']}>
      <PackageFigure packageId={packageId} small={narrow} />
      <Table heads={[words.pin.leg, words.pin.signal, words.pin.does, words.pin.also]}>
        {chipPackage.pins.map(({ n, signal }) => (
          <tr key={n}>
            <td>{n}</td>
            <td>
              <b>{signal}</b>
            </td>
            <td>{wordsOfSignal(signal).name}</td>
            <td>{signals[signal].aliases.filter((alias) => alias !== signal).join(', ')}</td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

/** The guide's own three columns: a Pico, a Raspberry Pi, a BeagleBone. */
const columns = ['pico', 'rpi-40', 'bbb'] as const

/** Every leg of a package on a mainboard with the pins of the guide's programmers, from the one wiring function. */
export function WiresTable({ packageId }: { readonly packageId: string }) {
  const chipPackage = packages.find(({ id }) => id === packageId)
  if (chipPackage === undefined) return null
  const plans = columns.flatMap((id) => {
    const programmer = programmers.find((candidate) => candidate.id === id)
    const header = headers.find((candidate) => candidate.id === programmer?.header)
    if (programmer === undefined || header === undefined) return []
    const choice = { programmer, header, pinVariant: null, chipPackage } as const
    return [wiringPlan({ ...choice, mounting: 'on-board', board: null, configuration: null })]
  })
  return (
    <Table heads={[words.pin.leg, words.pin.signal, ...columns.map((id) => words.columnHeads[id])]}>
      {chipPackage.pins.map(({ n, signal }) => {
        const pins = plans.map((plan) => plan.wires.find((wire) => wire.chipPin === n)?.headerPin)
        return (
          <tr key={n}>
            <td>{n}</td>
            <td>
              <b>{signal}</b>
            </td>
            {pins.every((pin) => pin === undefined) ? (
              <td colSpan={columns.length}>{words.notWired}</td>
            ) : (
              pins.map((pin, index) => <td key={columns[index]}>{pin}</td>)
            )}
          </tr>
        )
      })}
    </Table>
  )
}
