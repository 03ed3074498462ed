// SPDX-License-Identifier: GPL-3.0-or-later
import { programmers as guideProgrammers } from '../../../shared/data/guide.ts'
import type { GuideProgrammer } from '../../../shared/data/guide.ts'
import type { FoundProgrammer, ProgrammerKind } from '../../../shared/model/programmer.ts'
import { programmerKinds } from '../../../shared/programmer/kinds.ts'
import { busChoices } from '../../../shared/programmer-pins.ts'
import { pinVariantName, programmerName } from '../../../shared/text/guide-programmers.ts'
import { useSnapshot } from '../../store/selectors.ts'
import { programmerText as words } from '../../text/programmer.ts'
import { clockText } from '../../text/size.ts'
import { needsModel, pinsBehind } from '../../wizard/programmers.ts'
import { isAnswer } from './useProgrammerTrial.ts'
import type { TrialAnswer, Wish } from './useProgrammerTrial.ts'
import { Questions } from '../../parts/Questions.tsx'

interface AskProps {
  readonly wish: Wish
  readonly onChange: (part: Partial<Wish>) => void
}

interface QuestionsProps extends AskProps {
  readonly found: FoundProgrammer
  readonly answer: TrialAnswer | null
}

/** Facts that the port does not report: which board, which firmware's pins; and the clock to request. */
export function ProgrammerQuestions({ found, answer, wish, onChange }: QuestionsProps) {
  const snapshot = useSnapshot()
  const guide = guideProgrammers.find(({ id }) => id === wish.guideProgrammer)
  const ask = { wish, onChange }
  // An ssh bridge leads to the pins of a board, any other address to a programmer.
  const wantedKind =
    answer !== null && isAnswer(answer) ? pinsBehind(answer.firmware, found.kind) : found.kind
  // A port of this computer reports its pins itself.
  const tellsPins = programmerKinds[found.kind].setup === 'board'
  return (
    <Questions>
      {needsModel(found, snapshot) ? <Which {...ask} kind={wantedKind} /> : null}
      {guide?.pin_variants === undefined ? null : (
        <FirmwarePins {...ask} variants={guide.pin_variants} />
      )}
      {guide === undefined || tellsPins ? null : <SpiPort {...ask} guide={guide} />}
      <Clock {...ask} guide={guide} />
    </Questions>
  )
}

function Which({ wish, onChange, kind }: AskProps & { readonly kind: ProgrammerKind }) {
  return (
    <label>
      <span>{words.which}</span>
      <select
        value={wish.guideProgrammer ?? ''}
        onChange={({ target }) =>
          onChange({
            guideProgrammer: target.value === '' ? null : target.value,
            pinVariant: null,
          })
        }
      >
        <option value="">{words.whichHint}</option>
        {guideProgrammers
          .filter(({ kind: each, status }) => each === kind && status !== 'refused')
          .map(({ id }) => (
            <option key={id} value={id}>
              {programmerName({ id })}
            </option>
          ))}
      </select>
    </label>
  )
}

interface FirmwarePinsProps extends AskProps {
  readonly variants: NonNullable<GuideProgrammer['pin_variants']>
}

function FirmwarePins({ wish, onChange, variants }: FirmwarePinsProps) {
  return (
    <label>
      <span>{words.firmware}</span>
      <select
        value={wish.pinVariant ?? ''}
        onChange={({ target }) => onChange({ pinVariant: target.value })}
      >
        {variants.map(({ id, pins }) => (
          <option key={id} value={id}>
            {words.firmwareChoice(pinVariantName({ id }), pins.CS.pin, pins.CS.gpio ?? '')}
          </option>
        ))}
      </select>
      <span className="sub">{words.firmwareHint}</span>
    </label>
  )
}

function SpiPort({ wish, onChange, guide }: AskProps & { readonly guide: GuideProgrammer }) {
  const ports = busChoices(guide)
  if (ports.length === 0) return null
  return (
    <label>
      <span>{words.spiPort}</span>
      <select
        value={wish.pinVariant ?? ports[0]?.id ?? ''}
        onChange={({ target }) => onChange({ pinVariant: target.value })}
      >
        {ports.map((port) => (
          <option key={port.id} value={port.id}>
            {words.spiPortChoice(port)}
          </option>
        ))}
      </select>
      <span className="sub">{words.spiPortHint}</span>
    </label>
  )
}

function Clock({
  wish,
  onChange,
  guide,
}: AskProps & { readonly guide: GuideProgrammer | undefined }) {
  const speeds = [guide?.speed?.default_hz ?? null, ...(guide?.speed?.fallback_hz ?? [])]
  return (
    <label>
      <span>{words.clock}</span>
      <select
        value={wish.clockHz ?? ''}
        onChange={({ target }) =>
          onChange({ clockHz: target.value === '' ? null : Number(target.value) })
        }
      >
        {[...new Set(speeds)].map((hz) => (
          <option key={hz ?? 'own'} value={hz ?? ''}>
            {hz === null ? words.ownClock : clockText(hz)}
          </option>
        ))}
      </select>
      <span className="sub">{words.clockHint}</span>
    </label>
  )
}
