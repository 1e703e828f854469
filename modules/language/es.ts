import { counted, oneOnly } from "./plural.js";
import type { Words } from "./words.js";

const months = Object.freeze(
	[
		"enero",
		"febrero",
		"marzo",
		"abril",
		"mayo",
		"junio",
		"julio",
		"agosto",
		"septiembre",
		"octubre",
		"noviembre",
		"diciembre",
	],
	true,
);
const days = (count: number) => counted(oneOnly, count, { one: "# día", other: "# días" });
const signals = Object.freeze(
	{ none: "sin señal", weak: "señal débil", fair: "señal media", good: "señal buena" } as const,
	true,
);

export const es: Words = Object.freeze(
	{
		tag: "es",
		name: "Español",
		starting: { title: "Iniciando…", text: "Un momento, por favor." },
		joining: (network) => ({
			title: "Conectando a la red…",
			text: network === undefined ? "Buscando la red." : `Wi-Fi: ${network}`,
		}),
		trouble: (service) => ({
			radio: {
				title: "La radio no funciona",
				text: "Apaga y enciende el dispositivo. Si sigue así, llévalo a reparar.",
			},
			"not-joined": {
				title: "Sin Wi-Fi",
				text: "La red está apagada, lejos o sin configurar. Revisa el punto de acceso.",
			},
			"wrong-password": {
				title: "Contraseña Wi-Fi errónea",
				text: "La red rechaza la contraseña. Vuelve a ponerla en el dispositivo.",
			},
			"no-address": {
				title: "Sin dirección de red",
				text: "El Wi-Fi no deja entrar al dispositivo. Reinicia el punto de acceso.",
			},
			"no-name": {
				title: `No se encuentra ${service}`,
				text: "La red no resuelve nombres. Revisa el internet del punto de acceso.",
			},
			"no-internet": {
				title: "Sin internet",
				text: "Este Wi-Fi no tiene internet. Revisa el punto de acceso.",
			},
			portal: {
				title: "La red pide iniciar sesión",
				text: "Este Wi-Fi tiene una página de acceso. Usa una red que no la tenga.",
			},
			clock: {
				title: "El reloj no está en hora",
				text: "Se espera la hora de la red. Si tarda, revisa el punto de acceso.",
			},
			untrusted: {
				title: "Certificado rechazado",
				text: `Lo que responde no prueba ser ${service}. Usa otra red.`,
			},
			"not-valid-now": {
				title: "Certificado no válido ahora",
				text: "Ha caducado, o el reloj va mal. Revisa el punto de acceso y reinicia.",
			},
			"no-answer": {
				title: `${service} no responde`,
				text: "La conexión es lenta o se corta. Revisa la señal del punto de acceso.",
			},
			"service-down": {
				title: `${service} tiene un fallo`,
				text: "El servicio avisa de un error. El dispositivo sigue intentándolo.",
			},
			"service-busy": {
				title: `${service} está ocupado`,
				text: "El servicio pide esperar. El dispositivo vuelve a probar solo.",
			},
			blocked: {
				title: "Acceso denegado",
				text: `${service} o un filtro de la red lo rechaza. Revisa el plan y la red.`,
			},
			garbled: { title: "Respuesta ilegible", text: `Responde algo que no es ${service}. Revisa la red.` },
		}),
		notConfigured: {
			title: "Sin configurar",
			text: "Falta la clave de acceso. Hay que configurar el dispositivo.",
		},
		clientRefused: (service) => ({
			title: "Clave rechazada",
			text: `${service} no conoce la clave de acceso. Hay que configurar el dispositivo de nuevo.`,
		}),
		rest: (service) => ({
			unused: {
				title: "Listo para emparejar",
				text: "Nadie usó los últimos códigos. Pulsa el botón para otro.",
			},
			cancelled: { title: "Cancelado", text: "Sin emparejar. Pulsa el botón para emparejar." },
			denied: {
				title: "Rechazado en la web",
				text: `Alguien rechazó este dispositivo en ${service}. Pulsa para reintentar.`,
			},
			unpaired: { title: "Desemparejado", text: "Se ha quitado la conexión con el proyecto." },
			"unpaired-unrevoked": {
				title: "Desemparejado solo aquí",
				text: `No se pudo avisar a ${service}. Allí sigue en la lista hasta que se elimine o pasen 14\u00a0días.`,
			},
			reset: { title: "Ajustes de fábrica", text: "Se ha borrado todo. Pulsa el botón para emparejar." },
			refused: {
				title: "Petición rechazada",
				text: `${service} no da ningún código. Pulsa para reintentar.`,
			},
		}),
		errorCode: (code) => `Error: ${code}`,
		requesting: (service) => ({
			title: "Pidiendo un código…",
			text: `Se pide un código a ${service}.`,
		}),
		waiting: {
			title: "Emparejar dispositivo",
			text: "Compara el nombre del dispositivo antes de autorizar.",
		},
		instructions: {
			scan: "Escanea el código",
			scanOrEnterAt: "Escanea o introduce el código en",
			scanOrEnterInProject: "Escanea o introduce el código en el proyecto, en C2C Connections",
			openThenEnter: "Escanea o abre e introduce el código",
			enterAt: "Introduce el código en",
			enterInProject: "Introduce el código en el proyecto, en C2C Connections",
			enterAtService: (service) => `Introduce el código en ${service}`,
		},
		confirming: (service) => ({ title: "Autorizado", text: `Se pregunta a ${service} por el proyecto.` }),
		paired: "Emparejado",
		paused: (service) => ({
			title: "En pausa",
			text: `En pausa en ${service}. Lo que se grabe ahora no se subirá.`,
		}),
		lost: (service) => ({
			ended: {
				title: "Ya no está emparejado",
				text: `${service} ha terminado la conexión con este proyecto. Pulsa para emparejar de nuevo.`,
			},
			lapsed: {
				title: "Emparejamiento caducado",
				text: "El dispositivo estuvo apagado demasiado tiempo. Pulsa para emparejar de nuevo.",
			},
			expired: {
				title: "Autorización terminada",
				text: "Ya pasó la fecha fijada en la web. Pulsa para emparejar de nuevo.",
			},
		}),
		unpairing: (service) => ({
			title: "Quitando la conexión…",
			text: `Se avisa a ${service} y se borran las claves.`,
		}),
		fault: (code) => ({
			title: "Fallo del dispositivo",
			text: `Apágalo y enciéndelo. Si sigue así, pide ayuda con el fallo\u00a0${code}.`,
		}),
		renewed: "Código nuevo: el anterior ha caducado",
		renewedInShort: "Código nuevo",
		staysPaired: "El dispositivo sigue emparejado.",
		device: (name) => `Dispositivo: ${name}`,
		timezone: (name) => `Zona horaria: ${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi: ${name}`, signal && signals[signal]].filter(Boolean).join(", "),
		battery: (percent) => `Batería: ${percent}\u00a0%`,
		authorizedUntil: (date) => `Autorizado hasta el ${date}`,
		authorizationEnds: (count, date) =>
			`La autorización acaba ${count === 0 ? "hoy" : `en ${days(count)}`}: ${date}`,
		lapsesOn: (date) => `Apagado, emparejado hasta el ${date}`,
		lapsesIn: (count, date) =>
			`Apagado, emparejado ${count === 0 ? "solo hoy" : `${days(count)} más`}: ${date}`,
		tryingAgain: (title) => `${title}. Reintentando.`,
		notSaved: "No se pudo guardar. No apagues el dispositivo.",
		clientRefusedNotice: (service) =>
			`${service} rechaza la clave de acceso. Configura el dispositivo de nuevo.`,
		actions: {
			pair: "emparejar",
			pairAgain: "emparejar de nuevo",
			newCode: "código nuevo",
			retry: "probar ahora",
			cancel: "cancelar",
			unpair: "desemparejar",
			dismiss: "descartar",
			skip: "no esperar",
		},
		press: (action) => `Pulsar: ${action}`,
		hold: (seconds, action) => `Mantener ${seconds}\u00a0s: ${action}`,
		holding: {
			cancel: "Mantener para cancelar",
			unpair: "Mantener para desemparejar",
			dismiss: "Mantener para descartar",
			skip: "Mantener para no esperar",
			reset: "Mantener para borrar todo",
		},
		date: (day, month, year) => `${day}\u00a0de\u00a0${months[month - 1] ?? month} de\u00a0${year}`,
	},
	true,
);
