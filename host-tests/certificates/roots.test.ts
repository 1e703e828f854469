import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { anchors } from "../../tools/certificates/anchors.js";
import { describeRoots, findRoots } from "../../tools/certificates/make.js";
import { root } from "../../tools/shared/root.js";

const folder = path.join(root, "assets/certificates");
const yearMs = 365 * 86_400_000;

describe("trusted roots", () => {
	for (const { file, name, fingerprint } of anchors) {
		describe(name, () => {
			const der = readFileSync(path.join(folder, `${file}.der`));
			const certificate = new X509Certificate(der);

			it("has the fingerprint that its owner publishes", () => {
				assert.equal(createHash("sha256").update(der).digest("hex"), fingerprint);
			});

			it("is an authority that signs itself", () => {
				assert.ok(certificate.ca);
				assert.ok(certificate.subject.includes(`CN=${name}`));
				assert.ok(certificate.verify(certificate.publicKey));
			});

			it("is valid for another year at least", () => {
				const endsMs = Date.parse(certificate.validTo);
				assert.ok(endsMs - Date.now() > yearMs, `it ends on ${certificate.validTo}: ship its successor now`);
			});

			it("is put into flash", () => {
				const manifest = readFileSync(path.join(root, "firmware/tls/manifest.json"), "utf8");
				assert.ok(manifest.includes(`assets/certificates/${file}"`));
			});
		});
	}

	it("are all that lies in the folder, besides their list", () => {
		const files = [...anchors.map(({ file }) => `${file}.der`), "README.md"];
		assert.deepEqual(readdirSync(folder).sort(), files.sort());
	});

	it("are listed as they are", () => {
		assert.equal(readFileSync(path.join(folder, "README.md"), "utf8"), describeRoots(findRoots()));
	});

	it("are not made when one is missing", () => {
		assert.throws(() => findRoots([]), /There is no "Amazon Root CA 1" among the roots/);
	});
});
