import { counted, zeroAndOne } from "./plural.js";
import type { Words } from "./words.js";

const months = Object.freeze(
	[
		"janvier",
		"février",
		"mars",
		"avril",
		"mai",
		"juin",
		"juillet",
		"août",
		"septembre",
		"octobre",
		"novembre",
		"décembre",
	],
	true,
);
const days = (count: number) => counted(zeroAndOne, count, { one: "# jour", other: "# jours" });
const signals = Object.freeze(
	{ none: "aucun signal", weak: "signal faible", fair: "signal moyen", good: "bon signal" } as const,
	true,
);

export const fr: Words = Object.freeze(
	{
		tag: "fr",
		name: "Français",
		starting: { title: "Démarrage…", text: "Un instant, s’il vous plaît." },
		joining: (network) => ({
			title: "Connexion au réseau…",
			text: network === undefined ? "Recherche du réseau." : `Wi-Fi\u00a0: ${network}`,
		}),
		trouble: (service) => ({
			radio: {
				title: "Radio en panne",
				text: "Éteignez puis rallumez l’appareil. Si cela dure, faites-le réparer.",
			},
			"not-joined": {
				title: "Pas de Wi-Fi",
				text: "Le réseau est éteint, trop loin ou non configuré. Vérifiez le point d’accès.",
			},
			"wrong-password": {
				title: "Mot de passe Wi-Fi refusé",
				text: "Le réseau refuse le mot de passe. Saisissez-le à nouveau sur l’appareil.",
			},
			"no-address": {
				title: "Pas d’adresse réseau",
				text: "Le Wi-Fi n’admet pas l’appareil. Redémarrez le point d’accès.",
			},
			"no-name": {
				title: `${service} introuvable`,
				text: "Le réseau ne résout pas les noms. Vérifiez l’internet du point d’accès.",
			},
			"no-internet": {
				title: "Pas d’internet",
				text: "Ce Wi-Fi n’a pas d’internet. Vérifiez le point d’accès.",
			},
			portal: {
				title: "Page de connexion",
				text: "Ce Wi-Fi exige une connexion dans un navigateur. Prenez un réseau sans cela.",
			},
			clock: {
				title: "Horloge non réglée",
				text: "L’heure vient du réseau. Si cela dure, vérifiez le point d’accès.",
			},
			untrusted: {
				title: "Certificat refusé",
				text: `Ce qui répond ne prouve pas être ${service}. Prenez un autre réseau.`,
			},
			"not-valid-now": {
				title: "Certificat hors validité",
				text: "Il a expiré, ou l’horloge est fausse. Vérifiez le point d’accès, puis redémarrez.",
			},
			"no-answer": {
				title: `${service} ne répond pas`,
				text: "La connexion est lente ou se coupe. Vérifiez le signal du point d’accès.",
			},
			"service-down": {
				title: `${service} est en panne`,
				text: "Le service signale une erreur. L’appareil continue d’essayer.",
			},
			"service-busy": {
				title: `${service} est occupé`,
				text: "Le service demande d’attendre. L’appareil réessaie tout seul.",
			},
			blocked: {
				title: "Accès refusé",
				text: `${service} ou un filtre du réseau refuse. Vérifiez le forfait et le réseau.`,
			},
			garbled: { title: "Réponse illisible", text: `Autre chose que ${service} répond. Vérifiez le réseau.` },
		}),
		notConfigured: { title: "Non configuré", text: "La clé d’accès manque. L’appareil doit être configuré." },
		clientRefused: (service) => ({
			title: "Clé refusée",
			text: `${service} ne connaît pas la clé d’accès. L’appareil doit être reconfiguré.`,
		}),
		rest: (service) => ({
			unused: {
				title: "Prêt pour le couplage",
				text: "Personne n’a utilisé les derniers codes. Appuyez pour un nouveau.",
			},
			cancelled: { title: "Annulé", text: "Non couplé. Appuyez sur le bouton pour coupler." },
			denied: {
				title: "Refusé sur le web",
				text: `Quelqu’un a refusé cet appareil dans ${service}. Appuyez pour réessayer.`,
			},
			unpaired: { title: "Découplé", text: "La connexion au projet a été supprimée." },
			"unpaired-unrevoked": {
				title: "Découplé ici seulement",
				text: `${service} n’a pas pu être averti. L’appareil y reste listé jusqu’à son retrait ou 14\u00a0jours.`,
			},
			reset: { title: "Réglages d’usine", text: "Tout a été effacé. Appuyez sur le bouton pour coupler." },
			refused: { title: "Demande refusée", text: `${service} ne donne pas de code. Appuyez pour réessayer.` },
		}),
		errorCode: (code) => `Erreur\u00a0: ${code}`,
		requesting: (service) => ({
			title: "Demande d’un code…",
			text: `Un code est demandé à ${service}.`,
		}),
		waiting: { title: "Coupler l’appareil", text: "Comparez le nom de l’appareil avant d’autoriser." },
		instructions: {
			scan: "Scannez le code",
			scanOrEnterAt: "Scannez ou saisissez le code sur",
			scanOrEnterInProject: "Scannez ou saisissez le code dans le projet, sous C2C Connections",
			openThenEnter: "Scannez ou ouvrez, puis saisissez le code",
			enterAt: "Saisissez le code sur",
			enterInProject: "Saisissez le code dans le projet, sous C2C Connections",
			enterAtService: (service) => `Saisissez le code sur ${service}`,
		},
		confirming: (service) => ({ title: "Autorisé", text: `Demande du projet à ${service}.` }),
		paired: "Couplé",
		paused: (service) => ({
			title: "En pause",
			text: `En pause dans ${service}. Ce qui est filmé maintenant ne sera pas envoyé.`,
		}),
		lost: (service) => ({
			ended: {
				title: "N’est plus couplé",
				text: `${service} a mis fin à la connexion à ce projet. Appuyez pour coupler à nouveau.`,
			},
			lapsed: {
				title: "Couplage périmé",
				text: "L’appareil est resté éteint trop longtemps. Appuyez pour coupler à nouveau.",
			},
			expired: {
				title: "Autorisation terminée",
				text: "La date fixée sur le web est passée. Appuyez pour coupler à nouveau.",
			},
		}),
		unpairing: (service) => ({
			title: "Découplage…",
			text: `${service} est averti, les clés sont effacées.`,
		}),
		fault: (code) => ({
			title: "Appareil en panne",
			text: `Éteignez puis rallumez. Si cela dure, demandez de l’aide avec le code\u00a0${code}.`,
		}),
		renewed: "Nouveau code\u00a0: l’ancien a expiré",
		renewedInShort: "Nouveau code",
		staysPaired: "L’appareil reste couplé.",
		device: (name) => `Appareil\u00a0: ${name}`,
		timezone: (name) => `Fuseau\u00a0: ${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi\u00a0: ${name}`, signal && signals[signal]]
				.filter(Boolean)
				.join(", "),
		battery: (percent) => `Batterie\u00a0: ${percent}\u00a0%`,
		authorizedUntil: (date) => `Autorisé jusqu’au ${date}`,
		authorizationEnds: (count, date) =>
			`L’autorisation finit ${count === 0 ? "aujourd’hui" : `dans ${days(count)}`}\u00a0: ${date}`,
		lapsesOn: (date) => `Si éteint, découplé le ${date}`,
		lapsesIn: (count, date) =>
			`Si éteint, découplé ${count === 0 ? "aujourd’hui" : `dans ${days(count)}`}\u00a0: ${date}`,
		tryingAgain: (title) => `${title}. Nouvel essai.`,
		notSaved: "Échec de l’enregistrement. N’éteignez pas l’appareil.",
		clientRefusedNotice: (service) => `${service} refuse la clé d’accès. L’appareil doit être reconfiguré.`,
		actions: {
			pair: "coupler",
			pairAgain: "coupler à nouveau",
			newCode: "nouveau code",
			retry: "réessayer",
			cancel: "annuler",
			unpair: "découpler",
			dismiss: "ignorer",
			skip: "ne pas attendre",
		},
		press: (action) => `Appui\u00a0: ${action}`,
		hold: (seconds, action) => `Appui ${seconds}\u00a0s\u00a0: ${action}`,
		holding: {
			cancel: "Maintenez appuyé pour annuler",
			unpair: "Maintenez appuyé pour découpler",
			dismiss: "Maintenez appuyé pour ignorer",
			skip: "Maintenez appuyé pour ne pas attendre",
			reset: "Maintenez appuyé pour tout effacer",
		},
		date: (day, month, year) => `${day === 1 ? "1er" : day}\u00a0${months[month - 1] ?? month}\u00a0${year}`,
	},
	true,
);
