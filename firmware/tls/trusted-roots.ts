import Resource from "Resource";

const files = Object.freeze([
	"amazon-root-ca-1.der",
	"amazon-root-ca-2.der",
	"amazon-root-ca-3.der",
	"amazon-root-ca-4.der",
	"starfield-services-root-g2.der",
]);

/** The roots that every board trusts, in DER, as they lie in flash (`assets/certificates`). */
export function trustedRoots(): readonly unknown[] {
	return files.map((file) => new Resource(file));
}
