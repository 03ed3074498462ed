/** Words in and beside the drawings. */
export const drawingText = {
  leg: (n: number) => `Leg ${n}`,
  pointAt: 'Point at a leg to see what it does.',
  chipTitle: (name: string, turn: number, under: boolean) =>
    `${name} from ${under ? 'below, mirrored' : 'above'}${turn === 0 ? '' : `, turned by ${turn} degrees`}`,
  underside: (hasLegs: boolean) => (hasLegs ? ['UNDERSIDE', 'mirrored'] : ['thermal', 'pad']),
  turn: 'Turn',
  flip: 'From below',
  flipBack: 'From above',
  print: 'Print',
} as const
