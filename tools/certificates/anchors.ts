/** A root that boards trust. */
export type Anchor = Readonly<{
	/** File in `assets/certificates`, without its ending. */
	file: string;
	/** Common name of its subject. */
	name: string;
	/** SHA-256 of the certificate, as its owner publishes it; 64 hexadecimal digits. */
	fingerprint: string;
}>;

/** The roots below which Frame.io's certificates are (contract 12). */
export const anchors: readonly Anchor[] = [
	{
		file: "amazon-root-ca-1",
		name: "Amazon Root CA 1",
		fingerprint: "8ecde6884f3d87b1125ba31ac3fcb13d7016de7f57cc904fe1cb97c6ae98196e",
	},
	{
		file: "amazon-root-ca-2",
		name: "Amazon Root CA 2",
		fingerprint: "1ba5b2aa8c65401a82960118f80bec4f62304d83cec4713a19c39c011ea46db4",
	},
	{
		file: "amazon-root-ca-3",
		name: "Amazon Root CA 3",
		fingerprint: "18ce6cfe7bf14e60b2e347b8dfe868cb31d02ebb3ada271569f50343b46db3a4",
	},
	{
		file: "amazon-root-ca-4",
		name: "Amazon Root CA 4",
		fingerprint: "e35d28419ed02025cfa69038cd623962458da5c695fbdea3c22b0bfb25897092",
	},
	{
		file: "starfield-services-root-g2",
		name: "Starfield Services Root Certificate Authority - G2",
		fingerprint: "568d6905a2c88708a4b3025190edcfedb1974a606a13c6e5290fcb2ae63edab5",
	},
];
