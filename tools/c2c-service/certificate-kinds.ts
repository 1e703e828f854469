/** `good`, or what is wrong with the certificate of the service (contract 18). */
export const certificateKindNames = ["good", "expired", "wrong-host", "unknown-root"] as const;
export type CertificateKind = (typeof certificateKindNames)[number];
