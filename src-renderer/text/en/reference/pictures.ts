// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** Words of the pictures of things: labels for screen readers, and captions in lines. */
export const pictureText = {
  picoPins: {
    label:
      'Two programmers seen from above. Pico: bare holes along both edges. Pico H: black strips with metal pins along both edges.',
    bare: ['Pico:', 'bare holes'],
    soldered: ['Pico H:', 'soldered pins'],
  },
  clips: {
    label:
      'Two test clips from the side, each on a chip, one contact on every leg. The wires go up from the top. Left: the clip for 8 legs. Right: the clip for 16 legs.',
    eight: ['Pomona 5250', 'on a SOIC8'],
    sixteen: ['Pomona 5252', 'on a SOIC16'],
  },
  loose: {
    label:
      'Three breadboards from above. First: a SOIC8 inside a socket with a lid. Second: a DIP8 directly in the breadboard. Third: a SOIC8 soldered to a small adapter with 4 pins on each side.',
    socket: ['SOIC8', 'in a socket'],
    direct: ['DIP8'],
    adapter: ['SOIC8 on', 'an adapter'],
  },
}
