// SPDX-License-Identifier: GPL-3.0-or-later
// The man page and the completions of the shells, made from what `pin-one --help` prints: an option that is added there
// is in all of them, and none can describe a command line that does not exist.

/** A line of help is two spaces, its form, at least two spaces, what it does; a deeper line goes on with the last. */
const entryLine = /^ {2,6}(\S.*?)(?: {2,}(\S.*))?$/

/**
 * The help as sections of entries. A section begins with a line that ends in a colon; what stands before the first is
 * the synopsis. Prose lines are entries without a form.
 */
export function helpSections(help) {
  const [first = '', ...rest] = help.trimEnd().split('\n')
  const sections = [{ title: 'SYNOPSIS', entries: [] }]
  for (const line of rest) {
    const { entries } = sections.at(-1)
    const last = entries.at(-1)
    if (line.trim() === '') continue
    if (/^\S.*:$/.test(line)) sections.push({ title: line.slice(0, -1), entries: [] })
    else if (!line.startsWith(' ')) {
      const titled = /^([A-Z][a-z]+ [a-z]+): (.*)$/.exec(line)
      if (titled !== null) sections.push({ title: titled[1], entries: [{ text: titled[2] }] })
      else if (last !== undefined && last.form === undefined) last.text += ` ${line}`
      else entries.push({ text: line })
    } else if (/^ {9,}/.test(line) && last?.form !== undefined) {
      // A long form goes on with more of its options before it says what it does.
      const [, more = '', text = ''] = /^((?:\[[^\]]*\] ?)*)(?: *)(.*)$/.exec(line.trim()) ?? []
      last.form = `${last.form} ${more}`.trim()
      last.text = `${last.text} ${text}`.trim()
    } else {
      const [, form = '', text = ''] = entryLine.exec(line) ?? []
      entries.push({ form, text })
    }
  }
  return { summary: first.replace(/^pin-one: /, ''), sections }
}

// ---- man page ----------------------------------------------------------------------------------------------

/** roff reads a leading dot or quote as a request, a backslash as an escape and a bare hyphen as a typographic one. */
const roff = (text) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/, '\\&$1')

const sectionTitle = (title) => title.replace(/ \(.*\)$/, '').toUpperCase()

/** `pin-one.1` in roff; `date` is that of the release, so that two builds of one version are equal. */
export function manPage(help, { version, date }) {
  const { summary, sections } = helpSections(help)
  const lines = [
    `.TH PIN-ONE 1 "${date}" "Pin One ${version}" "User Commands"`,
    '.SH NAME',
    `pin\\-one \\- ${roff(summary.replace(/\.$/, ''))}`,
  ]
  for (const { title, entries } of sections) {
    lines.push(`.SH ${sectionTitle(title)}`)
    for (const { form, text } of entries) {
      if (form === undefined) lines.push('.PP', roff(text))
      else lines.push('.TP', `.B ${roff(form)}`, text === '' ? '\\&' : roff(text))
    }
  }
  lines.push(
    '.SH SEE ALSO',
    '.BR flashrom (8)',
    '.PP',
    'The same program serves the whole guide as a page: run',
    '.BR "pin\\-one serve" .',
  )
  return `${lines.join('\n')}\n`
}

// ---- completion --------------------------------------------------------------------------------------------

/** Options with what they do, once each, and the words that may come first. */
export function helpWords(help) {
  const options = new Map()
  const commands = new Map()
  for (const { title, entries } of helpSections(help).sections) {
    // "Programmers (-p, --programmer)": the section tells what the option takes.
    const titled = /^(\w+) \((-\w), (--[a-z-]+)\)$/.exec(title)
    if (titled !== null)
      options.set(titled[3], { short: titled[2], text: titled[1], value: 'word' })
    for (const { form = '', text } of entries) {
      const command = /^pin-one ([a-z]+)/.exec(form)
      if (command !== null) commands.set(command[1], text)
      const own = /^(?:(-\w), +)?(--[a-z][a-z-]*)/.exec(form)
      if (own !== null && !options.has(own[2]))
        options.set(own[2], { short: own[1] ?? null, text, value: valueOf(form) })
      for (const [short] of title === 'SYNOPSIS' ? form.matchAll(/(?<=\s)-[a-zA-Z](?=\s|$)/g) : [])
        if (!options.has(short))
          options.set(short, { short: null, text, value: valueOf(form.slice(form.indexOf(short))) })
      for (const [long] of form.matchAll(/(?<=[\s[])--[a-z][a-z-]*/g))
        if (!options.has(long))
          options.set(long, { short: null, text, value: valueOf(form.slice(form.indexOf(long))) })
      // "; --flash-size its bytes": an option that shares its line with another.
      for (const [, short, long, rest] of text.matchAll(
        /(?:^|; )(?:(-\w), )?(--[a-z][a-z-]*)(?: ([^;]*))?/g,
      ))
        if (!options.has(long))
          options.set(long, { short: short ?? null, text: rest ?? '', value: 'none' })
    }
  }
  const shorts = new Set([...options.values()].map(({ short }) => short))
  for (const form of options.keys()) if (shorts.has(form)) options.delete(form)
  return { options, commands }
}

/** What follows an option: a file, something else, or nothing. */
function valueOf(form) {
  const word = /^\S+(?:, +--\S+)? +\[?([A-Z]+)/.exec(form)?.[1]
  if (word === undefined) return 'none'
  return word === 'FILE' || word === 'LOG' ? 'file' : 'word'
}

const programmers = ['serprog:dev=', 'serprog:ip=', 'linux_spi:dev=/dev/spidev', 'practice:chip=']
const allForms = ([long, { short }]) => (short === null ? [long] : [short, long])

export function bashCompletion(help) {
  const { options, commands } = helpWords(help)
  const takes = (kind) =>
    [...options]
      .filter(([, { value }]) => value === kind)
      .flatMap(allForms)
      .join('|')
  return `# bash completion for pin-one
_pin_one() {
  local current previous words cword
  # A programmer's name has colons and equals signs in it, which bash takes for word breaks.
  if declare -F _get_comp_words_by_ref >/dev/null; then
    _get_comp_words_by_ref -n := -c current -p previous -w words -i cword
  else
    current=\${COMP_WORDS[COMP_CWORD]}; previous=\${COMP_WORDS[COMP_CWORD-1]}; cword=$COMP_CWORD
  fi
  case $previous in
    -p|--programmer)
      COMPREPLY=($(compgen -W '${programmers.join(' ')}' -- "$current"))
      declare -F __ltrim_colon_completions >/dev/null && __ltrim_colon_completions "$current"
      [[ \${COMPREPLY[0]} == *= || \${COMPREPLY[0]} == *spidev ]] && compopt -o nospace
      return ;;
    ${takes('file')})
      COMPREPLY=($(compgen -f -- "$current")); compopt -o filenames; return ;;
    ${takes('word')}) return ;;
  esac
  local offered='${[...options].flatMap(allForms).join(' ')}'
  [[ $cword -eq 1 ]] && offered="$offered ${[...commands.keys()].join(' ')}"
  COMPREPLY=($(compgen -W "$offered" -- "$current"))
}
complete -F _pin_one pin-one
`
}

const quoted = (text) => text.replaceAll("'", "'\\''").replaceAll(/[[\]:]/g, '\\$&')

export function zshCompletion(help) {
  const { options, commands } = helpWords(help)
  const lines = [...options].map(([long, { short, text, value }]) => {
    const forms = short === null ? `'${long}` : `'(${short} ${long})'{${short},${long}}'`
    const after =
      long === '--programmer'
        ? ':programmer:_pin_one_programmers'
        : value === 'file'
          ? ':file:_files'
          : value === 'word'
            ? ':value: '
            : ''
    return `  ${forms}[${quoted(text)}]${after}'`
  })
  return `#compdef pin-one
_pin_one_programmers() { compadd -S '' -- ${programmers.join(' ')} }
_pin_one_commands() {
  local -a commands=(
${[...commands].map(([name, text]) => `    '${name}:${quoted(text)}'`).join('\n')}
  )
  _describe command commands
}
_arguments -s \\
${lines.map((line) => `${line} \\`).join('\n')}
  '1:command:_pin_one_commands'
`
}

export function fishCompletion(help) {
  const { options, commands } = helpWords(help)
  const told = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  const lines = [...options].map(([long, { short, text, value }]) => {
    const name = long.startsWith('--') ? `-l ${long.slice(2)}` : `-s ${long.slice(1)}`
    const brief = short === null ? '' : ` -s ${short.slice(1)}`
    const after =
      long === '--programmer'
        ? ` -x -a '${programmers.join(' ')}'`
        : value === 'file'
          ? ' -r -F'
          : value === 'word'
            ? ' -x'
            : ' -f'
    return `complete -c pin-one ${name}${brief}${after} -d ${told(text)}`
  })
  return `# fish completion for pin-one
${[...commands].map(([name, text]) => `complete -c pin-one -n __fish_use_subcommand -f -a ${name} -d ${told(text)}`).join('\n')}
${lines.join('\n')}
`
}
