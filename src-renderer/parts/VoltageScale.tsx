// SPDX-License-Identifier: GPL-3.0-or-later
import { supplyVerdict } from '../../shared/gate/supply.ts'
import { packageText as words } from '../text/package.ts'
import { voltText } from '../text/size.ts'
import css from './VoltageScale.module.css'
import ink from './drawing/ink.module.css'

interface VoltageScaleProps {
  /** Rated supply of the chip, millivolts; `null`: not known, no band is drawn. */
  readonly supplyMv: readonly [min: number, max: number] | null
  /** The voltage at the chip, millivolts; `null`: not known, no line is drawn. */
  readonly programmerMv: number | null
  /** An adapter between programmer and chip supplies the voltage. */
  readonly adapter?: boolean
}

const fromMv = 1000
const toMv = 5500
const width = 480
const at = (mv: number) => Math.round((width * (mv - fromMv)) / (toMv - fromMv))

/** The chip's range as a band, the programmer as a line. */
export function VoltageScale({ supplyMv, programmerMv, adapter = false }: VoltageScaleProps) {
  const fits = supplyVerdict(supplyMv, programmerMv) === 'fits'
  const chip =
    supplyMv === null
      ? words.supplyAsk
      : words.chipTakes(voltText(supplyMv[0]), voltText(supplyMv[1]))
  const programmer =
    programmerMv === null
      ? ''
      : (adapter ? words.adapterGives : words.programmerGives)(voltText(programmerMv))
  return (
    <svg
      className={`${ink['drawing']} ${css['voltage']}`}
      viewBox={`-4 0 ${width + 8} 76`}
      role="img"
      aria-label={words.scaleLabel(chip, programmer)}
    >
      <path d={`M0 34H${width}`} stroke="var(--edge)" strokeWidth="1.2" />
      {[1800, 3300, 5000].map((mv) => (
        <g key={mv}>
          <path d={`M${at(mv)} 30v8`} stroke="var(--edge)" strokeWidth="1.2" />
          <text x={at(mv)} y="54" className={`${ink['small']} ${ink['mid']}`}>
            {voltText(mv)}
          </text>
        </g>
      ))}
      {supplyMv === null ? null : (
        <>
          <rect
            x={at(supplyMv[0])}
            y="28"
            width={at(supplyMv[1]) - at(supplyMv[0])}
            height="12"
            rx="2"
            fill={fits ? 'var(--ink-2)' : 'var(--danger)'}
          />
          <text x={(at(supplyMv[0]) + at(supplyMv[1])) / 2} y="71" className={ink['mid']}>
            {chip}
          </text>
        </>
      )}
      {programmerMv === null ? null : (
        <>
          <path
            d={`M${at(programmerMv)} 16v28`}
            stroke={fits || supplyMv === null ? 'var(--ink)' : 'var(--danger)'}
            strokeWidth="2.5"
          />
          <text
            x={at(programmerMv)}
            y="12"
            className={`${ink['mid']} ${ink['strong']}`}
            fill="var(--ink)"
          >
            {programmer}
          </text>
        </>
      )}
    </svg>
  )
}
