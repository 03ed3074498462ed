/** What is said of a chip on too high a supply. Millivolts in, volts out. */
const volts = (mv: number): string => `${mv / 1000} V`

export const tooHighText = (programmerMv: number, maxMv: number): string =>
  `Danger: unplug the programmer now. It supplies ${volts(programmerMv)}. This chip allows at most ${volts(maxMv)} and may be damaged.`
