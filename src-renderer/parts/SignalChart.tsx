// SPDX-License-Identifier: GPL-3.0-or-later
import type { SignalQuality } from '../../shared/signal-quality.ts'
import { rungText, signalHeading, signalNote, signalText } from '../../shared/text/signal.ts'
import styles from './SignalChart.module.css'

/**
 * Share of correct replies at each clock, with the confidence interval of the true share; folded to its one sentence.
 */
export function SignalChart({ quality }: { readonly quality: SignalQuality }) {
  const { rungs, firstFailingHz, recommendedHz } = quality
  return (
    <details className={styles['signal']} data-recommended={recommendedHz ?? ''}>
      <summary>
        {signalHeading()}: {signalText(quality)}
      </summary>
      <ol>
        {rungs.map((rung) => (
          <li key={rung.clockHz}>
            <svg viewBox="0 0 200 12" aria-hidden="true">
              <rect x="0" y="1" width="200" height="10" className={styles['all']} />
              <rect
                x="0"
                y="1"
                width={200 * rung.rate}
                height="10"
                className={
                  firstFailingHz !== null && rung.clockHz >= firstFailingHz
                    ? styles['fails']
                    : styles['right']
                }
              />
              <path
                d={`M${200 * rung.low} 6H${200 * rung.high}M${200 * rung.low} 2v8M${200 * rung.high} 2v8`}
                className={styles['range']}
              />
            </svg>
            <span>{rungText(rung)}</span>
          </li>
        ))}
      </ol>
      <p className="sub">{signalNote()}</p>
    </details>
  )
}
