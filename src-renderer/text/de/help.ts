// SPDX-License-Identifier: GPL-3.0-or-later OR CC-BY-SA-4.0
import { plural } from '../../../shared/text/numbers.ts'
import { nobody, sayContents } from '../../../shared/text/chip-contents.ts'
import type { TopicId } from '../help-topics.ts'
import type { HelpWords } from '../en/help.ts'

/** Die Wörter um Hilfe und Hinweise. */
export const help: {
  readonly close: string
  readonly search: string
  readonly more: string
  readonly cautions: string
  readonly danger: string
  readonly toRead: string
  readonly alsoGood: (count: number) => string
  /** Cautions that appear after the user has ticked those above. */
  readonly later: (count: number) => string
  readonly why: string
} = {
  close: 'Hilfe schließen',
  search: 'Suche in der ganzen Hilfe',
  more: 'Mehr dazu nachschlagen',
  cautions: 'Lies das, bevor du weitermachst',
  danger: 'Gefahr',
  toRead: 'Hake ab, was du gelesen hast und beachten wirst.',
  later: (count) =>
    plural(count, {
      one: 'Danach kommt noch 1 Hinweis.',
      other: `Danach kommen noch ${count} Hinweise.`,
    }),
  alsoGood: (count) => `Weitere Hinweise (${count})`,
  why: 'Quelle',
}

/** Fragen, die bei jedem Schritt gestellt werden, in ein, zwei Sätzen beantwortet. */
export const helpTopics: Readonly<Record<TopicId, HelpWords>> = {
  break: {
    question: 'Kann ich hier etwas kaputt machen?',
    get answer() {
      return sayContents('help.break', nobody)
    },
  },
  'come-back': {
    question: 'Kann ich aufhören und später weitermachen?',
    get answer() {
      return sayContents('help.come-back', nobody)
    },
  },
  'what-programmer': {
    question: 'Was ist ein Programmer?',
    answer:
      'Er verbindet diesen Computer mit dem Chip. Er benutzt SPI, das Protokoll des Chips. Die meisten nehmen einen Raspberry Pi Pico mit serprog-Firmware.',
  },
  'pico-not-shown': {
    question: 'Mein Pico erscheint nicht',
    answer:
      'Versuche zuerst ein anderes USB-Kabel. Viele Kabel führen nur Strom. Ein Pico ohne Firmware erscheint als Laufwerk und nicht als Programmer.',
  },
  'port-vanishes': {
    question: 'Der Anschluss verschwindet gleich wieder: brltty, ModemManager',
    answer:
      'Auf Ubuntu und Debian kann brltty, ein Dienst für Braillezeilen, einen Adapter mit CH340 oder CP210x belegen. Um das zu sehen, führe aus: sudo dmesg. Wenn du keine Braillezeile benutzt, führe aus: sudo apt remove brltty. ModemManager öffnet neue Anschlüsse für einige Sekunden und sucht ein Modem. Die udev-Regel von Pin One sagt ihm, dass er das lassen soll. Stecke den Programmer dann neu ein.',
  },
  'pico-drive-gone': {
    question: 'Das Laufwerk meines Pico verschwindet, und kein Anschluss kommt',
    answer:
      'Die Firmware wurde kopiert, und der Pico ist neu gestartet. Ein Nachbau des Pico braucht vielleicht eine Firmware für seinen Flash-Chip, und manche Kabel führen nur Strom. Versuche ein anderes Kabel und einen anderen USB-Anschluss. Halte BOOTSEL, während du ihn einsteckst, und kopiere die Firmware noch einmal. Ein Pico 2 oder ein anderer RP2350 braucht die Datei für RP2350.',
  },
  wsl: {
    question: 'Ich benutze WSL, usbipd, eine virtuelle Maschine oder Flatpak',
    answer:
      'Eine virtuelle Maschine und WSL sehen USB nicht von selbst. Pin One für Windows braucht beides nicht. In WSL: usbipd list, dann unter Windows usbipd bind und usbipd attach --wsl mit der Bus-ID. Ein Terminal in einem Flatpak oder Container sieht keine Anschlüsse: Starte Pin One außerhalb davon.',
  },
  'which-port': {
    question: 'Welcher Anschluss: COM12, cu.usbmodem, ttyACM0 oder ttyUSB0?',
    answer:
      'Windows nennt Anschlüsse COM3 oder COM12, macOS /dev/cu.usbmodem101 oder /dev/cu.usbserial, Linux /dev/ttyACM0 oder /dev/ttyUSB0. Pin One listet sie auf. Wenn es mehrere gibt, ziehe den Programmer ab und sieh, welcher verschwindet.',
  },
  'port-busy': {
    question: 'Der Anschluss ist belegt, oder der Zugriff wird verweigert',
    answer:
      'Nur ein Programm auf einmal kann einen Anschluss benutzen. Schließe serielle Monitore, Arduino, PuTTY, screen, flashrom und ein anderes Pin One. Unter Linux muss dein Benutzer den Anschluss öffnen dürfen: Die Zeile des Programmers in der Liste sagt, welcher Befehl hilft. Windows sagt in beiden Fällen „Zugriff verweigert“.',
  },
  'windows-driver': {
    question: 'Welchen Treiber braucht Windows?',
    answer:
      'Windows 10 und 11 haben den Treiber für einen Pico. Verwende dafür nicht Zadig: Ein Treiber für WinUSB oder libusb nimmt den COM-Anschluss weg. Entferne so einen Treiber im Geräte-Manager. Stecke den Pico dann neu ein.',
  },
  'which-spidev': {
    question: 'Welcher Anschluss /dev/spidev liegt auf der Stiftleiste?',
    answer:
      'Auf einem Raspberry Pi sind /dev/spidev0.0 und 0.1 SPI0, und /dev/spidev1.0 ist SPI1. Ein Raspberry Pi 4 hat auch SPI3 bis SPI6. Jeder weitere Bus wird mit einem Overlay eingeschaltet. Pin One zeichnet die Pins des Anschlusses, den du wählst. /dev/spidev10.0 eines Raspberry Pi 5 ist der Flash, von dem er startet: Pin One schreibt nicht darauf.',
  },
  'network-programmer': {
    question: 'Mein Programmer ist ein ESP32 oder ESP8266 im Netzwerk',
    answer:
      'Trage seine Adresse und seinen Port unter „Im Netzwerk oder an einem anderen Computer“ ein. Manche dieser Programmer antworten erst, wenn ein SPI-Takt eingestellt ist: Wähle einen Takt, zum Beispiel 1 MHz. Lass das Chip-Select auf seiner Vorgabe.',
  },
  'other-programmers': {
    question: 'Geht ein Bus Pirate, FT232H, Tigard, Dediprog oder Arduino?',
    answer:
      'Nur mit serprog-Firmware. Pin One kennt serprog-Programmer und die SPI-Pins eines Linux-Boards, sonst nichts. Ein Arduino mit 5 V darf nicht mit einem 3,3-V-Chip verbunden werden. Ein Raspberry Pi Pico ist der günstigste, den Pin One unterstützt.',
  },
  'browser-page': {
    question: 'Die Seite im Browser öffnet sich nicht oder hat die Verbindung verloren',
    answer:
      'Die ausgegebene Adresse gilt einmal und öffnet einen Tab. Für eine neue Adresse drücke Enter in dem Terminal, in dem Pin One läuft. Über ssh verwende an beiden Enden dieselbe Portnummer: ssh -L 8125:127.0.0.1:8125. Wenn Port 8125 belegt ist, nimmt Pin One einen anderen und gibt ihn aus. Ein Lesen oder Schreiben läuft ohne die Seite weiter.',
  },
  'board-not-listed': {
    question: 'Mein Mainboard steht nicht in der Liste',
    answer:
      'Wähle „Ein Mainboard, das nicht gelistet ist“. Pin One behandelt den Chip dann wie einen, der auf ein Mainboard gelötet ist. Es fehlen nur die Hinweise zu deinem Modell.',
  },
  'where-leg-1': {
    question: 'Wo ist Bein 1?',
    answer:
      'Bein 1 ist neben der Mulde, der Kerbe oder der schrägen Kante. Ein gemalter Punkt zeigt vielleicht nicht Bein 1. Vielleicht bedeutet er nur, dass der Chip getestet wurde.',
  },
  'marking-unreadable': {
    question: 'Ich kann den Aufdruck nicht lesen',
    answer:
      'Reinige den Chip mit Isopropylalkohol. Halte ein Licht flach von der Seite und verwende eine Lupe oder die Kamera eines Handys. Das Verdrahten bleibt gesperrt, bis die Versorgungsspannung bekannt ist, denn 3,3 V zerstören einen 1,8-V-Chip.',
  },
  cfeon: {
    question: 'Auf dem Chip steht cFeon',
    answer:
      'cFeon ist das Zeichen von Eon. QH64 mit cFeon darüber ist ein EN25QH64, F32 ist ein EN25F32. Gib die ganze Zeile ein. Die meisten davon brauchen 3,3 V. Das Datenblatt entscheidet.',
  },
  w25q256: {
    question: 'Ist ein W25Q256 anders?',
    answer:
      'Er fasst 32 MiB, deshalb braucht er Adressen aus 4 Bytes. Pin One liest vom Chip, welche Befehle er hat. Ein W25Q256JW oder FW braucht 1,8 V, ein W25Q256JV oder FV braucht 3,3 V.',
  },
  'fake-chip': {
    question: 'Ist das ein gefälschter Chip?',
    answer:
      'Ein umgelabelter Chip kann kleiner sein, als sein Aufdruck sagt, oder von einem anderen Hersteller stammen. Vergleiche den Aufdruck mit der Chip-ID, die Pin One zeigt. Pin One vergleicht nach einem Schreiben jedes Byte. Ein Chip, der kleiner ist als seine ID sagt, besteht diesen Vergleich nicht.',
  },
  'why-power-last': {
    question: 'Warum kommt der Strom zuletzt?',
    answer:
      'Signale können einen Chip beschädigen, der noch keinen Strom hat. Eine Leitung zu bewegen kann einen Chip beschädigen, der Strom hat.',
  },
  'does-check-change': {
    question: 'Ändert das Prüfen den Chip?',
    answer: 'Nein. Pin One liest die Chip-ID mehrmals und vergleicht die Antworten.',
  },
  'no-chip': {
    question: 'Kein Chip wird gefunden. Was jetzt?',
    answer:
      'Trenne zuerst den Strom. Prüfe, ob die Markierung des Clips an Bein 1 ist und ob der Clip jedes Bein berührt. Verwende Leitungen von höchstens 10 cm. Prüfe, ob das Mainboard keinen anderen Strom hat. Suche den Chip dann noch einmal mit einem langsameren SPI-Takt.',
  },
  hot: {
    question: 'Der Chip wird heiß, oder etwas riecht',
    answer:
      'Ziehe sofort den Programmer ab und trenne das Mainboard von jedem Strom. Berühre den Chip nicht. Prüfe, ob der Clip verkehrt herum sitzt oder ob VCC und GND vertauscht sind. Prüfe, ob der Chip 5 V statt 3,3 V hatte, oder 3,3 V an einem 1,8-V-Chip. Schließe ihn nicht wieder an, bevor du die Ursache gefunden hast.',
  },
  'wrong-id': {
    question: 'Die Chip-ID ist falsch oder jedes Mal anders',
    answer:
      'Vielleicht ist ein Kontakt lose, oder der SPI-Takt ist zu schnell. Vielleicht antwortet auch ein zweiter Chip. Trenne den Strom und setze den Clip neu auf. Verwende kürzere Leitungen und einen langsameren SPI-Takt. Auf einem Mainboard mit zwei Chips verbinde CS des anderen Chips über 47 Ω mit VCC. Verwende nie einen blanken Draht.',
  },
  'why-twice': {
    question: 'Warum zweimal?',
    answer:
      'Eine lose Leitung kann einzelne Bits ändern, und ein einziges Lesen kann das nicht zeigen. Wenn zwei Lesevorgänge gleich sind, ist so ein Fehler unwahrscheinlich.',
  },
  'reads-differ': {
    question: 'Die beiden Lesevorgänge sind verschieden. Was jetzt?',
    answer:
      'Keiner davon ist ein Backup. Trenne den Strom und setze den Clip oder den Chip neu auf. Verwende kürzere Leitungen oder einen langsameren SPI-Takt. Lies dann noch einmal.',
  },
  'how-long': {
    question: 'Wie lange dauert es, und hängt es?',
    answer:
      '8 MiB zu lesen dauert eine halbe Minute bis einige Minuten. Es hängt vom SPI-Takt und vom Programmer ab. Ein Schreiben dauert länger, und Pin One liest danach jedes Byte zurück. Die Zeile unter dem Balken zeigt, wann der Programmer zuletzt geantwortet hat. Ziehe nichts ab, solange er antwortet.',
  },
  'serial-and-key': {
    question: 'Behält mein Mainboard seine Seriennummer und seinen Windows-Schlüssel?',
    answer:
      'Sie stehen oft in der Firmware des Herstellers, und das Schreiben ersetzt sie. Das Backup enthält sie. Behalte die Backup-Datei. Um die alte Firmware wieder zu haben, spiele das Backup zurück.',
  },
  'data-folder': {
    question: 'Pin One verwendet meinen Datenordner nicht',
    answer:
      'Andere Benutzer dürfen darin schreiben und könnten so ein Backup austauschen. Führe chmod go-w mit dem Namen des Ordners aus. Oder nenne einen eigenen Ordner: PIN_ONE_DATA=/anderer/ordner pin-one. Eine Gruppe, in der nur du bist, ist erlaubt.',
  },
  'archive-file': {
    question: 'Meine Datei ist .zip, .tar.xz, .exe oder .hex',
    answer:
      'Nur der Inhalt des Chips kann geschrieben werden. Pin One öffnet Archive mit .zip, .tar, .gz und .xz und listet die Images darin auf. Ein Programm des Herstellers (.exe) ist kein Image, und eine aus dem Browser gespeicherte Seite auch nicht. Eine .uf2-Datei ist Firmware für einen Pico.',
  },
  'which-file': {
    question: 'Welche Datei ist die richtige?',
    answer: 'Verwende das Image für genau dein Mainboard. Es muss so groß sein wie der Chip.',
  },
  'two-chips': {
    question: 'Was ist bei zwei Chips?',
    answer:
      'Das ganze Image wird in zwei Teile geteilt, einen für jeden Chip. Pin One macht das für dich.',
  },
  capsule: {
    question: 'Meine Datei ist eine Kapsel (.cap) des Herstellers',
    answer:
      'Eine Kapsel ist eine Update-Datei mit einem Kopf. Sie ist nicht der Inhalt des Chips. Schreibe sie nicht. Verwende ein ganzes Image für dein Mainboard oder das Backup des Chips.',
  },
  'lost-mac': {
    question: 'Ich habe meine MAC-Adresse verloren',
    answer:
      'Sie steht in der GbE-Region des Backups, das Pin One gemacht hat. Spiele das Backup zurück, oder kopiere seine GbE-Region in das neue Image. Oft steht die Adresse auch auf einem Aufkleber am Computer.',
  },
  'write-breaks-off': {
    question: 'Was ist, wenn das Schreiben nicht fertig wird?',
    get answer() {
      return sayContents('help.breaks-off', nobody)
    },
  },
  'disconnect-order': {
    question: 'In welcher Reihenfolge trenne ich alles?',
    answer:
      'Trenne zuerst den Strom: den Programmer, und das Netzteil, wenn das Mainboard den Chip versorgt. Nimm den Clip ab. Baue dann den Computer zusammen. Schließe den Strom des Mainboards zuletzt an.',
  },
  'remove-chip': {
    question: 'Wie nehme ich den Chip heraus?',
    answer: 'Ziehe zuerst den Programmer ab. Ziehe dann den Chip gerade nach oben.',
  },
  'not-starting': {
    question: 'Es startet nicht. Was jetzt?',
    answer:
      'Der Chip enthält, was geschrieben wurde: Jedes Byte wurde zurückgelesen. Prüfe, ob der Clip ab ist und ob Speicher und Akkus wieder eingebaut sind. Wenn es immer noch nicht startet, ist das Image vielleicht für ein anderes Mainboard, oder seine Herstellerdateien fehlen. Schreibe das richtige Image, oder spiele das Backup zurück.',
  },
  dead: {
    question: 'Ist mein Mainboard tot?',
    get answer() {
      return sayContents('help.dead', nobody)
    },
  },
}
