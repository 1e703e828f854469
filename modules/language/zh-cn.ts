import { phrased } from "./phrases.js";
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
		starting: { title: phrased`正在|启动…`, text: "请稍候。" },
		joining: (network) => ({
			title: phrased`正在|连接|网络…`,
			text: network === undefined ? phrased`正在|寻找|网络。` : `Wi-Fi：${network}`,
		}),
		trouble: (service) => ({
			radio: { title: phrased`无线|故障`, text: phrased`请关闭|设备|再打开。如果|仍然|如此，请送修。` },
			"not-joined": { title: "没有 Wi-Fi", text: phrased`网络|已关闭、太远|或未设置。请检查|热点。` },
			"wrong-password": {
				title: phrased`Wi-Fi 密码|错误`,
				text: phrased`网络|拒绝了|密码。请在|设备上|重新|设置。`,
			},
			"no-address": { title: phrased`没有|网络|地址`, text: phrased`Wi-Fi 不接受|此设备。请重启|热点。` },
			"no-name": { title: `找不到 ${service}`, text: phrased`网络|无法|解析|名称。请检查|热点的|互联网。` },
			"no-internet": { title: phrased`没有|互联网`, text: phrased`此 Wi-Fi 没有|接入|互联网。请检查|热点。` },
			portal: {
				title: phrased`网络|要求|登录`,
				text: phrased`此 Wi-Fi 要在|浏览器中|登录。请使用|无需|登录的|网络。`,
			},
			clock: { title: phrased`时钟|未设置`, text: phrased`正在|等待|网络|时间。如果|持续，请检查|热点。` },
			untrusted: {
				title: phrased`证书|不被|接受`,
				text: phrased`无法|证明|对方是 ${service}。请使用|其他|网络。`,
			},
			"not-valid-now": {
				title: phrased`证书|不在|有效期内`,
				text: phrased`证书|已过期，或时钟|有误。请检查|热点，然后|重启。`,
			},
			"no-answer": {
				title: phrased`${service} 没有|响应`,
				text: phrased`连接|缓慢|或中断。请检查|热点|信号。`,
			},
			"service-down": {
				title: phrased`${service} 出现|故障`,
				text: phrased`服务|报告了|错误。设备|会继续|尝试。`,
			},
			"service-busy": { title: `${service} 繁忙`, text: phrased`服务|要求|等待。设备|会自动|重试。` },
			blocked: {
				title: phrased`访问|被拒绝`,
				text: phrased`${service} 或网络|过滤器|拒绝|访问。请检查|套餐|和网络。`,
			},
			garbled: { title: phrased`无法|理解|响应`, text: phrased`响应的|不是 ${service}。请检查|网络。` },
		}),
		notConfigured: { title: phrased`尚未|设置`, text: phrased`设备|没有|访问|密钥。使用前|必须|设置。` },
		clientRefused: (service) => ({
			title: phrased`访问|密钥|被拒绝`,
			text: phrased`${service} 不认识|访问|密钥。请重新|设置|设备。`,
		}),
		rest: (service) => ({
			unused: { title: phrased`可以|配对`, text: phrased`之前的|代码|没有人|使用。按下|按钮|获取|新代码。` },
			cancelled: { title: "已取消", text: phrased`未配对。按下|按钮|开始|配对。` },
			denied: {
				title: phrased`在网页上|被拒绝`,
				text: phrased`有人在 ${service} 拒绝了|此设备。按下|按钮|重试。`,
			},
			unpaired: { title: phrased`已取消|配对`, text: phrased`与项目的|连接|已删除。` },
			"unpaired-unrevoked": {
				title: phrased`仅在此|取消|配对`,
				text: phrased`无法|通知 ${service}。在被移除|或过14天|之前，设备|仍在|列表中。`,
			},
			reset: { title: phrased`出厂|设置`, text: phrased`所有|内容|已清除。按下|按钮|开始|配对。` },
			refused: { title: phrased`请求|被拒绝`, text: phrased`${service} 没有|给出|代码。按下|按钮|重试。` },
		}),
		errorCode: (code) => `错误：${code}`,
		requesting: (service) => ({
			title: phrased`正在|获取|代码…`,
			text: phrased`正在向 ${service} 请求|代码。`,
		}),
		waiting: { title: phrased`配对|设备`, text: phrased`授权前|请核对|设备|名称。` },
		instructions: {
			scan: phrased`扫描|代码`,
			scanOrEnterAt: phrased`扫描，或在此|输入|代码`,
			scanOrEnterInProject: phrased`扫描，或在|项目的 C2C Connections 中|输入|代码`,
			openThenEnter: phrased`扫描|或打开，然后|输入|代码`,
			enterAt: phrased`在此|输入|代码`,
			enterInProject: phrased`在项目的 C2C Connections 中|输入|代码`,
			enterAtService: (service) => phrased`在 ${service} 输入|代码`,
		},
		confirming: (service) => ({ title: "已授权", text: phrased`正在向 ${service} 查询|项目。` }),
		paired: "已配对",
		paused: (service) => ({
			title: "已暂停",
			text: phrased`已在 ${service} 暂停。现在|录制的|内容|不会|上传。`,
		}),
		lost: (service) => ({
			ended: {
				title: phrased`不再|配对`,
				text: phrased`${service} 已结束|与此项目的|连接。按下|按钮|重新|配对。`,
			},
			lapsed: { title: phrased`配对|已过期`, text: phrased`设备|关闭|时间|太长。按下|按钮|重新|配对。` },
			expired: { title: phrased`授权|已到期`, text: phrased`网页上|设定的|日期|已过。按下|按钮|重新|配对。` },
		}),
		unpairing: (service) => ({
			title: phrased`正在|取消|配对…`,
			text: phrased`正在|通知 ${service} 并清除|密钥。`,
		}),
		fault: (code) => ({
			title: phrased`设备|故障`,
			text: phrased`请关闭|再打开。如果|仍然|如此，请报告|故障|代码 ${code}。`,
		}),
		renewed: phrased`新代码：上一个|已失效`,
		renewedInShort: "新代码",
		staysPaired: phrased`设备|保持|配对。`,
		device: (name) => `设备：${name}`,
		timezone: (name) => `时区：${name}`,
		network: (name, signal) =>
			[name === undefined ? "Wi-Fi" : `Wi-Fi：${name}`, signal && signals[signal]].filter(Boolean).join("，"),
		battery: (percent) => `电池：${percent}%`,
		authorizedUntil: (date) => phrased`授权至|${date}`,
		authorizationEnds: (count, date) =>
			phrased`授权|${count === 0 ? "今天" : `将在${days(count)}后`}|结束：${date}`,
		lapsesOn: (date) => phrased`关机后|配对|保留至|${date}`,
		lapsesIn: (count, date) =>
			phrased`关机后|配对|${count === 0 ? phrased`仅保留|到今天` : phrased`还能|保留${days(count)}`}：${date}`,
		tryingAgain: (title) => phrased`${title}。正在|重试。`,
		notSaved: phrased`保存|失败。请不要|关闭|设备。`,
		clientRefusedNotice: (service) => phrased`${service} 拒绝|访问|密钥。请重新|设置|设备。`,
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
		date: (day, month, year) => phrased`${year}年|${month}月${day}日`,
	},
	true,
);
