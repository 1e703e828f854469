import { counted, zeroAndOne } from "./plural.js";
import type { Words } from "./words.js";

const months = Object.freeze(
	["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."],
	true,
);
const days = (count: number) => counted(zeroAndOne, count, { one: "# dia", other: "# dias" });
const signals = Object.freeze(
	{ none: "sem sinal", weak: "sinal fraco", fair: "sinal médio", good: "sinal bom" } as const,
	true,
);

export const ptBR: Words = Object.freeze(
	{
		tag: "pt-BR",
		name: "Português",
		starting: { title: "Iniciando…", text: "Um momento, por favor." },
		joining: (network) => ({
			title: "Conectando à rede…",
			text: network === undefined ? "Procurando a rede." : `Wi-Fi: ${network}`,
		}),
		trouble: (service) => ({
			radio: {
				title: "O rádio não funciona",
				text: "Desligue e ligue o dispositivo. Se continuar, mande consertar.",
			},
			"not-joined": {
				title: "Sem Wi-Fi",
				text: "A rede está desligada, longe ou não configurada. Verifique o hotspot.",
			},
			"wrong-password": {
				title: "Senha do Wi-Fi errada",
				text: "A rede recusa a senha. Digite-a de novo no dispositivo.",
			},
			"no-address": {
				title: "Sem endereço de rede",
				text: "O Wi-Fi não deixa o dispositivo entrar. Reinicie o hotspot.",
			},
			"no-name": {
				title: `${service} não encontrado`,
				text: "A rede não resolve nomes. Verifique a internet do hotspot.",
			},
			"no-internet": { title: "Sem internet", text: "Este Wi-Fi não tem internet. Verifique o hotspot." },
			portal: {
				title: "A rede pede login",
				text: "Este Wi-Fi quer um login no navegador. Use uma rede sem isso.",
			},
			clock: { title: "Relógio não ajustado", text: "A hora vem da rede. Se demorar, verifique o hotspot." },
			untrusted: {
				title: "Certificado recusado",
				text: `O que responde não prova ser ${service}. Use outra rede.`,
			},
			"not-valid-now": {
				title: "Certificado fora do prazo",
				text: "Expirou, ou o relógio está errado. Verifique o hotspot e reinicie.",
			},
			"no-answer": {
				title: `${service} não responde`,
				text: "A conexão é lenta ou cai. Verifique o sinal do hotspot.",
			},
			"service-down": {
				title: `${service} com problemas`,
				text: "O serviço informa um erro. O dispositivo continua tentando.",
			},
			"service-busy": {
				title: `${service} ocupado`,
				text: "O serviço pede para esperar. O dispositivo tenta de novo sozinho.",
			},
			blocked: {
				title: "Acesso negado",
				text: `${service} ou um filtro da rede recusa. Verifique o plano e a rede.`,
			},
			garbled: { title: "Resposta ilegível", text: `Algo que não é ${service} responde. Verifique a rede.` },
		}),
		notConfigured: {
			title: "Não configurado",
			text: "Falta a chave de acesso. O dispositivo precisa ser configurado.",
		},
		clientRefused: (service) => ({
			title: "Chave recusada",
			text: `${service} não conhece a chave de acesso. Configure o dispositivo de novo.`,
		}),
		rest: (service) => ({
			unused: {
				title: "Pronto para emparelhar",
				text: "Ninguém usou os últimos códigos. Pressione para um novo.",
			},
			cancelled: { title: "Cancelado", text: "Não emparelhado. Pressione o botão para emparelhar." },
			denied: {
				title: "Recusado na web",
				text: `Alguém recusou este dispositivo em ${service}. Pressione para tentar de novo.`,
			},
			unpaired: { title: "Desemparelhado", text: "A conexão com o projeto foi removida." },
			"unpaired-unrevoked": {
				title: "Removido só aqui",
				text: `Não foi possível avisar ${service}. Lá o dispositivo fica na lista até ser removido ou passarem 14\u00a0dias.`,
			},
			reset: { title: "Padrão de fábrica", text: "Tudo foi apagado. Pressione o botão para emparelhar." },
			refused: {
				title: "Pedido recusado",
				text: `${service} não dá um código. Pressione para tentar de novo.`,
			},
		}),
		errorCode: (code) => `Erro: ${code}`,
		requesting: (service) => ({ title: "Pedindo um código…", text: `Pedindo um código a ${service}.` }),
		waiting: { title: "Emparelhar dispositivo", text: "Compare o nome do dispositivo antes de autorizar." },
		instructions: {
			scan: "Escaneie o código",
			scanOrEnterAt: "Escaneie ou digite o código em",
			scanOrEnterInProject: "Escaneie ou digite o código no projeto, em C2C Connections",
			openThenEnter: "Escaneie ou abra e digite o código",
			enterAt: "Digite o código em",
			enterInProject: "Digite o código no projeto, em C2C Connections",
			enterAtService: (service) => `Digite o código em ${service}`,
		},
		confirming: (service) => ({ title: "Autorizado", text: `Perguntando a ${service} qual é o projeto.` }),
		paired: "Emparelhado",
		paused: (service) => ({
			title: "Pausado",
			text: `Pausado em ${service}. O que for gravado agora não será enviado.`,
		}),
		lost: (service) => ({
			ended: {
				title: "Não mais emparelhado",
				text: `${service} encerrou a conexão com este projeto. Pressione para emparelhar de novo.`,
			},
			lapsed: {
				title: "Emparelhamento vencido",
				text: "O dispositivo ficou desligado tempo demais. Pressione para emparelhar de novo.",
			},
			expired: {
				title: "Autorização encerrada",
				text: "A data definida na web passou. Pressione para emparelhar de novo.",
			},
		}),
		unpairing: (service) => ({
			title: "Removendo a conexão…",
			text: `Avisando ${service} e apagando as chaves.`,
		}),
		fault: (code) => ({
			title: "Defeito no dispositivo",
			text: `Desligue e ligue. Se continuar, peça ajuda com o código\u00a0${code}.`,
		}),
		renewed: "Novo código: o anterior venceu",
		renewedInShort: "Novo código",
		staysPaired: "O dispositivo continua emparelhado.",
		device: (name) => `Dispositivo: ${name}`,
		timezone: (name) => `Fuso horário: ${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi: ${name}`, signal && signals[signal]].filter(Boolean).join(", "),
		battery: (percent) => `Bateria: ${percent}%`,
		authorizedUntil: (date) => `Autorizado até ${date}`,
		authorizationEnds: (count, date) =>
			`A autorização acaba ${count === 0 ? "hoje" : `em ${days(count)}`}: ${date}`,
		lapsesOn: (date) => `Desligado, emparelhado até ${date}`,
		lapsesIn: (count, date) =>
			`Desligado, emparelhado ${count === 0 ? "só hoje" : `por mais ${days(count)}`}: ${date}`,
		tryingAgain: (title) => `${title}. Tentando de novo.`,
		notSaved: "Falha ao salvar. Não desligue o dispositivo.",
		clientRefusedNotice: (service) => `${service} recusa a chave de acesso. Configure o dispositivo de novo.`,
		actions: {
			pair: "emparelhar",
			pairAgain: "emparelhar de novo",
			newCode: "novo código",
			retry: "tentar agora",
			cancel: "cancelar",
			unpair: "desemparelhar",
			dismiss: "dispensar",
			skip: "não esperar",
		},
		press: (action) => `Pressione: ${action}`,
		hold: (seconds, action) => `Segure ${seconds}\u00a0s: ${action}`,
		holding: {
			cancel: "Segure para cancelar",
			unpair: "Segure para desemparelhar",
			dismiss: "Segure para dispensar",
			skip: "Segure para não esperar",
			reset: "Segure para apagar tudo",
		},
		date: (day, month, year) => `${day}\u00a0de\u00a0${months[month - 1] ?? month} de\u00a0${year}`,
	},
	true,
);
