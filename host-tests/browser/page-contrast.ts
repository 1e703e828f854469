import type { Page } from "playwright-core";

/** A text of the page: its contrast with the least suitable colour that may be behind it. */
export type TextContrast = Readonly<{ text: string; ratio: number; needed: number }>;

/**
 * Runs in the page. Behind a text are the backgrounds of the elements around it, up to the first that is opaque; of a gradient
 * each colour counts. Contrast and sizes are those of WCAG 2.2, 1.4.3.
 */
const measure = `(() => {
	const readColour = (text) => {
		const numbers = text.match(/[\\d.]+%?/g).map(parseFloat);
		const [red, green, blue, alpha = 1] = numbers;
		return text.startsWith("color(srgb") ? [red * 255, green * 255, blue * 255, alpha] : [red, green, blue, alpha];
	};
	const over = (above, below) =>
		[0, 1, 2].map((index) => above[index] * above[3] + below[index] * (1 - above[3])).concat(1);
	const luminance = (colour) => {
		const [red, green, blue] = colour.slice(0, 3).map((value) => {
			const share = value / 255;
			return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
		});
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const contrast = (one, other) => {
		const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
		return (light + 0.05) / (dark + 0.05);
	};
	const behind = (element) => {
		if (element === null) return [[255, 255, 255, 1]];
		const { backgroundColor, backgroundImage } = getComputedStyle(element);
		const own = readColour(backgroundColor);
		const base = own[3] === 1 ? [own] : behind(element.parentElement).map((colour) => over(own, colour));
		const stops = (backgroundImage.match(/(rgba?|color)\\([^)]*\\)/g) ?? []).map(readColour);
		if (stops.length > 0 && stops.every((stop) => stop[3] === 1)) return stops;
		return base.concat(stops.flatMap((stop) => base.map((colour) => over(stop, colour))));
	};
	return [...document.querySelectorAll("body *")].flatMap((element) => {
		const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
		const text = own.map((node) => node.textContent.trim()).join(" ").trim();
		if (text === "" || !element.checkVisibility() || element.closest("noscript, script, option")) return [];
		const style = getComputedStyle(element);
		const size = parseFloat(style.fontSize);
		const isLarge = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
		const colour = readColour(style.color);
		const ratio = Math.min(...behind(element).map((ground) => contrast(over(colour, ground), ground)));
		return [{ text, ratio, needed: isLarge ? 3 : 4.5 }];
	});
})()`;

/** The texts that can be seen now, each with its contrast. */
export function contrastOf(page: Page): Promise<readonly TextContrast[]> {
	return page.evaluate<readonly TextContrast[]>(measure);
}
