import { counted, oneOnly } from "./plural.js";
import type { Words } from "./words.js";

const months = Object.freeze(
	[
		"gennaio",
		"febbraio",
		"marzo",
		"aprile",
		"maggio",
		"giugno",
		"luglio",
		"agosto",
		"settembre",
		"ottobre",
		"novembre",
		"dicembre",
	],
	true,
);
const days = (count: number) => counted(oneOnly, count, { one: "# giorno", other: "# giorni" });
const signals = Object.freeze(
	{ none: "nessun segnale", weak: "segnale debole", fair: "segnale medio", good: "segnale buono" } as const,
	true,
);

export const it: Words = Object.freeze(
	{
		tag: "it",
		name: "Italiano",
		starting: { title: "Avvio…", text: "Un momento, per favore." },
		joining: (network) => ({
			title: "Connessione alla rete…",
			text: network === undefined ? "Ricerca della rete." : `Wi-Fi: ${network}`,
		}),
		trouble: (service) => ({
			radio: {
				title: "La radio non funziona",
				text: "Spegni e riaccendi il dispositivo. Se non basta, fallo riparare.",
			},
			"not-joined": {
				title: "Nessun Wi-Fi",
				text: "La rete è spenta, lontana o non impostata. Controlla l’hotspot.",
			},
			"wrong-password": {
				title: "Password Wi-Fi errata",
				text: "La rete rifiuta la password. Impostala di nuovo sul dispositivo.",
			},
			"no-address": {
				title: "Nessun indirizzo di rete",
				text: "Il Wi-Fi non accetta il dispositivo. Riavvia l’hotspot.",
			},
			"no-name": {
				title: `${service} non trovato`,
				text: "La rete non risolve i nomi. Controlla internet dell’hotspot.",
			},
			"no-internet": {
				title: "Internet assente",
				text: "Questo Wi-Fi è senza internet. Controlla l’hotspot.",
			},
			portal: {
				title: "La rete chiede l’accesso",
				text: "Questo Wi-Fi vuole un accesso nel browser. Usa una rete che non lo chiede.",
			},
			clock: {
				title: "Orologio non impostato",
				text: "Si attende l’ora dalla rete. Se dura a lungo, controlla l’hotspot.",
			},
			untrusted: {
				title: "Certificato rifiutato",
				text: `Chi risponde non prova di essere ${service}. Usa un’altra rete.`,
			},
			"not-valid-now": {
				title: "Certificato non valido ora",
				text: "È scaduto, o l’orologio è sbagliato. Controlla l’hotspot e riavvia.",
			},
			"no-answer": {
				title: `${service} non risponde`,
				text: "La connessione è lenta o cade. Controlla il segnale dell’hotspot.",
			},
			"service-down": {
				title: `${service} ha un guasto`,
				text: "Il servizio segnala un errore. Il dispositivo continua a provare.",
			},
			"service-busy": {
				title: `${service} è occupato`,
				text: "Il servizio chiede di attendere. Il dispositivo riprova da solo.",
			},
			blocked: {
				title: "Accesso negato",
				text: `${service} o un filtro della rete rifiuta. Controlla il piano e la rete.`,
			},
			garbled: {
				title: "Risposta illeggibile",
				text: `Risponde qualcosa che non è ${service}. Controlla la rete.`,
			},
		}),
		notConfigured: {
			title: "Non configurato",
			text: "Manca la chiave di accesso. Il dispositivo va configurato.",
		},
		clientRefused: (service) => ({
			title: "Chiave rifiutata",
			text: `${service} non conosce la chiave di accesso. Il dispositivo va riconfigurato.`,
		}),
		rest: (service) => ({
			unused: {
				title: "Pronto per l’associazione",
				text: "Nessuno ha usato gli ultimi codici. Premi per averne uno nuovo.",
			},
			cancelled: { title: "Annullato", text: "Non associato. Premi il pulsante per associare." },
			denied: {
				title: "Rifiutato sul web",
				text: `Qualcuno ha rifiutato il dispositivo in ${service}. Premi per riprovare.`,
			},
			unpaired: { title: "Associazione rimossa", text: "La connessione al progetto è stata rimossa." },
			"unpaired-unrevoked": {
				title: "Dissociato solo qui",
				text: `Impossibile avvisare ${service}. Lì il dispositivo resta in elenco finché non è rimosso o passano 14\u00a0giorni.`,
			},
			reset: {
				title: "Impostazioni di fabbrica",
				text: "Tutto è stato cancellato. Premi il pulsante per associare.",
			},
			refused: { title: "Richiesta rifiutata", text: `${service} non dà un codice. Premi per riprovare.` },
		}),
		errorCode: (code) => `Errore: ${code}`,
		requesting: (service) => ({
			title: "Richiesta del codice…",
			text: `Si chiede un codice a ${service}.`,
		}),
		waiting: {
			title: "Associa il dispositivo",
			text: "Confronta il nome del dispositivo prima di autorizzare.",
		},
		instructions: {
			scan: "Scansiona il codice",
			scanOrEnterAt: "Scansiona o inserisci il codice su",
			scanOrEnterInProject: "Scansiona o inserisci il codice nel progetto, in C2C Connections",
			openThenEnter: "Scansiona o apri, poi inserisci il codice",
			enterAt: "Inserisci il codice su",
			enterInProject: "Inserisci il codice nel progetto, in C2C Connections",
			enterAtService: (service) => `Inserisci il codice su ${service}`,
		},
		confirming: (service) => ({
			title: "Autorizzato",
			text: `Si chiede a ${service} quale sia il progetto.`,
		}),
		paired: "Associato",
		paused: (service) => ({
			title: "In pausa",
			text: `In pausa in ${service}. Ciò che si registra ora non sarà caricato.`,
		}),
		lost: (service) => ({
			ended: {
				title: "Non più associato",
				text: `${service} ha chiuso la connessione a questo progetto. Premi per associare di nuovo.`,
			},
			lapsed: {
				title: "Associazione scaduta",
				text: "Il dispositivo è rimasto spento troppo a lungo. Premi per associare di nuovo.",
			},
			expired: {
				title: "Autorizzazione finita",
				text: "La data scelta sul web è passata. Premi per associare di nuovo.",
			},
		}),
		unpairing: (service) => ({
			title: "Dissociazione…",
			text: `Si avvisa ${service} e si cancellano le chiavi.`,
		}),
		fault: (code) => ({
			title: "Guasto del dispositivo",
			text: `Spegni e riaccendi. Se non basta, chiedi aiuto con il codice\u00a0${code}.`,
		}),
		renewed: "Codice nuovo: l’altro è scaduto",
		renewedInShort: "Codice nuovo",
		staysPaired: "Il dispositivo resta associato.",
		device: (name) => `Dispositivo: ${name}`,
		timezone: (name) => `Fuso orario: ${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi: ${name}`, signal && signals[signal]].filter(Boolean).join(", "),
		battery: (percent) => `Batteria: ${percent}%`,
		authorizedUntil: (date) => `Autorizzato fino al ${date}`,
		authorizationEnds: (count, date) =>
			`L’autorizzazione finisce ${count === 0 ? "oggi" : `tra ${days(count)}`}: ${date}`,
		lapsesOn: (date) => `Da spento, associato fino al ${date}`,
		lapsesIn: (count, date) =>
			`Da spento, associato ${count === 0 ? "solo oggi" : `ancora ${days(count)}`}: ${date}`,
		tryingAgain: (title) => `${title}. Nuovo tentativo.`,
		notSaved: "Salvataggio fallito. Non spegnere il dispositivo.",
		clientRefusedNotice: (service) => `${service} rifiuta la chiave di accesso. Riconfigura il dispositivo.`,
		actions: {
			pair: "associa",
			pairAgain: "associa di nuovo",
			newCode: "nuovo codice",
			retry: "prova ora",
			cancel: "annulla",
			unpair: "dissocia",
			dismiss: "ignora",
			skip: "non attendere",
		},
		press: (action) => `Premi: ${action}`,
		hold: (seconds, action) => `Tieni ${seconds}\u00a0s: ${action}`,
		holding: {
			cancel: "Tieni premuto per annullare",
			unpair: "Tieni premuto per dissociare",
			dismiss: "Tieni premuto per ignorare",
			skip: "Tieni premuto per non attendere",
			reset: "Tieni premuto per cancellare tutto",
		},
		date: (day, month, year) => `${day}\u00a0${months[month - 1] ?? month}\u00a0${year}`,
	},
	true,
);
