// SPDX-License-Identifier: GPL-3.0-or-later
import type { ProtectionView } from '../../../shared/model/protection.ts'
import { liftChoices } from '../../../shared/text/protection.ts'
import { protectionLead, reviewText as words } from '../../text/review.ts'
import type { WriteOffer } from './useWriteOffer.ts'
import { SectionTitle } from '../../parts/SectionTitle.tsx'
import { Asks, Choice } from '../../parts/Asks.tsx'

interface WriteProtectionProps {
  readonly offer: Pick<WriteOffer, 'protection' | 'unprotect' | 'setUnprotect'>
  /** The protection that was read; `null`: the chip does not report it. */
  readonly now: ProtectionView | null
}

/** What to do about the write protection of the chip; nothing if no protection is known. */
export function WriteProtection({ offer, now }: WriteProtectionProps) {
  const { protection, unprotect, setUnprotect } = offer
  if (protection === 'none') return null
  return (
    <section>
      <SectionTitle>{words.protection}</SectionTitle>
      <Asks>
        <legend>
          {protection === 'hidden' || now === null ? words.protectionHidden : protectionLead(now)}
        </legend>
        {(['restore-afterwards', 'leave-off'] as const).map((choice) => (
          <Choice key={choice}>
            <input
              type="radio"
              name="unprotect"
              checked={unprotect === choice}
              onChange={() => setUnprotect(choice)}
            />
            <span>{liftChoices[choice]}</span>
          </Choice>
        ))}
        {now === null || now.lock === 'off' ? null : <p className="sub">{words.lockedBy}</p>}
      </Asks>
    </section>
  )
}
