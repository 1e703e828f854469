import { phrased } from "./phrases.js";
import { counted, never } from "./plural.js";
import type { Words } from "./words.js";

const days = (count: number) => counted(never, count, { one: "#日", other: "#日" });
const signals = Object.freeze(
	{ none: "圏外", weak: "電波：弱", fair: "電波：中", good: "電波：強" } as const,
	true,
);

export const ja: Words = Object.freeze(
	{
		tag: "ja",
		name: "日本語",
		starting: { title: "起動中…", text: phrased`しばらく|お待ちください。` },
		joining: (network) => ({
			title: "ネットワークに接続中…",
			text: network === undefined ? "ネットワークを探しています。" : `Wi-Fi：${network}`,
		}),
		trouble: (service) => ({
			radio: {
				title: "無線が動作しません",
				text: "電源を入れ直してください。直らない場合は修理が必要です。",
			},
			"not-joined": {
				title: "Wi-Fiなし",
				text: "オフ、圏外、または未設定です。アクセスポイントを確認してください。",
			},
			"wrong-password": {
				title: "Wi-Fiパスワードが違います",
				text: "パスワードが拒否されました。このデバイスで設定し直してください。",
			},
			"no-address": {
				title: "IPアドレスなし",
				text: "Wi-Fiがこのデバイスを受け付けません。アクセスポイントを再起動してください。",
			},
			"no-name": {
				title: `${service}が見つかりません`,
				text: "名前を解決できません。アクセスポイントを確認してください。",
			},
			"no-internet": {
				title: "ネット未接続",
				text: "インターネットに未接続です。アクセスポイントを確認してください。",
			},
			portal: {
				title: "ログインページがあります",
				text: "ブラウザーでのログインが必要です。別のWi-Fiを使ってください。",
			},
			clock: {
				title: "時計が未設定",
				text: "時刻を待っています。続く場合はアクセスポイントを確認してください。",
			},
			untrusted: {
				title: "証明書が無効",
				text: `応答した相手が${service}と確認できません。別のネットワークを使ってください。`,
			},
			"not-valid-now": {
				title: "証明書が期限外",
				text: "期限切れか、時計が違います。アクセスポイントを確認し、再起動してください。",
			},
			"no-answer": {
				title: `${service}が応答しません`,
				text: "接続が遅いか切れています。アクセスポイントの電波を確認してください。",
			},
			"service-down": {
				title: `${service}に障害`,
				text: "サービス側のエラーです。このデバイスは再試行を続けます。",
			},
			"service-busy": { title: `${service}が混雑`, text: "待つように求められました。自動で再試行します。" },
			blocked: {
				title: "アクセス拒否",
				text: `${service}かフィルターが拒否しました。プランとネットワークを確認してください。`,
			},
			garbled: {
				title: "応答を読めません",
				text: `${service}以外が応答しています。ネットワークを確認してください。`,
			},
		}),
		notConfigured: { title: "未設定", text: "アクセスキーがありません。使う前に設定が必要です。" },
		clientRefused: (service) => ({
			title: "アクセスキー拒否",
			text: `${service}がアクセスキーを認識しません。設定し直してください。`,
		}),
		rest: (service) => ({
			unused: {
				title: "ペアリング可能",
				text: "コードが期限切れです。押すと新しいコードを表示します。",
			},
			cancelled: {
				title: "中止しました",
				text: "ペアリングされていません。ボタンを押すと開始します。",
			},
			denied: {
				title: "Webで拒否されました",
				text: `${service}でこのデバイスが拒否されました。押すと再試行します。`,
			},
			unpaired: { title: "ペアリング解除", text: "プロジェクトとの接続を削除しました。" },
			"unpaired-unrevoked": {
				title: "このデバイスのみ解除",
				text: `${service}に通知できませんでした。削除されるか14日たつまで一覧に残ります。`,
			},
			reset: { title: "工場出荷状態", text: "すべて消去しました。ボタンを押すとペアリングします。" },
			refused: { title: "要求拒否", text: `${service}がコードを発行しません。押すと再試行します。` },
		}),
		errorCode: (code) => `エラー：${code}`,
		requesting: (service) => ({ title: "コードを取得中…", text: `${service}にコードを要求しています。` }),
		waiting: { title: "ペアリング", text: "認証の前にデバイス名を確認してください。" },
		instructions: {
			scan: "コードをスキャン",
			scanOrEnterAt: "スキャンするか次でコードを入力",
			scanOrEnterInProject: "スキャンするか、プロジェクトのC2C Connectionsでコードを入力",
			openThenEnter: "スキャンするか次を開き、コードを入力",
			enterAt: "次でコードを入力",
			enterInProject: "プロジェクトのC2C Connectionsでコードを入力",
			enterAtService: (service) => `${service}でコードを入力`,
		},
		confirming: (service) => ({
			title: "認証されました",
			text: `${service}にプロジェクトを確認しています。`,
		}),
		paired: "ペアリング済み",
		paused: (service) => ({
			title: "一時停止中",
			text: `${service}で一時停止中です。現在の収録はアップロードされません。`,
		}),
		lost: (service) => ({
			ended: {
				title: "ペアリングが終了",
				text: phrased`${service}が接続を終了しました。押すと|再ペアリング|します。`,
			},
			lapsed: {
				title: "ペアリングの期限切れ",
				text: phrased`電源オフの期間が長すぎました。押すと|再ペアリング|します。`,
			},
			expired: {
				title: "認証の期限切れ",
				text: phrased`Webで設定した日付を過ぎました。押すと|再ペアリング|します。`,
			},
		}),
		unpairing: (service) => ({
			title: "解除中…",
			text: `${service}に通知し、キーを消去しています。`,
		}),
		fault: (code) => ({
			title: "デバイスの故障",
			text: `電源を入れ直してください。直らない場合は故障コード${code}を伝えてください。`,
		}),
		renewed: "新しいコードです（前のものは期限切れ）",
		renewedInShort: "新しいコードです",
		staysPaired: "ペアリングは維持されます。",
		device: (name) => `デバイス：${name}`,
		timezone: (name) => `タイムゾーン：${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi：${name}`, signal && signals[signal]].filter(Boolean).join("、"),
		battery: (percent) => `バッテリー：${percent}%`,
		authorizedUntil: (date) => `${date}まで有効`,
		authorizationEnds: (count, date) => `認証は${count === 0 ? "今日" : `あと${days(count)}で`}終了：${date}`,
		lapsesOn: (date) => phrased`電源オフの|ままなら|${date}に解除`,
		lapsesIn: (count, date) =>
			count === 0
				? `電源オフのままなら今日解除：${date}`
				: phrased`電源オフの|ままなら|あと${days(count)}で解除：${date}`,
		tryingAgain: (title) => `${title}。再試行中。`,
		notSaved: "保存できません。電源を切らないでください。",
		clientRefusedNotice: () => "アクセスキーが拒否されました。再設定が必要です。",
		actions: {
			pair: "ペアリング",
			pairAgain: "ペアリング",
			newCode: "新コード",
			retry: "再試行",
			cancel: "中止",
			unpair: "解除",
			dismiss: "閉じる",
			skip: "待たない",
		},
		press: (action) => `押す：${action}`,
		hold: (seconds, action) => `${seconds}秒長押し：${action}`,
		holding: {
			cancel: "押し続けると中止",
			unpair: "押し続けると解除",
			dismiss: "押し続けると閉じる",
			skip: "押し続けると待たない",
			reset: "長押しで全消去",
		},
		date: (day, month, year) => phrased`${year}年|${month}月${day}日`,
	},
	true,
);
