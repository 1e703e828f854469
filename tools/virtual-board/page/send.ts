let last: Promise<unknown> = Promise.resolve();

/** Asks the board for something. What is asked arrives in the order in which it was asked. */
export function send(path: string, content: Readonly<Record<string, string | boolean>>): void {
	const request = (): Promise<unknown> =>
		fetch(path, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify(content),
			keepalive: true,
		});
	// The page says by itself when the program has stopped, so a failed request needs no word of its own.
	last = last.then(request).catch(() => {});
}
