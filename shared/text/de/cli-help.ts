// SPDX-License-Identifier: GPL-3.0-or-later
/** `pin-one --help`: die Worte der Kommandozeile. */
export const helpText =
  (): string => `pin-one: liest, schreibt und verifiziert SPI-Flash-Chips der Reihe 25xx, mit Backup.

  pin-one check -p PROGRAMMER           sucht den Chip, oder nennt die Leitungen, die zu prüfen sind (auch ohne check)
  pin-one -p PROGRAMMER -r DATEI        liest den Chip einmal in DATEI
  pin-one -p PROGRAMMER --backup DATEI  liest zweimal, vergleicht, behält ein Backup und eine Kopie in DATEI
  pin-one -p PROGRAMMER -w DATEI        macht ein Backup, schreibt DATEI, liest alles zurück
  pin-one -p PROGRAMMER -v DATEI        vergleicht den Chip mit DATEI
  pin-one -p PROGRAMMER -E              macht ein Backup, löscht den Chip
  pin-one check -p PROGRAMMER --clock-ladder
                                        wie viele Antworten bei jedem SPI-Takt richtig sind, und welcher der beste ist
  pin-one -p PROGRAMMER --flash-name    Hersteller und Name in einer Zeile; --flash-size seine Bytes
  pin-one -p PROGRAMMER --resume        schließt ein unfertiges Schreiben ab
  pin-one -p PROGRAMMER --restore [ID]  spielt ein Backup zurück
  (DATEI von -w und -v kann - sein: was aus einer Pipe kommt)
  pin-one demo                          alle Schritte am Übungschip
  pin-one image DATEI [--board NAME]    was in einer Datei oder einem Archiv ist, ohne Chip
                     [--keyboard deqwertz]  welche Datei eines Archivs passt
                     [--undo NEU]           vertauschte Bytes, Intel HEX, S-Records oder Kapsel: ihr Image, in NEU
  (eine Datei in einem Archiv: -w ARCHIV:NAME)
  pin-one serve [--port N] [--no-open]  die App im Browser, für Computer ohne Bildschirm

Programmer (-p, --programmer):
  serprog:dev=PORT[:BAUD]      ein Programmer an einem seriellen Anschluss, zum Beispiel /dev/ttyACM0
  serprog:ip=HOST:PORT         einer im Netzwerk
    ,spispeed=16M              SPI-Takt in Hz, k und M erlaubt     ,cs=N   Chip-Select
  linux_spi:dev=/dev/spidevB.C                                     die SPI-Pins eines Linux-Boards
    ,spispeed=32768            SPI-Takt in kHz (sonst: der aus der Libreboot-Anleitung)
  practice[:chip=NAME,fault=...,timing=off|real,file=PFAD]         ein Übungschip

Optionen:
  -c, --chip NAME              der Chip, wenn mehrere passen (pin-one -L zeigt die Namen)
      --board NAME             das Mainboard: Das Image muss dafür sein, und Backups tragen seinen Namen
      --slot NAME              welcher Chip davon: top, bottom, 1, 2 (meist zeigt ihn die Größe des Chips)
      --ignore-board           -w, obwohl das Image für ein anderes Mainboard ist als --board
      --skip-backup            -w und -E ohne Backup: Dann gibt es keinen Weg zurück
      --unprotect[=leave-off]  schaltet den Schreibschutz aus, und wieder ein außer mit leave-off
      --programmer-voltage V   was der Programmer über einen Adapter liefert (sonst gilt 3.3)
      --chip-voltage V         was der Chip braucht, wenn Pin One es nicht weiß (3.3, 1.8, 2.7-3.6)
      --backup DATEI           mit -w oder -E: noch eine Kopie des Backups
      --progress               alle zehn Prozent eine Zeile, wo kein Terminal ist
      --json                   ein JSON-Ereignis je Zeile, das letzte ist das Ergebnis
      --lang en|de             die Sprache der Ausgabe (sonst PIN_ONE_LANG, sonst die des Systems)
  -o, --output LOG             alles, was ausgegeben wird, mit Uhrzeit, in LOG
  -V, --verbose                ausführlichere Ausgabe

Teile des Chips, mit -r, -w und -v (alles andere bleibt, wie es ist):
      --ifd | --fmap           die Regionen, die der Chip selbst nennt
      --ifd-file DATEI | --fmap-file DATEI | -l DATEI    die Regionen, die eine Datei nennt
  -i, --include NAME[:DATEI]   die Region, und eine Datei, die nur sie enthält (mehrmals möglich)
  -x, --extract                jede Region in eine Datei mit ihrem Namen
      --keep-mac               mit -w: Die Netzwerkadresse des Backups kommt in das Image

Schreibschutz und Register-Bits (zweimal zurückgelesen, dauerhafte Bits werden nie gesetzt):
      --wp-status              der geschützte Bereich, und was ihn sperrt
      --wp-list                die Bereiche, die der Chip schützen kann
      --wp-range START,LÄNGE   schützt diesen Bereich; 0,0 schützt nichts
      --wp-region NAME         schützt eine Region von -l, --ifd oder --fmap
      --wp-enable              sperrt die Register, solange WP auf Masse liegt
      --wp-disable             hebt diese Sperre auf
  pin-one wp [list|range|region|enable|disable]    dasselbe in der Schreibweise von flashprog, mit -p; allein: der Stand
  pin-one config [get|set] qe [WERT]               das Quad-Enable-Bit, mit -p

Optionen von flashrom und flashprog, die Pin One mit einem Hinweis annimmt (README nennt alle):
  -f, --force                  -r und -x dürfen eine Datei ersetzen, und keine Prüfung entfällt
  -n, --noverify               trotzdem wird jedes Byte verglichen
  -N, --noverify-all           trotzdem wird der ganze Chip verglichen
  -z, --list-supported-wiki    wie -L
  pin-one prog ...             wie ohne prog

Ohne Programmer:
  -L, --list-supported [TEXT]  Chip-Modelle, oder die, die zu einem Aufdruck passen
      --list-programmers       was angesteckt ist, und warum etwas nicht geöffnet werden kann
      --list-backups           die gespeicherten Backups
      --dismiss                lässt ein unfertiges Schreiben, wie es ist
      --split DATEI [--board NAME]   ein Image in seine Teile, für Mainboards mit zwei Chips
                   [--sizes 8M,4M]   wenn weder die Datei noch das Mainboard die Größen zeigt
      --join DATEI TEIL TEIL   Teile (oder Backups) in ein Image, in der Reihenfolge ihrer Adressen
      --report                 der Support-Bericht, ohne deine Namen und Pfade
  pin-one practice --listen 127.0.0.1:PORT | --pty PFAD [--chip NAME] [--fault ...]
                               [--timing off|real] [--file PFAD]   ein Übungschip für andere Programme
                               (seine Chips und Fehler: pin-one practice --help)
  pin-one bridge --spidev /dev/spidevB.C --listen 127.0.0.1:PORT [--spispeed KHZ]
                               die SPI-Pins dieses Linux-Boards für serprog (mit ssh -L)
  -h, --help    -R, --version

Exit-Codes: 0 fertig, 1 Option nicht verstanden, 10 Verbindung, 20 Leitungen, 30 Chip, 40 Image oder Datei,
50 Daten (der Chip enthält nicht, was er soll), 60 abgelehnt oder angehalten, 70 Fehler von Pin One.
PIN_ONE_DATA nennt den Ordner für Backups und Journal.
`

/** `pin-one practice --help`: the practice device itself provides the lines `chips` and `faults`. */
export const practiceHelpText = (
  chips: string,
  faults: string,
): string => `pin-one practice: ein Übungsprogrammer mit einem Übungschip, für andere Programme und für erste Versuche.

  pin-one practice --listen 127.0.0.1:PORT | --pty PFAD [OPTIONEN]
  pin-one demo [OPTIONEN]                      alle Schritte daran
  pin-one -p practice:chip=NAME,fault=FEHLER   alles daran (Optionen als NAME=WERT, mit Kommas)
  pin-one -p practice:board=x230,slot=2        der zweite Chip dieses Mainboards

      --chip NAME              welcher Chip, siehe unten
      --fault FEHLER[+FEHLER]  was misslingt, siehe unten
      --timing off|real        so schnell wie möglich, oder so langsam wie ein Pico und ein echter Chip
      --file PFAD              behält den Inhalt des Chips in dieser Datei
      --content firmware|blank|./DATEI  was er am Anfang enthält
      --seed N                 anderer Inhalt, andere zufällige Fehler
      --wp high|low            wie WP gehalten wird

Chips:
${chips}

Fehler:
${faults}
`

/** The effect of each practice fault, by its typed form. */
export const practiceFaultSentences = {
  'open-WIRE': 'Die Leitung hat keinen Kontakt: miso, mosi, clk, cs, hold, wp, vcc oder gnd.',
  'short-WIRE-gnd': 'Die Leitung berührt Masse (auch short-WIRE-vcc, short-mosi-miso).',
  'swap-WIRE-WIRE': 'Zwei Leitungen sind vertauscht, wie in swap-mosi-miso oder swap-cs-clk.',
  'clip:sits=off|turned|1|-1':
    'Der Clip berührt nichts, sitzt verkehrt herum oder einen Platz daneben.',
  'weak-WIRE[:open=0.1][:us=50]':
    'Der Kontakt kommt und geht: ein Zehntel der Zeit offen, im Mittel 50 µs lang.',
  'resist-WIRE:ohm=2000': 'Der Kontakt hat Widerstand.',
  'load:ohm=100': 'Andere Teile des Mainboards belasten die Versorgung des Chips.',
  'weak-supply:ohm=20': 'Die Versorgung des Programmers gibt unter Last nach.',
  'held-WIRE-gnd[:ohm=100]':
    'Ein anderer Teil des Mainboards hält die Leitung auf Masse (auch held-WIRE-vcc).',
  'rings:rate=0.02': 'Dieser Anteil der Flanken von CLK wird als drei gesehen.',
  'slow-edges:pf=300': 'Lange Leitungen machen jede Flanke langsam.',
  'flip:rate=1e-6[:above=12M]':
    'Ein Bit von so vielen wird falsch gelesen, auf Wunsch nur über einem Takt.',
  'flip:address=0x1000[:bit=3][:rate=0.5]':
    'Ein Bit an einer Adresse wird falsch gelesen, immer oder mit dieser Wahrscheinlichkeit.',
  'shift:bits=1[:above=12M]': 'Antworten kommen um so viele Bits zu spät (negativ: zu früh).',
  'unplug:op=500[:done=yes]':
    'Der Programmer verschwindet beim 500. Fenster. Mit done=yes kommt dieses Fenster noch beim Chip an.',
  'unplug:write=12':
    'Der Programmer verschwindet, während der Chip sein 12. Löschen oder seine 12. Seite macht. Das geschieht jedes zweite Mal, also gelingt das nächste Schreiben.',
  'mute:op=500': 'Ab dem 500. Fenster antwortet der Programmer nichts.',
  'noop:op=500': 'Das 500. Fenster kommt nie beim Chip an.',
  'garbage:op=500': 'Die Antwort auf das 500. Fenster ist Unsinn.',
  'stuck-busy[:after=3]':
    'Nach dem dritten Löschen, Schreiben oder Status-Schreiben bleibt der Chip für immer beschäftigt.',
  'protected[:bp=4][:lock=pin|power|permanent]':
    'Der Blockschutz ist an. Die Sperre hält durch das Bein WP, bis zum Ausschalten oder für immer.',
  wps: 'Jeder Block hat seine eigene Sperre (WPS), und ein Register zeigt sie.',
  'hidden-wps':
    'Jeder Block hat seine eigene Sperre, und kein Register zeigt sie. Nur Opcode 98 hebt sie auf.',
  cmp: 'Das Complement-Bit ist gesetzt: Ohne Blockschutz-Bit ist alles geschützt.',
  qpi: 'Der Chip hört nur auf vier Leitungen und ist taub, bis er ohne Strom war.',
  'bad-sector:address=0x10000[:ends=no]':
    'Der Sektor lässt sich nicht löschen. Mit ends=no endet sein Löschen nie.',
  'bad-page:address=0x10000': 'Die Seite beachtet kein Schreiben.',
  'stuck-address:bit=16[:level=1]':
    'Das Adressbit macht keinen Unterschied: Der Speicher sieht es immer als 0, oder als 1.',
  'stuck-data:bit=3[:level=1]':
    'Das Bit liest sich in jedem Byte des Speichers als 0, oder als 1. Die ID liest sich richtig.',
  'relabelled[:times=2]':
    'Ein kleinerer Chip unter einem größeren Namen: Er enthält nur die Hälfte oder einen von so vielen Teilen seiner Größe.',
  'second-chip[:chip=MX25L6406E]':
    'Ein anderer Chip des Mainboards bekommt dasselbe Chip-Select und antwortet auch. Wo sich die beiden unterscheiden, liest MISO 0.',
  'late-page:rate=0.01[:times=20]': 'Manche Seiten brauchen so viele Male länger zum Schreiben.',
} as const
