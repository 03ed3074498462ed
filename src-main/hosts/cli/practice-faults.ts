/** What each practice fault does, for `--help`. */
import type { PracticeFaultForm } from '../../transport/drivers.ts'

export const practiceFaultSentences: { readonly [F in PracticeFaultForm]: string } = {
  'open-WIRE': 'The wire has no contact: miso, mosi, clk, cs, hold, wp, vcc or gnd.',
  'short-WIRE-gnd': 'The wire touches ground (also short-WIRE-vcc, short-mosi-miso).',
  'swap-WIRE-WIRE': 'Two wires are exchanged, as in swap-mosi-miso or swap-cs-clk.',
  'clip:sits=off|turned|1|-1':
    'The clip touches nothing, is turned round, or sits one place too far either way.',
  'weak-WIRE[:open=0.1][:us=50]':
    'The contact comes and goes: open a tenth of the time, for 50 µs on average.',
  'resist-WIRE:ohm=2000': 'The contact has resistance.',
  'load:ohm=100': 'Other parts of the mainboard load the supply of the chip.',
  'weak-supply:ohm=20': 'The supply of the programmer gives way under load.',
  'held-WIRE-gnd[:ohm=100]':
    'Another part of the mainboard holds the wire low (also held-WIRE-vcc).',
  'rings:rate=0.02': 'So many edges of CLK are seen as three.',
  'slow-edges:pf=300': 'Long wires make every edge slow.',
  'flip:rate=1e-6[:above=12M]': 'One bit in so many is read wrong, if wanted only above a clock.',
  'flip:address=0x1000[:bit=3][:rate=0.5]':
    'A bit at one address is read wrong, always or with that chance.',
  'shift:bits=1[:above=12M]': 'Replies arrive late by so many bits (negative: early).',
  'unplug:op=500[:done=yes]':
    'The programmer vanishes at the 500th window. With done=yes the chip still gets that window.',
  'unplug:write=12':
    'The programmer vanishes while the chip does its 12th erase or page. This happens every second time, so the next write ends well.',
  'mute:op=500': 'From the 500th window on the programmer answers nothing.',
  'noop:op=500': 'The 500th window never reaches the chip.',
  'garbage:op=500': 'The reply of the 500th window is garbage.',
  'stuck-busy[:after=3]':
    'The chip stays busy for ever after the third erase, program or status write.',
  'protected[:bp=4][:lock=pin|power|permanent]':
    'Block protection is on. The lock is held by the WP leg, until power-off, or for good.',
  wps: 'Every block has its own lock (WPS), and a register shows it.',
  'hidden-wps': 'Every block has its own lock, and no register shows it. Only opcode 98 undoes it.',
  cmp: 'The complement bit is set: with no block protect bit, everything is protected.',
  qpi: 'The chip listens on four lines only, and is deaf until it loses power.',
  'bad-sector:address=0x10000[:ends=no]':
    'The sector does not erase. With ends=no its erase never ends.',
  'bad-page:address=0x10000': 'The page ignores every program.',
  'stuck-address:bit=16[:level=1]':
    'The address bit makes no difference: the memory always sees it as 0, or as 1.',
  'stuck-data:bit=3[:level=1]':
    'The bit reads as 0, or as 1, in every byte of the memory. The ID reads well.',
  'relabelled[:times=2]':
    'A smaller chip under a larger name: it holds only half, or one of so many parts, of its size.',
  'second-chip[:chip=MX25L6406E]':
    'Another chip of the mainboard gets the same chip select and replies too. Where the two differ, MISO reads 0.',
  'late-page:rate=0.01[:times=20]': 'Some pages need so many times longer to program.',
}
