/** Serprog programmers on USB serial ports and on the network. */
import type { ProgrammerDriver } from '../spi.ts'

/** Ids: `serprog:dev=/dev/ttyACM0`, `serprog:dev=COM3:115200`, `serprog:ip=HOST:PORT`, `serprog:ip=[::1]:PORT`. */
export const serprogDriver: ProgrammerDriver = {
  kind: 'serprog',
  list: () => Promise.resolve([]),
  accepts: (id) => id.startsWith('serprog:'),
  open: () => Promise.reject(new Error('not yet')),
}
