import { counted, oneOnly } from "./plural.js";
import type { Words } from "./words.js";

const months = Object.freeze(
	[
		"Januar",
		"Februar",
		"März",
		"April",
		"Mai",
		"Juni",
		"Juli",
		"August",
		"September",
		"Oktober",
		"November",
		"Dezember",
	],
	true,
);

const days = (count: number) => counted(oneOnly, count, { one: "# Tag", other: "# Tagen" });
const signals = Object.freeze(
	{ none: "kein Empfang", weak: "schwach", fair: "mittel", good: "stark" } as const,
	true,
);

export const de: Words = Object.freeze(
	{
		tag: "de",
		name: "Deutsch",
		starting: { title: "Startet\u00a0…", text: "Einen Moment bitte." },
		joining: (network) => ({
			title: "WLAN wird verbunden\u00a0…",
			text: network === undefined ? "Die Verbindung wird aufgebaut." : `WLAN: ${network}`,
		}),
		trouble: (service) => ({
			radio: {
				title: "Funk gestört",
				text: "Gerät aus- und einschalten. Hilft das nicht, reparieren lassen.",
			},
			"not-joined": {
				title: "Kein WLAN",
				text: "Das Netz ist aus, zu weit weg oder nicht eingerichtet. Hotspot prüfen.",
			},
			"wrong-password": {
				title: "WLAN-Passwort falsch",
				text: "Das Netz lehnt das Passwort ab. Am Gerät neu eingeben.",
			},
			"no-address": {
				title: "Keine Netzwerkadresse",
				text: "Das WLAN lässt dieses Gerät nicht herein. Hotspot neu starten.",
			},
			"no-name": {
				title: `${service} nicht gefunden`,
				text: "Das Netz kann keine Namen auflösen. Internet des Hotspots prüfen.",
			},
			"no-internet": { title: "Kein Internet", text: "Dieses WLAN hat kein Internet. Hotspot prüfen." },
			portal: {
				title: "Anmeldeseite im Weg",
				text: "Dieses WLAN verlangt eine Anmeldung im Browser. Ein anderes Netz benutzen.",
			},
			clock: {
				title: "Uhr nicht gestellt",
				text: "Die Zeit kommt aus dem Netz. Dauert das lange, Hotspot prüfen.",
			},
			untrusted: {
				title: "Zertifikat abgelehnt",
				text: `Die Gegenstelle kann nicht beweisen, dass sie ${service} ist. Ein anderes Netz benutzen.`,
			},
			"not-valid-now": {
				title: "Zertifikat jetzt ungültig",
				text: "Es ist abgelaufen, oder die Uhr geht falsch. Hotspot prüfen, dann neu starten.",
			},
			"no-answer": {
				title: `${service} antwortet nicht`,
				text: "Die Verbindung ist langsam oder bricht ab. Empfang des Hotspots prüfen.",
			},
			"service-down": {
				title: `${service} ist gestört`,
				text: "Der Dienst meldet einen Fehler. Das Gerät versucht es weiter.",
			},
			"service-busy": {
				title: `${service} ist ausgelastet`,
				text: "Der Dienst bittet um Geduld. Das Gerät versucht es von selbst wieder.",
			},
			blocked: {
				title: "Zugriff verweigert",
				text: `${service} oder ein Filter im Netz lehnt ab. Tarif und Netz prüfen.`,
			},
			garbled: {
				title: "Antwort unlesbar",
				text: `Es antwortet etwas anderes als ${service}. Netz prüfen.`,
			},
		}),
		notConfigured: {
			title: "Nicht eingerichtet",
			text: "Der Zugangsschlüssel fehlt. Das Gerät muss erst eingerichtet werden.",
		},
		clientRefused: (service) => ({
			title: "Schlüssel abgelehnt",
			text: `${service} kennt den Zugangsschlüssel nicht. Das Gerät muss neu eingerichtet werden.`,
		}),
		rest: (service) => ({
			unused: {
				title: "Bereit zum Koppeln",
				text: "Die letzten Codes blieben ungenutzt. Taste drücken für einen neuen.",
			},
			cancelled: { title: "Abgebrochen", text: "Nicht gekoppelt. Zum Koppeln Taste drücken." },
			denied: {
				title: "Im Web abgelehnt",
				text: `Dieses Gerät wurde in ${service} abgelehnt. Für einen neuen Versuch Taste drücken.`,
			},
			unpaired: { title: "Entkoppelt", text: "Die Verbindung zum Projekt ist entfernt." },
			"unpaired-unrevoked": {
				title: "Nur hier entkoppelt",
				text: `${service} war nicht erreichbar. Dort bleibt das Gerät gelistet, bis es entfernt wird oder 14\u00a0Tage um sind.`,
			},
			reset: { title: "Werkszustand", text: "Alles ist gelöscht. Zum Koppeln Taste drücken." },
			refused: {
				title: "Anfrage abgelehnt",
				text: `${service} gibt keinen Code aus. Für einen neuen Versuch Taste drücken.`,
			},
		}),
		errorCode: (code) => `Fehler: ${code}`,
		requesting: (service) => ({
			title: "Code wird geholt\u00a0…",
			text: `${service} wird um einen Code gebeten.`,
		}),
		waiting: { title: "Gerät koppeln", text: "Vor dem Autorisieren den Gerätenamen vergleichen." },
		instructions: {
			scan: "Code scannen",
			scanOrEnterAt: "Scannen oder Code eingeben auf",
			scanOrEnterInProject: "Scannen oder Code im Projekt unter C2C Connections eingeben",
			openThenEnter: "Scannen oder öffnen, dann Code eingeben",
			enterAt: "Code eingeben auf",
			enterInProject: "Code im Projekt unter C2C Connections eingeben",
			enterAtService: (service) => `Code bei ${service} eingeben`,
		},
		confirming: (service) => ({ title: "Autorisiert", text: `${service} wird nach dem Projekt gefragt.` }),
		paired: "Gekoppelt",
		paused: (service) => ({
			title: "Pausiert",
			text: `In ${service} pausiert. Neue Aufnahmen werden nicht hochgeladen.`,
		}),
		lost: (service) => ({
			ended: {
				title: "Nicht mehr gekoppelt",
				text: `${service} hat die Verbindung beendet. Zum Koppeln Taste drücken.`,
			},
			lapsed: {
				title: "Kopplung verfallen",
				text: "Das Gerät war zu lange ausgeschaltet. Zum Koppeln Taste drücken.",
			},
			expired: {
				title: "Autorisierung beendet",
				text: "Das im Web gesetzte Datum ist vorbei. Zum Koppeln Taste drücken.",
			},
		}),
		unpairing: (service) => ({
			title: "Wird entkoppelt\u00a0…",
			text: `${service} wird benachrichtigt, die Schlüssel werden gelöscht.`,
		}),
		fault: (code) => ({
			title: "Gerätefehler",
			text: `Gerät aus- und einschalten. Hilft das nicht, mit Fehler\u00a0${code} Hilfe holen.`,
		}),
		renewed: "Neuer Code: der letzte ist abgelaufen",
		renewedInShort: "Neuer Code",
		staysPaired: "Das Gerät bleibt gekoppelt.",
		device: (name) => `Gerät: ${name}`,
		timezone: (name) => `Zeitzone: ${name}`,
		network: (name, signal) =>
			[name === undefined ? "WLAN" : `WLAN: ${name}`, signal && signals[signal]].filter(Boolean).join(", "),
		battery: (percent) => `Akku: ${percent}\u00a0%`,
		authorizedUntil: (date) => `Autorisiert bis ${date}`,
		authorizationEnds: (count, date) =>
			`Autorisierung endet ${count === 0 ? "heute" : `in ${days(count)}`}: ${date}`,
		lapsesOn: (date) => `Bleibt es aus, entkoppelt am ${date}`,
		lapsesIn: (count, date) =>
			count === 0
				? `Bleibt es aus, heute entkoppelt: ${date}`
				: `Bleibt es aus, in ${days(count)} entkoppelt: ${date}`,
		tryingAgain: (title) => `${title}. Neuer Versuch läuft.`,
		notSaved: "Speichern fehlgeschlagen. Gerät nicht ausschalten.",
		clientRefusedNotice: (service) => `${service} lehnt den Zugangsschlüssel ab. Gerät neu einrichten.`,
		actions: {
			pair: "koppeln",
			pairAgain: "neu koppeln",
			newCode: "neuer Code",
			retry: "noch mal",
			cancel: "abbrechen",
			unpair: "entkoppeln",
			dismiss: "ausblenden",
			skip: "nicht warten",
		},
		press: (action) => `Drücken: ${action}`,
		hold: (seconds, action) => `${seconds}\u00a0s halten: ${action}`,
		holding: {
			cancel: "Weiter halten: abbrechen",
			unpair: "Weiter halten: entkoppeln",
			dismiss: "Weiter halten: ausblenden",
			skip: "Weiter halten: nicht warten",
			reset: "Weiter halten: alles löschen",
		},
		date: (day, month, year) => `${day}.\u00a0${months[month - 1] ?? month}\u00a0${year}`,
	},
	true,
);
