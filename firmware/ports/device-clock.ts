/** The board's clocks run as the chip's do. This is a module of its own so that a trial can put a faster clock in its place. */
export { TickClock as DeviceClock } from "./tick-clock.js";
