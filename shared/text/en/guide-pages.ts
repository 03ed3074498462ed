// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
/** The words of the pages of the guide. CC BY-SA 4.0, like the guide. */
import about from './guide-pages/about.json' with { type: 'json' }
import chips from './guide-pages/chips.json' with { type: 'json' }
import deeper from './guide-pages/deeper.json' with { type: 'json' }
import programmers from './guide-pages/programmers.json' with { type: 'json' }
import steps from './guide-pages/steps.json' with { type: 'json' }
import wiring from './guide-pages/wiring.json' with { type: 'json' }

export const guidePageWords = {
  ...about,
  ...chips,
  ...deeper,
  ...programmers,
  ...steps,
  ...wiring,
}
