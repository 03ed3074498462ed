// SPDX-License-Identifier: GPL-3.0-or-later
/** The words of a moment of the wiring: its two ends with their numbers, and where to find the second one. */
import type { Header, SignalKey } from '../../shared/data/guide.ts'
import { assertNever } from '../../shared/fault.ts'
import type { WireMoment } from '../../shared/wire-moments.ts'
import { capacitorValue } from './values.ts'
import { momentText as words } from './wire.ts'
import { headerPlace } from '../wizard/header-place.ts'

export interface MomentEnd {
  readonly word: string
  /** On a background in the colour of the signal, as in the drawing. */
  readonly badge: string
  readonly signal: SignalKey
}

export interface MomentWords {
  readonly signal: SignalKey
  /** Name of the signal, or of the parts. */
  readonly name: string
  readonly ends: readonly [MomentEnd, MomentEnd | null]
  /** Both ends as a screen reader speaks them; different for every moment. */
  readonly says: string
  readonly place: string
}

/** `null` for the chip itself, which is connected last. `byName`: the legs are those of an adapter. */
export function momentWords(
  moment: WireMoment,
  header: Header | null,
  byName: boolean,
): MomentWords | null {
  switch (moment.kind) {
    case 'wire': {
      const { signal, chipPin, headerPin, block } = moment.wire
      const place = header === null ? null : headerPlace(header, headerPin)
      return {
        signal,
        name: words.signals[signal],
        ends: [
          byName
            ? { word: words.adapterEnd, badge: signal, signal }
            : { word: words.leg, badge: `${chipPin}`, signal },
          { word: words.pin, badge: `${headerPin}`, signal },
        ],
        says: words.wireSaid(
          byName ? words.adapterSaid(signal) : words.legSaid(chipPin),
          words.pinSaid(headerPin),
        ),
        place: place === null ? '' : words.place(place, block),
      }
    }
    case 'leave-free': {
      const { signal, chipPin } = moment.wire
      return {
        signal,
        name: words.signals[signal],
        ends: [{ word: words.leg, badge: `${chipPin}`, signal }, null],
        says: words.freeSaid(chipPin),
        place: words.freePlace(moment.wire),
      }
    }
    case 'pull-up': {
      const { signal, chipPin, ohmMin, ohmMax } = moment.pullUp
      return {
        signal,
        name: words.parts,
        ends: [
          { word: words.leg, badge: `${chipPin}`, signal },
          { word: '', badge: 'VCC', signal: 'VCC' },
        ],
        says: words.pullUpSaid(chipPin),
        place: words.pullUpPlace([ohmMin, ohmMax]),
      }
    }
    case 'capacitors':
      return {
        signal: 'VCC',
        name: words.capacitors,
        ends: [
          { word: '', badge: 'VCC', signal: 'VCC' },
          { word: '', badge: 'GND', signal: 'GND' },
        ],
        says: words.capacitorsSaid,
        place: words.capacitorsPlace(moment.farads.map(capacitorValue)),
      }
    case 'other-chip':
      return {
        signal: 'CS',
        name: words.otherChipName,
        ends: [
          { word: '', badge: words.otherChip, signal: 'CS' },
          { word: '', badge: 'VCC', signal: 'VCC' },
        ],
        says: words.otherChipSaid,
        place: words.otherChipPlace(moment.ohm),
      }
    case 'chip':
      return null
    default:
      return assertNever(moment)
  }
}
