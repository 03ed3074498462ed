/** How sizes, clocks, times and addresses are spelled, everywhere the same. */
export function sizeText(bytes: number): string {
  if (bytes === 0) return '0 bytes'
  if (bytes % 1048576 === 0) return `${bytes / 1048576} MiB`
  if (bytes % 1024 === 0) return `${bytes / 1024} KiB`
  return `${bytes.toLocaleString('en')} bytes`
}

/** `3.5 of 8 MiB`: both in the unit of the whole, so that the number that moves stays readable. */
export function amountText(done: number, total: number): string {
  if (total < 1024) return `${done} of ${total} bytes`
  const [unit, name, digits] = total < 1048576 ? [1024, 'KiB', 0] : [1048576, 'MiB', 1]
  const spelled = (bytes: number) => (bytes / unit).toFixed(bytes % unit === 0 ? 0 : digits)
  return `${spelled(done)} of ${spelled(total)} ${name}`
}

export function clockText(hz: number): string {
  if (hz === 0) return 'not told'
  if (hz >= 1e6) return `${Number((hz / 1e6).toFixed(2))} MHz`
  return `${Number((hz / 1e3).toFixed(1))} kHz`
}

/** Whole seconds under a minute, then minutes and seconds. */
export function timeText(ms: number): string {
  if (ms > 0 && ms < 1000) return 'under 1 s'
  const seconds = Math.max(0, Math.round(ms / 1000))
  if (seconds < 60) return `${seconds} s`
  const rest = seconds % 60
  return rest === 0
    ? `${Math.floor(seconds / 60)} min`
    : `${Math.floor(seconds / 60)} min ${rest} s`
}

/** An estimate: `about 40 s`, `under 1 s`. */
export const aboutText = (ms: number) => (ms < 1000 ? 'under 1 s' : `about ${timeText(ms)}`)

export const addressText = (offset: number) =>
  `0x${offset.toString(16).toUpperCase().padStart(6, '0')}`

export function voltText(mv: number): string {
  return `${Number((mv / 1000).toFixed(2))} V`
}

/** A hash in fours, two lines of 32, so that equal hashes stand column under column. */
export function hashText(hash: string): string {
  const fours = hash.match(/.{1,4}/g) ?? []
  const lines = []
  for (let at = 0; at < fours.length; at += 8) lines.push(fours.slice(at, at + 8).join(' '))
  return lines.join('\n')
}

const two = (value: number) => String(value).padStart(2, '0')

/** `2026-11-26 09:05`, local time; the same everywhere, whatever the computer's language. */
export function dateText(iso: string): string {
  const date = new Date(iso)
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`
}

/** `09:05:07`, local time. */
export function timeOfDay(iso: string): string {
  const date = new Date(iso)
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':')
}
