import { counted, never } from "./plural.js";
import type { Words } from "./words.js";

const days = (count: number) => counted(never, count, { one: "#일", other: "#일" });
const signals = Object.freeze(
	{ none: "신호 없음", weak: "신호 약함", fair: "신호 보통", good: "신호 좋음" } as const,
	true,
);

export const ko: Words = Object.freeze(
	{
		tag: "ko",
		name: "한국어",
		starting: { title: "시작하는 중…", text: "잠시만 기다려 주세요." },
		joining: (network) => ({
			title: "네트워크 연결 중…",
			text: network === undefined ? "네트워크를 찾고 있습니다." : `Wi-Fi: ${network}`,
		}),
		trouble: (service) => ({
			radio: { title: "무선 고장", text: "디바이스를 껐다 켜세요. 계속되면 수리가 필요합니다." },
			"not-joined": {
				title: "Wi-Fi 없음",
				text: "네트워크가 꺼졌거나 멀거나 설정되지 않았습니다. 핫스팟을 확인하세요.",
			},
			"wrong-password": {
				title: "Wi-Fi 암호 오류",
				text: "네트워크가 암호를 거부합니다. 디바이스에서 다시 설정하세요.",
			},
			"no-address": {
				title: "네트워크 주소 없음",
				text: "Wi-Fi가 디바이스를 받지 않습니다. 핫스팟을 다시 시작하세요.",
			},
			"no-name": {
				title: `${service} 찾을 수 없음`,
				text: "이름을 찾을 수 없습니다. 핫스팟의 인터넷을 확인하세요.",
			},
			"no-internet": { title: "인터넷 없음", text: "이 Wi-Fi에는 인터넷이 없습니다. 핫스팟을 확인하세요." },
			portal: {
				title: "로그인 페이지 있음",
				text: "이 Wi-Fi는 브라우저 로그인이 필요합니다. 다른 네트워크를 쓰세요.",
			},
			clock: { title: "시계가 맞지 않음", text: "네트워크 시간을 기다립니다. 계속되면 핫스팟을 확인하세요." },
			untrusted: {
				title: "인증서 거부",
				text: `응답한 곳이 ${service}인지 확인할 수 없습니다. 다른 네트워크를 쓰세요.`,
			},
			"not-valid-now": {
				title: "인증서 기한 문제",
				text: "기한이 지났거나 시계가 맞지 않습니다. 핫스팟을 확인하고 다시 시작하세요.",
			},
			"no-answer": {
				title: `${service} 응답 없음`,
				text: "연결이 느리거나 끊깁니다. 핫스팟 신호를 확인하세요.",
			},
			"service-down": {
				title: `${service} 장애`,
				text: "서비스에 오류가 있습니다. 디바이스가 계속 시도합니다.",
			},
			"service-busy": { title: `${service} 혼잡`, text: "기다리라는 요청입니다. 자동으로 다시 시도합니다." },
			blocked: {
				title: "접근 거부",
				text: `${service} 또는 네트워크 필터가 거부합니다. 요금제와 네트워크를 확인하세요.`,
			},
			garbled: {
				title: "응답을 읽을 수 없음",
				text: `${service} 외의 서버가 응답합니다. 네트워크를 확인하세요.`,
			},
		}),
		notConfigured: { title: "설정되지 않음", text: "액세스 키가 없습니다. 사용 전에 설정이 필요합니다." },
		clientRefused: (service) => ({
			title: "액세스 키 거부",
			text: `${service}에서 액세스 키를 인식하지 못합니다. 다시 설정하세요.`,
		}),
		rest: (service) => ({
			unused: {
				title: "페어링 준비됨",
				text: "코드가 사용되지 않았습니다. 버튼을 누르면 새 코드가 나옵니다.",
			},
			cancelled: { title: "취소됨", text: "페어링되지 않았습니다. 버튼을 누르면 페어링합니다." },
			denied: {
				title: "웹에서 거부됨",
				text: `${service}에서 이 디바이스를 거부했습니다. 누르면 다시 시도합니다.`,
			},
			unpaired: { title: "페어링 해제됨", text: "프로젝트와의 연결을 삭제했습니다." },
			"unpaired-unrevoked": {
				title: "여기서만 해제됨",
				text: `${service}에 알리지 못했습니다. 삭제되거나 14일이 지날 때까지 목록에 남습니다.`,
			},
			reset: { title: "공장 초기화됨", text: "모두 지웠습니다. 버튼을 누르면 페어링합니다." },
			refused: { title: "요청 거부", text: `${service}에서 코드를 주지 않습니다. 누르면 다시 시도합니다.` },
		}),
		errorCode: (code) => `오류: ${code}`,
		requesting: (service) => ({ title: "코드 받는 중…", text: `${service}에 코드를 요청하고 있습니다.` }),
		waiting: { title: "디바이스 페어링", text: "승인하기 전에 디바이스 이름을 비교하세요." },
		instructions: {
			scan: "코드를 스캔하세요",
			scanOrEnterAt: "스캔하거나 코드를 입력할 주소",
			scanOrEnterInProject: "스캔하거나 프로젝트의 C2C Connections에 코드를 입력하세요",
			openThenEnter: "스캔하거나 주소를 열고 코드 입력",
			enterAt: "코드를 입력할 주소",
			enterInProject: "프로젝트의 C2C Connections에 코드를 입력하세요",
			enterAtService: (service) => `${service}에 코드를 입력하세요`,
		},
		confirming: (service) => ({ title: "승인됨", text: `${service}에서 프로젝트를 확인하고 있습니다.` }),
		paired: "페어링됨",
		paused: (service) => ({
			title: "일시 중지됨",
			text: `${service}에서 일시 중지되었습니다. 지금 촬영분은 업로드되지 않습니다.`,
		}),
		lost: (service) => ({
			ended: {
				title: "페어링이 끝남",
				text: `${service}에서 이 프로젝트 연결을 끝냈습니다. 누르면 다시 페어링합니다.`,
			},
			lapsed: { title: "페어링 기간 지남", text: "너무 오래 꺼져 있었습니다. 누르면 다시 페어링합니다." },
			expired: { title: "승인 기간 지남", text: "웹에서 정한 날짜가 지났습니다. 누르면 다시 페어링합니다." },
		}),
		unpairing: (service) => ({ title: "해제하는 중…", text: `${service}에 알리고 키를 지우고 있습니다.` }),
		fault: (code) => ({
			title: "디바이스 고장",
			text: `껐다 켜세요. 계속되면 고장 코드 ${code}로 도움을 요청하세요.`,
		}),
		renewed: "새 코드: 이전 코드는 만료됨",
		renewedInShort: "새 코드",
		staysPaired: "페어링은 유지됩니다.",
		device: (name) => `디바이스: ${name}`,
		timezone: (name) => `시간대: ${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi: ${name}`, signal && signals[signal]].filter(Boolean).join(", "),
		battery: (percent) => `배터리: ${percent}%`,
		authorizedUntil: (date) => `${date}까지 승인됨`,
		authorizationEnds: (count, date) => `승인이 ${count === 0 ? "오늘" : `${days(count)} 후`} 끝남: ${date}`,
		lapsesOn: (date) => `꺼 두면 ${date}에 해제`,
		lapsesIn: (count, date) => `꺼 두면 ${count === 0 ? "오늘" : `${days(count)} 후`} 해제: ${date}`,
		tryingAgain: (title) => `${title}. 다시 시도 중.`,
		notSaved: "저장 실패. 디바이스를 끄지 마세요.",
		clientRefusedNotice: (service) => `${service}에서 액세스 키를 거부합니다. 다시 설정하세요.`,
		actions: {
			pair: "페어링",
			pairAgain: "다시 페어링",
			newCode: "새 코드",
			retry: "지금 시도",
			cancel: "취소",
			unpair: "해제",
			dismiss: "닫기",
			skip: "기다리지 않기",
		},
		press: (action) => `누르기: ${action}`,
		hold: (seconds, action) => `${seconds}초 누르기: ${action}`,
		holding: {
			cancel: "계속 누르면 취소",
			unpair: "계속 누르면 해제",
			dismiss: "계속 누르면 닫기",
			skip: "계속 누르면 기다리지 않음",
			reset: "계속 누르면 모두 지움",
		},
		date: (day, month, year) => `${year}년 ${month}월\u00a0${day}일`,
	},
	true,
);
