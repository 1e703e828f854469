import { counted, never } from "./plural.js";
import type { Words } from "./words.js";

const days = (count: number) => counted(never, count, { one: "#天", other: "#天" });
const signals = Object.freeze(
	{ none: "无信号", weak: "信号弱", fair: "信号中", good: "信号强" } as const,
	true,
);

export const zhCN: Words = Object.freeze(
	{
		tag: "zh-CN",
		name: "简体中文",
		starting: { title: "正在启动…", text: "请稍候。" },
		joining: (network) => ({
			title: "正在连接网络…",
			text: network === undefined ? "正在寻找网络。" : `Wi-Fi：${network}`,
		}),
		trouble: (service) => ({
			radio: { title: "无线故障", text: "请关闭设备再打开。如果仍然如此，请送修。" },
			"not-joined": { title: "没有 Wi-Fi", text: "网络已关闭、太远或未设置。请检查热点。" },
			"wrong-password": { title: "Wi-Fi 密码错误", text: "网络拒绝了密码。请在设备上重新设置。" },
			"no-address": { title: "没有网络地址", text: "Wi-Fi 不接受此设备。请重启热点。" },
			"no-name": { title: `找不到 ${service}`, text: "网络无法解析名称。请检查热点的互联网。" },
			"no-internet": { title: "没有互联网", text: "此 Wi-Fi 没有接入互联网。请检查热点。" },
			portal: { title: "网络要求登录", text: "此 Wi-Fi 要在浏览器中登录。请使用无需登录的网络。" },
			clock: { title: "时钟未设置", text: "正在等待网络时间。如果持续，请检查热点。" },
			untrusted: { title: "证书不被接受", text: `无法证明对方是 ${service}。请使用其他网络。` },
			"not-valid-now": {
				title: "证书不在有效期内",
				text: "证书已过期，或时钟有误。请检查热点，然后重启。",
			},
			"no-answer": { title: `${service} 没有响应`, text: "连接缓慢或中断。请检查热点信号。" },
			"service-down": { title: `${service} 出现故障`, text: "服务报告了错误。设备会继续尝试。" },
			"service-busy": { title: `${service} 繁忙`, text: "服务要求等待。设备会自动重试。" },
			blocked: { title: "访问被拒绝", text: `${service} 或网络过滤器拒绝访问。请检查套餐和网络。` },
			garbled: { title: "无法理解响应", text: `响应的不是 ${service}。请检查网络。` },
		}),
		notConfigured: { title: "尚未设置", text: "设备没有访问密钥。使用前必须设置。" },
		clientRefused: (service) => ({
			title: "访问密钥被拒绝",
			text: `${service} 不认识访问密钥。请重新设置设备。`,
		}),
		rest: (service) => ({
			unused: { title: "可以配对", text: "之前的代码没有人使用。按下按钮获取新代码。" },
			cancelled: { title: "已取消", text: "未配对。按下按钮开始配对。" },
			denied: { title: "在网页上被拒绝", text: `有人在 ${service} 拒绝了此设备。按下按钮重试。` },
			unpaired: { title: "已取消配对", text: "与项目的连接已删除。" },
			"unpaired-unrevoked": {
				title: "仅在此取消配对",
				text: `无法通知 ${service}。在被移除或过14天之前，设备仍在列表中。`,
			},
			reset: { title: "出厂设置", text: "所有内容已清除。按下按钮开始配对。" },
			refused: { title: "请求被拒绝", text: `${service} 没有给出代码。按下按钮重试。` },
		}),
		errorCode: (code) => `错误：${code}`,
		requesting: (service) => ({ title: "正在获取代码…", text: `正在向 ${service} 请求代码。` }),
		waiting: { title: "配对设备", text: "授权前请核对设备名称。" },
		instructions: {
			scan: "扫描代码",
			scanOrEnterAt: "扫描，或在此输入代码",
			scanOrEnterInProject: "扫描，或在项目的 C2C Connections 中输入代码",
			openThenEnter: "扫描或打开，然后输入代码",
			enterAt: "在此输入代码",
			enterInProject: "在项目的 C2C Connections 中输入代码",
			enterAtService: (service) => `在 ${service} 输入代码`,
		},
		confirming: (service) => ({ title: "已授权", text: `正在向 ${service} 查询项目。` }),
		paired: "已配对",
		paused: (service) => ({ title: "已暂停", text: `已在 ${service} 暂停。现在录制的内容不会上传。` }),
		lost: (service) => ({
			ended: { title: "不再配对", text: `${service} 已结束与此项目的连接。按下按钮重新配对。` },
			lapsed: { title: "配对已过期", text: "设备关闭时间太长。按下按钮重新配对。" },
			expired: { title: "授权已到期", text: "网页上设定的日期已过。按下按钮重新配对。" },
		}),
		unpairing: (service) => ({ title: "正在取消配对…", text: `正在通知 ${service} 并清除密钥。` }),
		fault: (code) => ({
			title: "设备故障",
			text: `请关闭再打开。如果仍然如此，请报告故障代码 ${code}。`,
		}),
		renewed: "新代码：上一个已失效",
		renewedInShort: "新代码",
		staysPaired: "设备保持配对。",
		device: (name) => `设备：${name}`,
		timezone: (name) => `时区：${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi：${name}`, signal && signals[signal]].filter(Boolean).join("，"),
		battery: (percent) => `电池：${percent}%`,
		authorizedUntil: (date) => `授权至${date}`,
		authorizationEnds: (count, date) => `授权${count === 0 ? "今天" : `将在${days(count)}后`}结束：${date}`,
		lapsesOn: (date) => `关机后配对保留至${date}`,
		lapsesIn: (count, date) =>
			`关机后配对${count === 0 ? "仅保留到今天" : `还能保留${days(count)}`}：${date}`,
		tryingAgain: (title) => `${title}。正在重试。`,
		notSaved: "保存失败。请不要关闭设备。",
		clientRefusedNotice: (service) => `${service} 拒绝访问密钥。请重新设置设备。`,
		actions: {
			pair: "配对",
			pairAgain: "重新配对",
			newCode: "新代码",
			retry: "立即重试",
			cancel: "取消",
			unpair: "取消配对",
			dismiss: "关闭",
			skip: "不再等待",
		},
		press: (action) => `按：${action}`,
		hold: (seconds, action) => `按住${seconds}秒：${action}`,
		holding: {
			cancel: "按住以取消",
			unpair: "按住以取消配对",
			dismiss: "按住以关闭",
			skip: "按住以不再等待",
			reset: "按住以清除全部",
		},
		date: (day, month, year) => `${year}年${month}月${day}日`,
	},
	true,
);
