/** What a virtual board tells the service and the console. */
export const firmwareVersion = "0.1.0";
