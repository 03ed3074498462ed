// SPDX-License-Identifier: GPL-3.0-or-later
/** Decides who may reach the app: whoever holds the printed address, once, and then the tab that used it. */
import { randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits, in characters that are valid in an address and in a WebSocket subprotocol. */
const secretBytes = 32

export interface Secrets {
  /** A new one-time token; makes an older unused one invalid. */
  newToken(): string
  /** The secret of a tab, for a token (which is then used up) or for that secret itself; `null`: refused. */
  redeem(presented: string): string | null
}

export function createSecrets(): Secrets {
  let token: string | null = null
  const ofTabs: string[] = []
  const random = () => randomBytes(secretBytes).toString('base64url')
  return {
    newToken: () => (token = random()),
    redeem(presented) {
      if (token !== null && same(presented, token)) {
        token = null
        const secret = random()
        ofTabs.push(secret)
        return secret
      }
      return ofTabs.find((secret) => same(presented, secret)) ?? null
    },
  }
}

function same(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
