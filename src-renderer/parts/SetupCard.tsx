// SPDX-License-Identifier: GPL-3.0-or-later
import { Button } from './Button.tsx'
import css from './ProgrammerCards.module.css'
import { DeviceDrawing } from './DeviceDrawing.tsx'
import type { Device } from './DeviceDrawing.tsx'
import { programmerText as words } from '../text/programmer.ts'

interface SetupCardProps {
  readonly device: Device
  readonly name: string
  readonly note: string
  /** The full name, for screen readers that read the button alone. */
  readonly full: string
  readonly open: boolean
  readonly onOpen: () => void
}

/** A programmer that the user may own or buy; its set-up opens below the cards. */
export function SetupCard({ device, name, note, full, open, onOpen }: SetupCardProps) {
  return (
    <section className={css['card']} aria-label={name}>
      <DeviceDrawing device={device} />
      <h2>{name}</h2>
      <p>{note}</p>
      <span className={css['act']}>
        <Button expanded={open} onPress={onOpen}>
          {open ? words.closeSetup : words.setUp}
          <span className="visually-hidden">: {full}</span>
        </Button>
      </span>
    </section>
  )
}

/** No programmer is plugged in: says what to do, at the place where the programmer will appear. */
export function NothingCard() {
  return (
    <section className={`${css['card']} ${css['none']}`} aria-label={words.nothing}>
      <DeviceDrawing device="pico" />
      <h2>{words.nothing}</h2>
      <p>{words.plugAlone}</p>
    </section>
  )
}
