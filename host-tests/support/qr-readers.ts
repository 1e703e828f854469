export { readWithJsqr, readWithZxing } from "../../tools/scan/qr-readers.js";
